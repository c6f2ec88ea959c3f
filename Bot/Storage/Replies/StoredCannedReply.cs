using SupportBot.Conversations;

namespace SupportBot.Storage.Replies;

/// <summary>A canned reply as it is kept.</summary>
/// <param name="Version">Raised by every change; a change of an older one is refused.</param>
/// <param name="IsPutAway">Agents do not see it.</param>
/// <param name="ChangedBy">The admin who changed it last; null while it is as it came with the program.</param>
internal sealed record StoredCannedReply(long Id, CannedReply Reply, long Version, bool IsPutAway, DateTimeOffset ChangedAt, string? ChangedBy)
{
    /// <summary>The wording with this key; null when it was changed meanwhile.</summary>
    public string? Wording(string key) => Reply.Texts.En.Concat(Reply.Texts.Ru).Concat(Reply.Texts.Pl).FirstOrDefault(wording => CannedReply.KeyOf(wording) == key);
}

/// <summary>What became of a change to a canned reply.</summary>
internal enum CannedChange
{
    Done,
    NotFound,

    /// <summary>Another one has the shortcut.</summary>
    ShortcutTaken,

    /// <summary>Somebody else changed it since it was read.</summary>
    Meanwhile,
}

/// <summary>How often a canned reply was sent, and how often as it came.</summary>
internal readonly record struct CannedFigures(long Sent, long Unchanged);
