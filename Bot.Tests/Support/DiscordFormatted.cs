using System.Text.RegularExpressions;

namespace SupportBot.Tests.Support;

/// <summary>
/// What a customer's Discord makes of a message's content, as <see cref="Shape"/> writes it. After the rules of its text formatting guide: the longer
/// of bold and italic wins where both begin, an underscore inside a word is none, marks in an address are none, nothing counts in code.
/// </summary>
internal static partial class DiscordFormatted
{
    public static string Of(string content)
    {
        var shown = "";
        for (var at = 0; at < content.Length;)
        {
            var isStart = at == 0 || content[at - 1] == '\n';
            if (Lines().Match(content, at) is { Success: true } lines)
            {
                shown += $"{{lines {lines.Groups["language"].Value}}}{lines.Groups["code"].Value.Trim('\n')}";
                at += lines.Length;
            }
            else if (isStart && Item().Match(content, at) is { Success: true } item)
            {
                shown += $"{{item {item.Groups["number"].Value}}}";
                at += item.Length;
            }
            else (shown, at) = Take(content, at, shown);
        }
        return shown;
    }

    private static string Inside(string words)
    {
        var shown = "";
        for (var at = 0; at < words.Length;) (shown, at) = Take(words, at, shown);
        return shown;
    }

    private static (string Shown, int At) Take(string text, int at, string shown)
    {
        if (Escaped().Match(text, at) is { Success: true } escaped) return (shown + escaped.Groups[1].Value, at + 2);
        if (Address().Match(text, at) is { Success: true } address) return (shown + address.Value, at + address.Length);
        if (Code().Match(text, at) is { Success: true } code) return (shown + $"{{c {code.Groups["code"].Value}}}", at + code.Length);
        if (Link().Match(text, at) is { Success: true } link)
            return (shown + $"{{a {Inside(link.Groups["label"].Value)}|{link.Groups["address"].Value}}}", at + link.Length);
        var (bold, italic) = (Bold().Match(text, at), Italic().Match(text, at));
        if (bold.Success && bold.Length + 0.1 > italic.Length) return (shown + $"{{b {Inside(bold.Groups["words"].Value)}}}", at + bold.Length);
        if (italic.Success) return (shown + $"{{i {Inside(italic.Groups["words"].Value)}}}", at + italic.Length);
        if (Other().Match(text, at) is { Success: true } other) return (shown + $"[misread {other.Value}]", at + other.Length);
        return (shown + text[at], at + 1);
    }

    [GeneratedRegex(@"\G```(?:(?<language>[A-Za-z0-9_+\-.#]+)\n)?\n*(?<code>[^\n][\s\S]*?)\n*```")]
    private static partial Regex Lines();

    [GeneratedRegex(@"\G *(?:[*-]|(?<number>\d+)\.) +(?=\S)")]
    private static partial Regex Item();

    [GeneratedRegex(@"\G\\([^0-9A-Za-z\s])")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\Ghttps?://[^\s<]+", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\G(?<ticks>`+)(?<code>[\s\S]*?[^`])\k<ticks>(?!`)")]
    private static partial Regex Code();

    [GeneratedRegex(@"\G\[(?<label>(?:\\.|[^\[\]])+)\]\(<?(?<address>https?://[^\s<>()]+)>?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\G\*\*(?<words>(?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")]
    private static partial Regex Bold();

    [GeneratedRegex(@"\G(?:_(?<words>(?:__|\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z_])|\*(?=\S)(?<words>(?:\*\*|\\[\s\S]|\s+(?:[^*\s\\]|\*\*)|[^\s*\\])+?)\*(?!\*))")]
    private static partial Regex Italic();

    [GeneratedRegex(@"\G(?:<[@\#:/ati][^>\n]*>|@everyone|@here|~~|\|\||__)")]
    private static partial Regex Other();
}
