using SupportBot.Conversations;

namespace SupportBot.Handoff.Waiting;

/// <summary>What somebody who waits is told next: the same as long as it is likely, a better range when it is not, and honestly that it is late (C16).</summary>
internal static class WaitNews
{
    /// <returns>What they were told, when it stands; null when no time was told and none can be.</returns>
    public static ToldWait? Next(ToldWait? told, QueuePace pace, int ahead, DateTimeOffset now)
    {
        var minutes = told is null ? 0 : (now - told.At).TotalMinutes;
        var hasPassed = told is { To: > 0 } && minutes > told.To;
        if (told is { To: > 0 } && told.Ahead == ahead && !hasPassed && pace.Stands(new WaitEstimate(told.From, told.To), minutes, ahead)) return told;
        if (WaitEstimate.Of(pace, ahead) is { } range) return new ToldWait(now, ahead, range.From, range.To, hasPassed);
        return told switch
        {
            null => null,
            { To: 0 } when told.Ahead == ahead => told,
            _ => new ToldWait(now, ahead, 0, 0, hasPassed || told is { To: 0, IsLate: true }),
        };
    }
}
