using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>How nodes wake each other after a commit. A ring that is lost delays and never loses: everybody also looks now and then.</summary>
internal interface IBell
{
    Task RingAsync(long sequence, CancellationToken ct);

    /// <summary>Tells the other nodes what is kept nowhere. Who misses it has missed it.</summary>
    Task TellAsync(TypingSign sign, CancellationToken ct);

    /// <summary>Tells the other nodes whose notices are others now. What they are stands in the store.</summary>
    Task TellAsync(AgentId noticed, CancellationToken ct);

    /// <summary>Waits until something is heard, at most so long.</summary>
    Task<Heard> HearAsync(TimeSpan patience, CancellationToken ct);
}

/// <summary>What came since the last time.</summary>
/// <param name="Sequence">The highest that was rung; null when none was.</param>
/// <param name="Typing">Who is writing on other nodes.</param>
/// <param name="Noticed">Whose notices other nodes changed.</param>
internal readonly record struct Heard(long? Sequence, IReadOnlyList<TypingSign> Typing, IReadOnlyList<AgentId> Noticed);

/// <summary>Somebody is writing in a conversation.</summary>
/// <param name="Agent">Null for the customer.</param>
/// <param name="IsDraft">The agent's draft is another one now: something for colleagues alone.</param>
internal readonly record struct TypingSign(Address Address, AgentId? Agent, bool IsDraft = false);
