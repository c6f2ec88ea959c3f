using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Desk.Api;

/// <summary>A ticket as the JSON API shows it. Names and words are stable; properties may be added.</summary>
internal class TicketView(TicketRow row)
{
    public string Number { get; } = row.Ticket.Number.ToString();
    public TicketState State { get; } = row.Ticket.State;
    public Tier Tier { get; } = row.Ticket.Tier;
    public string Queue { get; } = row.Ticket.Queue;
    public Urgency Urgency { get; } = row.Ticket.Urgency;
    public Topic Topic { get; } = row.Ticket.Topic;
    public HandoffReason? Reason { get; } = row.Ticket.Reason;

    /// <summary>The agent who has it, or had it when it was resolved.</summary>
    public OwnerView? Owner { get; } = row.Ticket.Agent is { } owner ? new OwnerView(owner.Value, row.OwnerName ?? "") : null;
    public string Channel { get; } = row.Channel.Value;

    /// <summary>The name the customer shows on the messenger.</summary>
    public string? Customer { get; } = row.CustomerName;
    public Language Language { get; } = row.Language;
    public Sentiment Sentiment { get; } = row.Tone.Sentiment;
    public Anger Anger { get; } = row.Tone.Anger;

    /// <summary>True while the customer's anger falls, or is gone.</summary>
    public bool Calmer { get; } = row.Tone.IsCalmer;
    public string? Symptom { get; } = row.Ticket.Symptom;
    public DateTimeOffset OpenedAt { get; } = row.Ticket.OpenedAt;
    public DateTimeOffset? WaitingSince { get; } = row.Ticket.WaitingSince;
    public DateTimeOffset? PromisedBy { get; } = row.Ticket.PromisedBy;
    public int BrokenPromises { get; } = row.Ticket.BrokenPromises;
    public DateTimeOffset? ResolvedAt { get; } = row.Ticket.ResolvedAt;

    /// <summary>What the reply that was just sent is warned of; absent when nothing is.</summary>
    public IReadOnlyList<FindingView>? Findings { get; init; }

    /// <summary>The newest line the customer may see.</summary>
    public LastMessageView? LastMessage { get; } = row.Last is { } last ? new LastMessageView(last.Kind, last.Text, last.At) : null;
}

internal sealed record OwnerView(long Id, string Name);

internal sealed record LastMessageView(LineKind Author, string Text, DateTimeOffset At);
