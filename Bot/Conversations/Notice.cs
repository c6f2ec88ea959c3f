namespace SupportBot.Conversations;

/// <summary>Why one agent is told of a ticket. The numbers stand in the store.</summary>
internal enum NoticeKind
{
    /// <summary>A colleague named them in a note.</summary>
    Mention = 0,

    /// <summary>A promise or a next step of theirs is due soon.</summary>
    Reminder = 1,

    /// <summary>The ticket is theirs now, and they did not take it themselves.</summary>
    Assigned = 2,

    /// <summary>It was theirs, and came back to the queue or to them.</summary>
    CameBack = 3,

    /// <summary>What was promised did not come in time.</summary>
    PromiseBroken = 4,

    /// <summary>Something happened to a ticket they follow.</summary>
    Followed = 5,

    /// <summary>Somebody waits for their approval, or has answered them.</summary>
    Approval = 6,

    /// <summary>Their customer was not content.</summary>
    Rated = 7,
}

/// <summary>Something one agent should hear of at once, or as soon as they are back.</summary>
/// <param name="Words">One line, as the agent reads it.</param>
internal sealed record Notice(NoticeKind Kind, TicketNumber Ticket, string Words);
