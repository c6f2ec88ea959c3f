namespace SupportBot.Dialogs;

/// <summary>How fast one customer writes the messages of a burst, and so how long the bot waits for the next of them (C01).</summary>
/// <param name="Pause">The longest pause they usually make between two.</param>
/// <param name="Heard">How many pauses that is learned from.</param>
internal readonly record struct Rhythm(TimeSpan Pause, int Heard)
{
    /// <summary>From fewer pauses nothing is concluded.</summary>
    public const int Fewest = 2;

    /// <summary>Nobody reads a reply and writes another message in less: who does was still writing when the bot fell in.</summary>
    public static readonly TimeSpan Reading = TimeSpan.FromSeconds(1);

    // A pause that is longer than usual counts at once by half; shorter ones only slowly, since being interrupted is worse than waiting a moment.
    private const double Longer = 0.5;
    private const double Shorter = 0.15;

    // The next pause may be longer than the usual ones.
    private const double Room = 1.5;

    /// <summary>How long to wait after the customer's newest message.</summary>
    public TimeSpan Window(WindowBounds bounds) => Heard < Fewest || !bounds.IsLearned ? bounds.Usual
        : TimeSpan.FromTicks(Math.Clamp((long)(Pause.Ticks * Room), bounds.Shortest.Ticks, bounds.Longest.Ticks));

    /// <summary>The rhythm after a further message; a pause in which the customer may have read the reply tells nothing.</summary>
    public Rhythm After(TimeSpan pause, WindowBounds bounds)
    {
        if (pause < TimeSpan.Zero || pause >= Window(bounds) + Reading) return this;
        var known = Heard == 0 ? pause : Pause + ((pause - Pause) * (pause > Pause ? Longer : Shorter));
        return new Rhythm(known, Math.Min(Heard + 1, Fewest));
    }
}

/// <summary>Between which lengths the quiet window of a customer is learned.</summary>
/// <param name="Usual">Of a customer of whom nothing is known.</param>
internal readonly record struct WindowBounds(TimeSpan Shortest, TimeSpan Usual, TimeSpan Longest)
{
    /// <summary>A usual window beyond the bounds is meant as it is.</summary>
    public bool IsLearned => Shortest <= Usual && Usual <= Longest && Shortest < Longest;
}
