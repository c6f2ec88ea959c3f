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

    /// <summary>The step whose answer is awaited; null when no script is under way.</summary>
    public TriagePosition? Triage { get; init; }
    public Tone Tone { get; init; } = Tone.Calm;

    /// <summary>How many turns in a row were not understood at all.</summary>
    public int Misses { get; init; }

    /// <summary>A person was offered after the customer asked for one on an untouched problem (C10).</summary>
    public bool OfferedQuickStep { get; init; }

    /// <summary>The bot has said hello.</summary>
    public bool Greeted { get; init; }

    /// <summary>The buttons last offered: a customer may also type the label of one, or its number.</summary>
    public IReadOnlyList<Choice> Offered { get; init; } = [];

    /// <summary>What the customer was last told of the queue (C16); null once nobody waits any more.</summary>
    public string? QueueNews
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
/// <param name="Sentiment">As last read.</param>
/// <param name="Anger">As last read.</param>
internal sealed record Tone(int AngryTurns, int AbusiveTurns, bool WasCalmed, bool WasWarned, Sentiment Sentiment, Anger Anger)
{
    public static Tone Calm { get; } = new(0, 0, false, false, Sentiment.Neutral, Anger.None);
}
