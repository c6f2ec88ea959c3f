using SupportBot.Conversations;

namespace SupportBot.Handoff.Waiting;

/// <summary>What somebody who waits is told next: the same as long as it is likely, a better range when it is not, and honestly that it is late (C16).</summary>
internal static class WaitNews
{
    /// <returns>What they were told, when it stands; null when no time was told and none can be.</returns>
    /// <param name="place">How many stand before them.</param>
    /// <param name="ahead">How many of these are taken by the agents who are able to take them.</param>
    /// <param name="longest">Minutes until people go home.</param>
    public static ToldWait? Next(ToldWait? told, QueuePace pace, int place, double ahead, DateTimeOffset now, double longest = double.PositiveInfinity)
    {
        var minutes = told is null ? 0 : (now - told.At).TotalMinutes;
        var hasPassed = told is { To: > 0 } && minutes > told.To;
        if (told is { To: > 0 } && told.Ahead == place && !hasPassed && pace.Stands(new WaitEstimate(told.From, told.To), minutes, ahead)) return told;
        if (WaitEstimate.Of(pace, ahead, longest) is { } range) return new ToldWait(now, place, range.From, range.To, hasPassed);
        return told switch
        {
            null => null,
            { To: 0 } when told.Ahead == place => told,
            _ => new ToldWait(now, place, 0, 0, hasPassed || told is { To: 0, IsLate: true }),
        };
    }
}
