using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportBot.Channels.Formatting;

/// <summary>Writes the notation that gives a text when it is read.</summary>
internal static partial class NotationWriter
{
    public static string Write(FormattedText text) => string.Join('\n', text.Blocks.Select(block => block switch
    {
        Block.Line line => UnlikeList(Write(line.Parts)),
        Block.Item { Number: null } item => "- " + Write(item.Parts),
        Block.Item item => item.Marker + Write(item.Parts),
        Block.Code code => $"```{code.Language}\n{EscapeCode(code.Text)}\n```",
        _ => throw new UnreachableException(),
    }));

    public static string Escape(string words) => string.Join('\n', EscapeMarks(words).Split('\n').Select(UnlikeList));

    private static string Write(IReadOnlyList<Part> parts) => string.Concat(parts.Select(part => part switch
    {
        Part.Words words => EscapeMarks(words.Text),
        Part.Bold bold => $"**{Write(bold.Inner)}**",
        Part.Italic italic => $"_{Write(italic.Inner)}_",
        Part.Code code => $"`{EscapeCode(code.Text)}`",
        Part.Link link => $"[{Write(link.Label)}]({link.Address})",
        _ => throw new UnreachableException(),
    }));

    private static string EscapeMarks(string words)
    {
        var escaped = new StringBuilder(words.Length + 8);
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at] is '*' or '_' or '`' or '[' or ']' or Signs.Off && !IsInsideWord(words, at)) escaped.Append(Signs.Off);
            escaped.Append(words[at]);
        }
        return escaped.ToString();
    }

    // There a mark means nothing, and a code such as ERR_TIMED_OUT stays one that can be searched for.
    private static bool IsInsideWord(string words, int at) =>
        words[at] is '*' or '_' && at > 0 && at + 1 < words.Length && Signs.IsOfWord(words[at - 1]) && Signs.IsOfWord(words[at + 1]);

    private static string EscapeCode(string code) =>
        Code().Replace(code, match => Signs.Off + match.Value);

    private static string UnlikeList(string line) => List().Replace(line, match => match.Value.Insert(match.Length - 1, Signs.Off.ToString()));

    [GeneratedRegex("[`\u2060]", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^(?:-|[1-9][0-9]{0,2}\.)(?=\x20)", RegexOptions.CultureInvariant)]
    private static partial Regex List();
}
