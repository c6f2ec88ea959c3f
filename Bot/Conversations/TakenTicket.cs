namespace SupportBot.Conversations;

/// <summary>One that an agent took from a queue: what the pace is measured by (C16).</summary>
/// <param name="Waited">How long it had waited.</param>
/// <param name="Load">How many the agent had then, with it.</param>
internal readonly record struct TakenTicket(DateTimeOffset At, TimeSpan Waited, int Load)
{
    // What lay shorter was taken by somebody who had nothing to do.
    private static readonly TimeSpan SomebodyIdle = TimeSpan.FromSeconds(30);

    // Several at once after a break are no measure of the pace, nor is the first after a long one.
    private static readonly TimeSpan FillingUp = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Away = TimeSpan.FromHours(2);

    /// <summary>What it cost of the time of the agents who were here; null when that cannot be told, because somebody was idle, filling up or just back.</summary>
    /// <param name="before">What the same agent took last.</param>
    /// <param name="queueBefore">When the last one before it was taken from the queue.</param>
    /// <param name="here">How many agents are here for the queue.</param>
    public TimeSpan? Cost(TakenTicket? before, DateTimeOffset? queueBefore, int here)
    {
        if (Waited < SomebodyIdle || here == 0 || before is not { } last) return null;
        var since = At - last.At;
        if (since > Away || (Load > last.Load && since < FillingUp)) return null;
        var lay = queueBefore is { } earlier && At - earlier < Waited ? At - earlier : Waited;
        return here * lay;
    }
}
