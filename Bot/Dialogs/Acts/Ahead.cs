namespace SupportBot.Dialogs.Acts;

/// <summary>How far ahead agents set a time: for what comes next, for looking at something again, for a promise.</summary>
internal static class Ahead
{
    public const string Wrong = "Choose a time that is still to come, within a year.";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Null when it can be set.</summary>
    public static string? Problem(DateTimeOffset at, DateTimeOffset now) => at <= now || at - now > Longest ? Wrong : null;
}
