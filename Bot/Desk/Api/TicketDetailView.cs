using System.Text.Json.Serialization;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Desk.Api;

/// <summary>A ticket with everything known of it.</summary>
internal sealed class TicketDetailView(TicketDetail detail) : TicketView(detail.Row)
{
    // What the list shows comes first.
    [JsonPropertyOrder(1)]
    public SummaryView Summary { get; } = new(detail);
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, string> Facts { get; } = detail.Facts.Values;

    /// <summary>In which line of the transcript each of them was told.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, long> FactsFrom { get; } = detail.FactsFrom.Values;
    [JsonPropertyOrder(1)]
    public IReadOnlyList<LineView> Transcript { get; } = [.. detail.Lines.Select(line => new LineView(line))];

    /// <summary>What was read in the customer's turns, oldest first.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<TurnReadingView> Readings { get; } =
        [.. detail.Lines.Where(line => line.Reading is not null).Select(line => new TurnReadingView(line.Position, new ReadingView(line.Reading!)))];

    /// <summary>True when older lines were left out; <c>?before=</c> the first one's position shows them.</summary>
    [JsonPropertyOrder(1)]
    public bool Earlier { get; } = detail.Earlier;

    /// <summary>The tickets beside it: linked, split off, merged, and others of the same customer.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<RelatedView> Related { get; init; } = [];

    /// <summary>Since when nothing reaches the customer: they shut the bot out, or their place is gone.</summary>
    [JsonPropertyOrder(1)]
    public DateTimeOffset? UnreachableSince { get; } = detail.UnreachableSince;
}

/// <summary>What an agent reads in ten seconds (C28).</summary>
internal sealed class SummaryView(TicketDetail detail)
{
    public string? Who { get; } = detail.Row.CustomerName;
    public Topic Topic { get; } = detail.Ticket.Topic;
    public string? Symptom { get; } = detail.Ticket.Symptom;

    /// <summary>Since when the trouble lasts, in the customer's words.</summary>
    public string? Since { get; } = detail.Facts["since"];
    public string? Tried { get; } = detail.Facts["tried"];
    public Urgency Urgency { get; } = detail.Ticket.Urgency;
    public HandoffReason? Reason { get; } = detail.Ticket.Reason;

    /// <summary>The rule of the playbook that gave it to people, and what held.</summary>
    public string? HandoffRule { get; } = detail.Ticket.HandoffRule;
    public string? HandoffHeld { get; } = detail.Ticket.HandoffHeld;

    /// <summary>What whoever takes it should know.</summary>
    public IReadOnlyList<string> Skills { get; } = detail.Ticket.Skills?.Split(',') ?? [];
    public IReadOnlyList<Sentiment> ToneOverTime { get; } =
        [.. detail.Lines.Where(line => line.Reading is not null).Select(line => line.Reading!.Sentiment.Value)];
    public int AngryTurns { get; } = detail.Row.Tone.AngryTurns;
    public int AbusiveTurns { get; } = detail.Row.Tone.AbusiveTurns;
    public DateTimeOffset? PromisedBy { get; } = detail.Ticket.PromisedBy;
    public string? Script { get; } = detail.Triage?.Script.ToString();
}

/// <summary>One line of the transcript.</summary>
internal sealed class LineView(TranscriptLine line)
{
    public long Position { get; } = line.Position;
    public LineKind Author { get; } = line.Kind;

    /// <summary>The agent who wrote it.</summary>
    public string? Name { get; } = line.AgentName;
    public string Text { get; } = line.Text;
    public DateTimeOffset At { get; } = line.At;
    public DateTimeOffset? EditedAt { get; } = line.EditedAt;

    /// <summary>What it said before each edit, oldest first.</summary>
    public IReadOnlyList<EarlierWords> Earlier { get; } = line.Earlier;

    /// <summary>When the customer took it back.</summary>
    public DateTimeOffset? DeletedAt { get; } = line.DeletedAt;

    /// <summary>What it answers.</summary>
    public QuotedLine? Quote { get; } = line.Quote;

    /// <summary>True when the customer pressed a button.</summary>
    public bool Pressed { get; } = line.Pressed;

    /// <summary>The messenger's word for what cannot be read.</summary>
    public string? Unreadable { get; } = line.Unreadable;
    public IReadOnlyList<Choice> Choices { get; } = line.Choices;
    public IReadOnlyList<Attachment> Attachments { get; } = line.Attachments;
    public ReadingView? Reading { get; } = line.Reading is { } reading ? new ReadingView(reading) : null;
    public DeliveryState? Delivery { get; } = line.Delivery;

    /// <summary>Why it was not delivered, or may not have been.</summary>
    public string? DeliveryProblem { get; } = line.DeliveryProblem;
}

internal sealed record TurnReadingView(long Position, ReadingView Reading);
