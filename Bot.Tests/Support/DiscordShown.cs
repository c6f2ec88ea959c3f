using System.Text.RegularExpressions;

namespace SupportBot.Tests.Support;

/// <summary>What a customer's Discord makes of a message's content: escapes go, and so does every mark that would format.</summary>
internal static partial class DiscordShown
{
    public static string Of(string content) => Marks().Replace(content, match =>
        match.Groups["url"].Success ? match.Value
        : match.Groups["escaped"] is { Success: true } escaped ? escaped.Value
        : match.Groups["mention"].Success ? "[mention]"
        : "");

    // Written from the rules people see (text formatting guide), not from the product's escaping.
    [GeneratedRegex(
        """
        (?<url>https?://[^\s<]+)
        | \\(?<escaped>[^0-9A-Za-z\s])
        | (?<mention><[@\#:/ati][^>\n]*>|@everyone|@here)
        | \*+ | _+ | ~~ | `+ | \|\|
        | ^[\ ]*(?:\#{1,3}|-\#|>{1,3}|-)(?=\ )
        | \[(?=[^\]\n]*\]\()
        | :[a-z0-9_+-]*[a-z][a-z0-9_+-]*:
        """,
        RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Marks();
}
