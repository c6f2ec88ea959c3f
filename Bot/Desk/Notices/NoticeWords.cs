using SupportBot.Conversations;

namespace SupportBot.Desk.Notices;

/// <summary>What agents read for kinds of notices.</summary>
internal static class NoticeWords
{
    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Mention => "Mentions you",
        NoticeKind.Reminder => "Reminder",
        NoticeKind.Assigned => "Yours now",
        NoticeKind.CameBack => "Came back",
        NoticeKind.PromiseBroken => "Promise late",
        NoticeKind.Followed => "You follow it",
        NoticeKind.Approval => "Approval",
        NoticeKind.Rated => "Not content",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string? Tone(NoticeKind kind) => kind switch
    {
        NoticeKind.PromiseBroken => "critical",
        NoticeKind.Reminder or NoticeKind.CameBack or NoticeKind.Approval or NoticeKind.Rated => "high",
        NoticeKind.Mention or NoticeKind.Assigned or NoticeKind.Followed => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
