using SupportBot.Conversations;
using SupportBot.Handoff.Sla;

namespace SupportBot.Handoff;

/// <summary>What comes next for a ticket, and when: nothing people have stands without it (C18).</summary>
internal static class NextSteps
{
    public const string Answer = "Answer the customer";
    public const string SeeWhetherItHelped = "See whether it helped";
    public const string KeepPromise = "Write as promised";

    public static NextStep AfterClaim(Ticket ticket, ServiceTimes times, DateTimeOffset now) =>
        new(Answer, ticket.PromisedBy ?? times.NextUpdate(ticket.Queue, ticket.Urgency, now));

    /// <param name="promised">By when the reply promises the next one.</param>
    public static NextStep AfterReply(Ticket ticket, DateTimeOffset? promised, ServiceTimes times, DateTimeOffset now) => promised is { } due
        ? new NextStep(KeepPromise, due)
        : new NextStep(SeeWhetherItHelped, times.NextUpdate(ticket.Queue, ticket.Urgency, now));

    /// <summary>What is to be done now, whoever said so; null while the bot has it, and once it is settled.</summary>
    /// <param name="isOwed">The customer had the last word.</param>
    public static NextStep? Of(Ticket ticket, bool isOwed) => ticket.State switch
    {
        TicketState.Waiting => new NextStep("Somebody takes it", ticket.Due.FirstResponse ?? ticket.PromisedBy ?? ticket.WaitingSince ?? ticket.OpenedAt),
        TicketState.Claimed when isOwed => new NextStep(Answer, ticket.Due.Earliest ?? ticket.PromisedBy ?? AtLatest(ticket)),
        TicketState.Claimed => ticket.NextStep ?? new NextStep(Answer, ticket.PromisedBy ?? AtLatest(ticket)),
        TicketState.Triage or TicketState.Resolved => null,
    };

    // Nobody said when: it was due from the beginning.
    private static DateTimeOffset AtLatest(Ticket ticket) => ticket.NextStep?.At ?? ticket.Assignment?.At ?? ticket.OpenedAt;
}
