using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>The events of a transcript that customers' pages are told too.</summary>
internal static class Happenings
{
    /// <summary>What the line of a rating begins with; the score and the comment follow, with colons between.</summary>
    public const string Rated = "rated:";

    /// <summary>The customer's page asks how the help was.</summary>
    public const string Asked = "asked_rating";

    /// <summary>What the line begins with that adds words to a rating. For agents alone.</summary>
    public const string Commented = "rating_comment:";

    /// <summary>What the line begins with that says why a reply was sent although it was warned of (C15); the reason follows. For agents alone.</summary>
    public const string SentAnyway = "sent_anyway:";

    /// <summary>Evidence that was asked for came (C24). For agents alone.</summary>
    public const string EvidenceGiven = "evidence_given";

    /// <summary>It may not be shared. For agents alone.</summary>
    public const string EvidenceRefused = "evidence_refused";

    /// <summary>What the line begins with that says who can approve that it is shared; their name follows. For agents alone.</summary>
    public const string Approver = "approver:";

    /// <summary>What the line begins with that says where routing sent the ticket; why follows. For agents alone.</summary>
    public const string Routed = "routed:";

    /// <summary>What the line begins with that says an agent gave a reply other words; its position follows.</summary>
    public const string ReplyEdited = $"{ReplyEditedWord}:";

    /// <summary>The same of one that was taken back.</summary>
    public const string ReplyTakenBack = $"{ReplyTakenBackWord}:";

    /// <summary>Where the position begins in such a line, as SQL counts.</summary>
    public const string AfterReplyEdited = "14";

    private const string ReplyEditedWord = "reply_edited";
    private const string ReplyTakenBackWord = "reply_taken_back";
    private const string Resolved = "resolved";
    private const string ResolvedByBot = "resolved_by_bot";
    private const string Ended = EpisodeFold.EndedByCustomer;

    /// <summary>The condition on lines of <c>messages m</c> that customers may see.</summary>
    public const string Shown = $"""
        ((m.author <= 2 AND (m.author <> 2 OR m.deleted_at IS NULL)) OR (m.author = 4 AND (m.text IN ('{Resolved}', '{ResolvedByBot}', '{Ended}', '{Asked}')
          OR m.text LIKE '{Rated}%' OR m.text LIKE '{ReplyEdited}%' OR m.text LIKE '{ReplyTakenBack}%')))
        """;

    /// <summary>What a page is told of an event; null when it is for agents alone.</summary>
    public static Happening? Of(LineKind kind, string text) => (kind, text) switch
    {
        (LineKind.Event, Resolved or ResolvedByBot or Ended) => Happening.Resolved,
        (LineKind.Event, Asked) => Happening.Asked,
        (LineKind.Event, _) when text.StartsWith(Rated, StringComparison.Ordinal) => Happening.Rated,
        (LineKind.Event, _) when text.StartsWith(ReplyEdited, StringComparison.Ordinal) => Happening.Edited,
        (LineKind.Event, _) when text.StartsWith(ReplyTakenBack, StringComparison.Ordinal) => Happening.TakenBack,
        _ => null,
    };

    /// <summary>The position of the reply that an event is about; null when it is about none.</summary>
    public static long? ReplyOf(string text) => text.Split(':', 2) is [ReplyEditedWord or ReplyTakenBackWord, var position]
        && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : null;
}
