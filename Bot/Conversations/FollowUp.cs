namespace SupportBot.Conversations;

/// <summary>How the words of a turn go back to what was said before.</summary>
internal enum FollowUp
{
    /// <summary>They stand for themselves.</summary>
    None,

    /// <summary>Nothing but a wish to be answered: "??", "still nothing", "ну что там", "i co dalej".</summary>
    Nudge,

    /// <summary>The matter is back: "same again". As the answer to a question it only says no.</summary>
    Again,

    /// <summary>The matter grows: "now all of us", "становится хуже", "coraz gorzej".</summary>
    Worse,

    /// <summary>Thanks, and nothing to solve.</summary>
    Thanks,
}
