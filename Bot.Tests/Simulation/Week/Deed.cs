using SupportBot.Conversations;
using SupportBot.Dialogs;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>One thing an agent sets out to do. Whether it can be done is the product's to say.</summary>
/// <param name="Ticket">To which; null for what is about none.</param>
internal abstract record Deed(TicketNumber? Ticket)
{
    public sealed record Claim(TicketNumber Which) : Deed(Which);

    /// <summary>Takes the next best.</summary>
    public sealed record Next() : Deed((TicketNumber?)null);

    /// <param name="PromisedBy">By when the next answer is promised with it; null for no promise.</param>
    public sealed record Reply(TicketNumber Which, string Text, DateTimeOffset? PromisedBy) : Deed(Which);

    public sealed record Note(TicketNumber Which, string Text) : Deed(Which);

    public sealed record Resolve(TicketNumber Which, TicketOutcome Outcome) : Deed(Which);

    public sealed record Transfer(TicketNumber Which, TransferTo To) : Deed(Which);

    public sealed record Release(TicketNumber Which) : Deed(Which);

    public sealed record Snooze(TicketNumber Which, DateTimeOffset Until) : Deed(Which);

    public sealed record Prioritise(TicketNumber Which, Urgency Urgency) : Deed(Which);

    public sealed record Describe(TicketNumber Which, string Cause) : Deed(Which);

    public sealed record Reopen(TicketNumber Which) : Deed(Which);

    public sealed record Merge(TicketNumber Which, TicketNumber Into) : Deed(Which);

    /// <summary>Gives everything to colleagues.</summary>
    public sealed record HandOver() : Deed((TicketNumber?)null);

    public string Name => GetType().Name;
}
