using System.Text.Json.Serialization;

namespace SupportBot.Conversations;

/// <summary>How an episode began. The numbers are stored.</summary>
internal enum EpisodeStart
{
    /// <summary>A new matter: the first, one the customer began anew, or one that came later than <see cref="Episode.Durable"/> after the last was settled.</summary>
    New = 0,

    /// <summary>The customer came back to what was thought settled.</summary>
    Returned = 1,

    /// <summary>An agent took up again what was settled.</summary>
    Reopened = 2,
}

/// <summary>Who ended an episode. The numbers are stored.</summary>
internal enum EpisodeEnd
{
    Bot = 0,
    Agent = 1,
    Customer = 2,
}

/// <summary>
/// One matter of a conversation, from its first message or its opening again until it is resolved, as it is summed up while it goes on (docs/measures.md).
/// The conversation carries it, so no message costs a look-up; when it ends, it is written as one row in the same commit.
/// </summary>
/// <param name="Number">From 1 within its conversation.</param>
internal sealed record Episode(int Number, EpisodeStart Start, DateTimeOffset BeganAt)
{
    /// <summary>A matter that stays settled for so long is durably resolved.</summary>
    public static readonly TimeSpan Durable = TimeSpan.FromDays(7);

    /// <summary>When it was resolved; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Up to when the times are summed up.</summary>
    public DateTimeOffset CountedTo { get; init; } = BeganAt;

    /// <summary>Why the bot gave it to people first; null when it never did.</summary>
    public HandoffReason? Reason { get; init; }

    /// <summary>When people first had it, or should have: it came into a queue, or an agent took it from the bot.</summary>
    public DateTimeOffset? HandedOffAt { get; init; }

    /// <summary>When a person first answered the customer.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>How long the customer waited for somebody to take it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan Waited { get; init; }

    /// <summary>How long agents had it in hand: theirs, not put aside, and theirs to speak.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan Handled { get; init; }

    /// <summary>An agent has had the last word: the customer is the one to speak.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AwaitsCustomer { get; init; }

    /// <summary>How often an agent who had worked on it gave it on to another, or into a queue.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Moves { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int PromisesKept { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int PromisesBroken { get; init; }

    /// <summary>Times that a policy asked for and that passed unmet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int DuesMissed { get; init; }

    /// <summary>The customer was furious or abusive in it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsHostile { get; init; }

    /// <summary>The agents who worked on it, in the order in which they came to it; null for none.</summary>
    public IReadOnlyList<AgentPart>? Agents { get; init; }
}

/// <summary>What one agent had of an episode.</summary>
/// <param name="Handled">How long they had it in hand.</param>
/// <param name="Replies">How often they answered the customer.</param>
/// <param name="IsHostile">The customer was furious or abusive while it was theirs.</param>
internal sealed record AgentPart(AgentId Agent, TimeSpan Handled, int Replies, bool IsHostile);
