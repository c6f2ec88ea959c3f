using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Dialogs.Acts;

/// <summary>What agents say of a ticket without writing to the customer: what it is, how urgent, when it is looked at again. Of what routing gave them the customer hears that they have it.</summary>
internal sealed class TicketEdits(ActWriter writer, Introductions customer, TimeProvider clock)
{
    /// <summary>The longest symptom, cause or next step.</summary>
    public const int LongestField = 500;

    /// <summary>Says what it is: symptom, cause and tags as they shall stand (C08). Fields that are null stay as they are, empty ones are emptied.</summary>
    public Task<ActResult> DescribeAsync(TicketNumber number, Agent by, string? symptom, string? cause, string? tags, CancellationToken ct) => writer.ActAsync(
        number,
        before => new TicketEvent.Described(
            by.Id, symptom is null ? before.Ticket.Symptom : Field(symptom), cause is null ? before.Ticket.Cause : Field(cause), tags is null ? before.Ticket.Tags : TagWords.Of(tags)),
        (before, after) => Described(by, before.Ticket, after.Ticket), ct);

    public Task<ActResult> PrioritiseAsync(TicketNumber number, Agent by, Urgency urgency, CancellationToken ct) => writer.ActAsync(
        number, _ => new TicketEvent.Prioritised(by.Id, urgency),
        (before, after) => before.Ticket.Urgency == after.Ticket.Urgency ? [] : [ActWriter.Event(by, EventText.Urgency + after.Ticket.Urgency)], ct);

    /// <summary>Puts it aside; it comes back then, or with the customer's next message.</summary>
    public Task<ActResult> SnoozeAsync(TicketNumber number, Agent by, DateTimeOffset until, CancellationToken ct) => Ahead.Problem(until, clock.GetUtcNow()) is { } problem
        ? Wrong(problem)
        : writer.ActAsync(
            number, _ => new TicketEvent.Snoozed(by.Id, until.Kept()),
            (before, after) => [.. customer.Of(before, after, by), ActWriter.Event(by, EventText.Snoozed + after.Ticket.SnoozedUntil?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))], ct);

    /// <summary>Takes up again what was put aside: whoever has it, or an admin.</summary>
    public Task<ActResult> WakeAsync(TicketNumber number, Agent by, CancellationToken ct) => writer.ActAsync(
        number, before => before.Ticket.SnoozedUntil is null ? null : new TicketEvent.Woken(),
        (before, after) => before.Ticket == after.Ticket ? [] : [ActWriter.Event(by, EventText.Woken)], ct,
        unless: before => ValueTask.FromResult<ActResult?>(
            before.Ticket is { SnoozedUntil: not null, Agent: { } owner } && owner != by.Id && by.Role is not Role.Admin ? new ActResult.Refused(Refusal.OwnedByAnother, owner) : null));

    /// <summary>Says what comes next, and when (C18).</summary>
    public Task<ActResult> PlanAsync(TicketNumber number, Agent by, NextStep next, CancellationToken ct) => Field(next.Words) is not { } words ? Wrong("Say what comes next.")
        : Ahead.Problem(next.At, clock.GetUtcNow()) is { } problem ? Wrong(problem)
        : writer.ActAsync(
            number, _ => new TicketEvent.Planned(by.Id, new NextStep(words, next.At.Kept())), (before, after) => [.. customer.Of(before, after, by), ActWriter.Event(by, EventText.Next + words)], ct);

    /// <summary>Asks colleagues for a translation, or says that there is one: with no language.</summary>
    public Task<ActResult> TranslateAsync(TicketNumber number, Agent by, Language? into, CancellationToken ct) => writer.ActAsync(
        number, _ => new TicketEvent.TranslationAsked(by.Id, into),
        (before, after) => before.Ticket.TranslateInto == after.Ticket.TranslateInto
            ? []
            : [ActWriter.Event(by, into is { } language ? EventText.TranslationAsked + language : EventText.TranslationGiven)],
        ct);

    /// <summary>What changed of what an agent says it is, for the transcript.</summary>
    public static Line[] Described(Agent by, Ticket before, Ticket after) =>
    [
        .. Changed(by, EventText.Symptom, before.Symptom, after.Symptom), .. Changed(by, EventText.Cause, before.Cause, after.Cause),
        .. Changed(by, EventText.Tags, before.Tags, after.Tags),
    ];

    /// <summary>A field as it is kept; null when nothing is left of it.</summary>
    public static string? Field(string? typed) => TextRules.Clean(typed ?? "", LongestField) is { Length: > 0 } clean ? clean : null;

    private static Task<ActResult> Wrong(string why) => Task.FromResult<ActResult>(new ActResult.BadText(why));

    private static Line[] Changed(Agent by, string what, string? before, string? after) => before == after ? [] : [ActWriter.Event(by, what + after)];
}
