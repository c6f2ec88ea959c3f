using System.Collections.Immutable;

namespace SupportBot.Handoff.Waiting;

/// <summary>How long somebody at a place in a queue will wait: a range that people can say, as narrow as what was measured allows (C16).</summary>
/// <param name="From">Minutes, at the least; 0 for at once.</param>
/// <param name="To">Minutes, in all likelihood.</param>
internal readonly record struct WaitEstimate(int From, int To)
{
    /// <summary>How likely a range must be to be told. Above what is promised, because a queue changes after it was measured.</summary>
    public const double Likely = 0.8;

    /// <summary>Numbers people say, so that the words do not change with every minute.</summary>
    public static readonly ImmutableArray<int> Steps = [0, 1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90, 120];

    // What is wider tells nobody anything, unless it is far away: their place says more.
    private const int AlwaysTold = 25;

    public int Width => To - From;

    private bool SaysSomething => Width <= Math.Max(AlwaysTold, 2 * From);

    /// <summary>Null when too little was measured to tell, nobody who is able is here, it would be hours, or it is too uncertain.</summary>
    /// <param name="ahead">How many are taken before.</param>
    /// <param name="longest">Minutes until people go home: nobody is told that somebody comes later.</param>
    public static WaitEstimate? Of(QueuePace pace, double ahead, double longest = double.PositiveInfinity)
    {
        if (!pace.Tells) return null;
        Span<double> within = stackalloc double[Steps.Length];
        for (var i = 0; i < Steps.Length; i++) within[i] = pace.Within(Steps[i], ahead);
        (WaitEstimate Range, double Likely)? best = null;
        for (var from = 0; from < Steps.Length; from++)
        {
            var to = from + 1;
            while (to < Steps.Length && within[to] - within[from] < Likely) to++;
            if (to == Steps.Length || Steps[to] > longest) break;
            var found = (Range: new WaitEstimate(Steps[from], Steps[to]), within[to] - within[from]);
            if (found.Range.SaysSomething && (best is not { } so || Narrower(found, so))) best = found;
        }
        return best?.Range;
    }

    // Of two as narrow the likelier is told.
    private static bool Narrower((WaitEstimate Range, double Likely) one, (WaitEstimate Range, double Likely) other) =>
        (one.Range.Width, -one.Likely).CompareTo((other.Range.Width, -other.Likely)) < 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}–{To}");
}
