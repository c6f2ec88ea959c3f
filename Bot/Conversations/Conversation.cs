using SupportBot.Channels;

namespace SupportBot.Conversations;

/// <summary>What the pure turn knows of a conversation, and changes.</summary>
internal sealed record Conversation
{
    public required ConversationId Id { get; init; }
    public required Address Address { get; init; }
    public required CustomerId Customer { get; init; }

    /// <summary>Raised by every commit; a commit against an older one is refused.</summary>
    public required long Version { get; init; }
    public required Ticket Ticket { get; init; }

    /// <summary>The language replies are written in; <see cref="Language.Other"/> until it is known.</summary>
    public Language Language { get; init; }

    /// <summary>The language of the newest text that showed one; until then <see cref="Language"/> is a guess from the messenger's hint.</summary>
    public Language Heard { get; init; }
    public Facts Facts { get; init; } = Facts.None;

    /// <summary>Where each of them was told.</summary>
    public FactSources FactsFrom { get; init; } = FactSources.None;

    /// <summary>The step whose answer is awaited; null when no script is under way.</summary>
    public TriagePosition? Triage { get; init; }
    public Tone Tone { get; init; } = Tone.Calm;

    /// <summary>How the customer asked to be answered since a person last answered; null when they did not.</summary>
    public Nudges? Nudges { get; init; }

    /// <summary>How many turns in a row were not understood at all.</summary>
    public int Misses { get; init; }

    /// <summary>A person was offered after the customer asked for one on an untouched problem (C10).</summary>
    public bool OfferedQuickStep { get; init; }

    /// <summary>How often the bot has said what it understood, or that it heard the anger: never twice in the same words (C03).</summary>
    public int Acknowledged { get; init; }

    /// <summary>In how many turns the bot spoke: it chooses among variants, so that neighbouring replies differ (C29).</summary>
    public int Spoken { get; init; }

    /// <summary>People gave this matter to the bot: it does not give it away again as one that first line hardly ever settles.</summary>
    public bool IsGivenBack { get; init; }

    /// <summary>The incident the matter belongs to; null for none (C12).</summary>
    public AttachedIncident? Incident { get; init; }

    /// <summary>The bot has said hello.</summary>
    public bool Greeted { get; init; }

    /// <summary>The articles shown in this matter, the newest last; older ones are forgotten.</summary>
    public IReadOnlyList<string> ShownArticles { get; init; } = [];

    public const int MostShownArticles = 10;

    /// <summary>The matter under way, or the last one, as it is summed up; null before the first turn. The store keeps it: whoever changes a conversation leaves it alone.</summary>
    public Episode? Episode { get; init; }

    /// <summary>The buttons last offered: a customer may also type the label of one, or its number.</summary>
    public IReadOnlyList<Choice> Offered { get; init; } = [];

    /// <summary>What the customer was last told of the queue (C16); null once nobody waits any more.</summary>
    public string? QueueNews
    {
        get => Ticket.State is TicketState.Waiting ? field : null;
        init;
    }

    /// <summary>Who was asked whether evidence may be shared, and what they said (C24); null when nobody was.</summary>
    public Approval? Approval { get; init; }

    /// <summary>What became of asking how the help was, while the matter it asks about is settled.</summary>
    public Survey? Survey
    {
        get => field is { Of: var of } && Ticket.ResolvedAt == of ? field : null;
        init;
    }

    /// <summary>How long they were last told it takes (C16); null when they were told no time.</summary>
    public ToldWait? ToldWait
    {
        get => Ticket.State is TicketState.Waiting ? field : null;
        init;
    }
}

/// <summary>The customer's tone over the last turns.</summary>
/// <param name="AngryTurns">Angry turns in a row (C04).</param>
/// <param name="AbusiveTurns">Turns with insults or threats since the conversation began (C21).</param>
/// <param name="WasCalmed">The venting was acknowledged already; it is never acknowledged twice (C03).</param>
/// <param name="WasWarned">The one calm warning was given (C21).</param>
/// <param name="Sentiment">As last read for certain.</param>
/// <param name="Anger">As last read for certain.</param>
/// <param name="IsCalmer">The anger fell with the last turn, or is gone and did not come back.</param>
internal sealed record Tone(
    int AngryTurns, int AbusiveTurns, bool WasCalmed, bool WasWarned, Sentiment Sentiment, Anger Anger, bool IsCalmer = false)
{
    /// <summary>Until when the bot pauses for abuse; null when it never did in this matter (C21).</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>That the anger is over was said already (C04).</summary>
    public bool IsCalmNoted { get; init; }

    /// <summary>It costs whoever answers more than others do (C27): insults, threats or fury.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsHostile => AbusiveTurns > 0 || Anger is Anger.Furious;

    public static Tone Calm { get; } = new(0, 0, false, false, Sentiment.Neutral, Anger.None);
}

/// <summary>What a customer did to be answered by a person.</summary>
/// <param name="Times">How often they asked again; what follows at once is part of the same asking.</param>
/// <param name="LastAt">When the newest of them began.</param>
/// <param name="HasRaised">The urgency rose for it already.</param>
internal sealed record Nudges(int Times, DateTimeOffset LastAt, bool HasRaised);
