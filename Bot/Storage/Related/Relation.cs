using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage.Related;

/// <summary>How two tickets belong together. The numbers are stored.</summary>
internal enum RelationKind
{
    /// <summary>An agent said so.</summary>
    Linked = 0,

    /// <summary>The other one was taken out of this one, to be worked on for itself.</summary>
    SplitOff = 1,
}

/// <summary>That a ticket belongs to another one from now on, or no longer.</summary>
internal sealed record Relation(TicketNumber Other, RelationKind Kind, bool IsOver = false);

/// <summary>What a ticket is to another one.</summary>
internal enum RelatedAs
{
    Linked = 0,

    /// <summary>It was taken out of the other one.</summary>
    Part = 1,

    /// <summary>The other one was taken out of it.</summary>
    Origin = 2,

    /// <summary>A duplicate, of which the matter goes on in the other one.</summary>
    MergedHere = 3,

    /// <summary>Of the same customer, on whichever channel.</summary>
    SameCustomer = 4,
}

/// <summary>A ticket beside another one, at a glance.</summary>
internal sealed record RelatedTicket(RelatedAs As, TicketNumber Number, TicketState State, Topic Topic, string? Symptom, ChannelName Channel, DateTimeOffset OpenedAt, TicketOutcome? Outcome);
