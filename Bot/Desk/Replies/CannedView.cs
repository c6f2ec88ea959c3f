namespace SupportBot.Desk.Replies;

/// <summary>Words an agent can take as a start: a canned reply, an article, or their own signature.</summary>
/// <param name="Kind"><c>reply</c>, <c>article</c> or <c>signature</c>.</param>
/// <param name="Shortcut">What finds it behind a slash.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Text">In the customer's language, with what is known of them; what is not stands as ⟨a gap⟩.</param>
internal sealed record CannedView(string Kind, string Shortcut, string Name, string Text)
{
    /// <summary>What to send along with a reply made of it, so that the customer never gets this wording again (C29).</summary>
    public string? Canned { get; init; }

    /// <summary>The customer has read all its wordings: take it only with other words.</summary>
    public bool UsedUp { get; init; }
}

/// <summary>What became of the canned replies in a text that is to be sent.</summary>
/// <param name="Refused">Why it cannot be sent as it is; null when it can.</param>
internal sealed record CannedSent(IReadOnlyList<Conversations.CannedUse> Uses, string? Refused = null)
{
    public static CannedSent None { get; } = new([]);
}
