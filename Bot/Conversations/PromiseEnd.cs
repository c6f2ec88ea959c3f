namespace SupportBot.Conversations;

/// <summary>What became of a promise (C17).</summary>
internal enum PromiseEnd
{
    /// <summary>The customer heard of it from a person, or an agent settled it, no later than it was due.</summary>
    Kept,

    /// <summary>Its time passed first.</summary>
    Broken,

    /// <summary>In time another promise took its place, or nothing was owed any more.</summary>
    Withdrawn,
}

/// <summary>What one commit makes of the promise that was open before it. The clock decides: whatever ends it after its time breaks it, whether the passing was noticed before or not.</summary>
internal static class PromiseEnds
{
    /// <returns>Null when the promise goes on, or there was none.</returns>
    public static PromiseEnd? Of(Ticket before, Ticket after, IReadOnlyList<Line> lines, DateTimeOffset at)
    {
        if (after.BrokenPromises > before.BrokenPromises) return PromiseEnd.Broken;
        if (before.PromisedBy is not { } due || after.PromisedBy == due) return null;
        if (at > due) return PromiseEnd.Broken;
        var isSettled = after is { State: TicketState.Resolved, Outcome: not TicketOutcome.Duplicate } && EpisodeFold.EndedBy(lines) is EpisodeEnd.Agent;
        return isSettled || lines.Any(line => line.Kind is LineKind.Agent) ? PromiseEnd.Kept : PromiseEnd.Withdrawn;
    }
}
