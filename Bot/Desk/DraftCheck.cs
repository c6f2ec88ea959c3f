using SupportBot.Channels;
using SupportBot.Conduct;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Desk;

/// <summary>Reads what an agent is about to write, against the newest reading of the customer (C05, C14, C15, C18, C30).</summary>
internal sealed class DraftCheck(ConductRules rules)
{
    public const int LongestReason = 200;
    private const int LongestNote = 4000;

    /// <param name="row">Whom it is for; null when that is not known, and then in which mood they are is not either.</param>
    public IReadOnlyList<Finding> Reply(TicketRow? row, string text) => rules.Check(text, row?.Language ?? Language.Other, row?.Tone.Sentiment);

    /// <summary>Colleagues are only reminded of code words.</summary>
    public IReadOnlyList<Finding> Note(string text) => [.. rules.CheckNote(text).Where(f => f.Kind is ConductKind.CodeWord)];

    /// <summary>What goes along with a transfer, as it is kept; null when nothing does.</summary>
    public static string? NoteOf(string? written) => TextRules.Clean(written ?? "", LongestNote) is { Length: > 0 } note ? note : null;

    /// <summary>A reason as it is kept; null when none was given.</summary>
    public static string? Reason(string? written) => TextRules.Clean(written ?? "", LongestReason) is { Length: > 0 } reason ? reason : null;
}

/// <summary>A reply that waits for its writer, who was warned of something in it.</summary>
internal sealed record HeldDraft(string Text, IReadOnlyList<Finding> Findings, string? Reason);
