using SupportBot.Conversations;
using SupportBot.Handoff;
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

    /// <summary>By when a person must have answered first, by the policy of its queue; absent once they have.</summary>
    public DateTimeOffset? FirstResponseBy { get; } = row.Ticket.Due.FirstResponse;

    /// <summary>By when the customer's newest words must be answered.</summary>
    public DateTimeOffset? NextResponseBy { get; } = row.Ticket.Due.NextResponse;
    public DateTimeOffset? ResolveBy { get; } = row.Ticket.Due.Resolution;

    /// <summary>How many of these times passed unmet.</summary>
    public int SlaMissed { get; } = row.Ticket.SlaMissed;

    /// <summary>Since when the customer waits beyond what was promised or asked for.</summary>
    public DateTimeOffset? OverdueSince { get; } = row.Ticket.OverdueSince;
    public DateTimeOffset? ResolvedAt { get; } = row.Ticket.ResolvedAt;

    /// <summary>What it turned out to be (C08); absent until it is diagnosed.</summary>
    public string? Cause { get; } = row.Ticket.Cause;

    /// <summary>How it ended.</summary>
    public TicketOutcome? Outcome { get; } = row.Ticket.Outcome;
    public IReadOnlyList<string> Tags { get; } = TagWords.In(row.Ticket);

    /// <summary>What is to be done now, and by when (C18); absent while the bot has it and once it is settled.</summary>
    public NextStep? NextStep { get; } = NextSteps.Of(row.Ticket, row.IsOwed);
    public DateTimeOffset? SnoozedUntil { get; } = row.Ticket.SnoozedUntil;

    /// <summary>The ticket this one is a duplicate of.</summary>
    public string? MergedInto { get; } = row.Ticket.MergedInto?.ToString();

    /// <summary>Into what language somebody asked to have it translated.</summary>
    public Language? TranslateInto { get; } = row.Ticket.TranslateInto;

    /// <summary>What the reply that was just sent is warned of; absent when nothing is.</summary>
    public IReadOnlyList<FindingView>? Findings { get; init; }

    /// <summary>The newest line the customer may see.</summary>
    public LastMessageView? LastMessage { get; } = row.Last is { } last ? new LastMessageView(last.Kind, last.Text, last.At) : null;
}

internal sealed record OwnerView(long Id, string Name);

internal sealed record LastMessageView(LineKind Author, string Text, DateTimeOffset At);
