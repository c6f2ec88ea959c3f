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

    /// <summary>In the settings: when it comes.</summary>
    public static string Rule(NoticeKind kind) => kind switch
    {
        NoticeKind.Mention => "A colleague mentions you",
        NoticeKind.Reminder => "A promise of yours is due soon",
        NoticeKind.Assigned => "A ticket is given to you",
        NoticeKind.CameBack => "A ticket comes back",
        NoticeKind.PromiseBroken => "A promise is late",
        NoticeKind.Followed => "Something happens to a ticket you follow",
        NoticeKind.Approval => "An approval is asked for or given",
        NoticeKind.Rated => "A customer of yours was not content",
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
