using System.Text.RegularExpressions;

namespace SupportBot.Channels.Discord;

/// <summary>Writes plain text so that Discord shows it as it was written: no bold, no lists, no mentions, no hidden links.</summary>
internal static partial class Markdown
{
    /// <summary>At most twice as long as the text.</summary>
    public static string Escape(string text) =>
        Special().Replace(text, match => match.Groups["url"].Success ? match.Value : "\\" + match.Value);

    // In order: addresses stay whole, Discord formats nothing inside them and a backslash would break the link; marks that
    // mean something anywhere; :names: of emoji; marks that mean something at the start of a line; mentions of all.
    [GeneratedRegex(
        """
        (?<url><https?://[^\s<>]+>|https?://[^\s<]+)
        | [\\*_~`|\[]
        | <(?=[@\#:/a-z])
        | :(?=[a-z0-9_+-]{1,40}:)
        | (?<=^[\ \t]*)[>\#+-](?=[\ \t>\#]|$)
        | (?<=^[\ \t]*[0-9]{1,9})[.)](?=[\ \t])
        | @(?=everyone|here)
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Special();
}
