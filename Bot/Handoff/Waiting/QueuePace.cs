namespace SupportBot.Handoff.Waiting;

/// <summary>How fast a queue goes for somebody in it, as measured.</summary>
/// <param name="Agents">How many agents are here now who are able to take them.</param>
/// <param name="Measured">On how many tickets the cost of one was measured.</param>
/// <param name="MinutesEach">How many minutes of one agent a ticket costs the queue.</param>
/// <param name="OvertakenPerMinute">How many more urgent ones come and are taken before.</param>
internal sealed record QueuePace(int Agents, int Measured, double MinutesEach, double OvertakenPerMinute)
{
    private const int FewestMeasured = 3;

    /// <summary>As many measured tickets as it is worth, judged by what came true of what was told (<see cref="Waiting.Trust"/>).</summary>
    public double Trust { get; init; } = QueuePaces.Newest;

    // What was told stays until it has become as unlikely as this: words that change all the time are read by nobody.
    private const double StillLikely = 0.6;

    // Near the point where all that is taken are overtakers, no wait can be told.
    private const double LeastShare = 0.15;

    /// <summary>Whether anything can be told from it.</summary>
    public bool Tells => Measured >= FewestMeasured && Agents > 0 && Share > LeastShare;

    /// <summary>Whether a range that was told some minutes ago is still likely.</summary>
    public bool Stands(WaitEstimate told, double minutesAgo, double ahead) =>
        Tells && minutesAgo < told.To && Within(told.To - minutesAgo, ahead) - Within(told.From - minutesAgo, ahead) >= StillLikely;

    private double PerMinute => Agents / MinutesEach;

    // What is left of the pace for those who are not overtaken.
    private double Share => 1 - (OvertakenPerMinute / PerMinute);

    /// <summary>How likely it is that somebody is taken within some minutes.</summary>
    /// <param name="ahead">How many those agents take before.</param>
    /// <remarks>
    /// Agents who are all busy take tickets at random times with a rate that is itself only measured: the share of the wait in the wait and the time measured together is
    /// beta-distributed. Each place is then a busy period of overtakers, whose mean and variance are those of a queue of their own.
    /// </remarks>
    public double Within(double minutes, double ahead)
    {
        if (minutes <= 0) return 0;
        var counted = Math.Min(Measured, Trust);
        var taken = PerMinute * Share * minutes;
        var places = (ahead + 1) * Share / (2 - Share);
        return BetaShare.Below(taken * places / (ahead + 1) / ((taken * places / (ahead + 1)) + counted), places, counted);
    }
}
