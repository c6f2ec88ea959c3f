using System.Diagnostics;
using System.Text.RegularExpressions;
using SupportBot.Channels.Formatting;

namespace SupportBot.Channels.Web;

/// <summary>A text in CommonMark (https://spec.commonmark.org/0.31.2/), for clients that know the protocol but not our own parts.</summary>
internal static partial class MarkdownText
{
    public static string Of(FormattedText text) => string.Concat(text.Blocks.Select((_, at) => Gap(text.Blocks, at) + Of(text.Blocks[at], Block.Counts(text.Blocks, at))));

    private static string Gap(IReadOnlyList<Block> blocks, int at) => at == 0 ? "" : (blocks[at - 1], blocks[at]) switch
    {
        (Block.Line { Parts: [] }, _) or (_, Block.Line { Parts: [] }) => "\n",
        (Block.Line, Block.Line) => "  \n",
        (Block.Item before, Block.Item item) when before.Number is null == item.Number is null && Block.Counts(blocks, at) => "\n",
        _ => "\n\n",
    };

    private static string Of(Block block, bool counts) => block switch
    {
        Block.Line line => AtStart(Of(line.Parts)),
        Block.Item { Number: null } item => $"- {AtStart(Of(item.Parts))}",
        Block.Item item => counts ? item.Marker + AtStart(Of(item.Parts)) : AtStart(item.Marker + Of(item.Parts)),
        Block.Code code => Of(code, Ticks(code.Text, 3)),
        _ => throw new UnreachableException(),
    };

    private static string Of(Block.Code code, string fence) => $"{fence}{code.Language}\n{code.Text}\n{fence}";

    // Two marks that meet would be one of another meaning, and some take no code that follows a backtick, whatever stands before that one.
    private static string Of(IReadOnlyList<Part> parts, bool isLabel = false) => parts.Select(part => Of(part, isLabel)).Aggregate("", (before, next) =>
        before.EndsWith('`') && next.StartsWith('`') || before.EndsWith('*') && next.StartsWith('*') ? $"{before}{Signs.Off}{next}" : before + next);

    private static string Of(Part part, bool isLabel) => part switch
    {
        Part.Words words => Marks().Replace(words.Text, match => match.Groups["url"].Success ? isLabel ? InLabel().Replace(match.Value, "\\$0") : $"<{match.Value}>" : "\\" + match.Value),
        Part.Bold bold => Between("**", Of(bold.Inner, isLabel)),
        Part.Italic italic => Between("*", Of(italic.Inner, isLabel)),
        Part.Code code => Of(code, Ticks(code.Text, 1)),
        Part.Link link => $"[{Of(link.Label, isLabel: true)}](<{link.Address}>)",
        _ => throw new UnreachableException(),
    };

    // A mark between a letter and a sign counts for nothing in CommonMark ("flanking"); something invisible in between makes it count.
    private static string Between(string mark, string words) => $"{mark}{Edge(words[0])}{words}{Edge(words[^1])}{mark}";

    private static string Edge(char c) => char.IsLetterOrDigit(c) ? "" : Signs.Off.ToString();

    private static string Of(Part.Code code, string ticks) =>
        code.Text[0] is ' ' or '`' || code.Text[^1] is ' ' or '`' ? $"{ticks} {code.Text} {ticks}" : ticks + code.Text + ticks;

    private static string Ticks(string code, int least) =>
        new('`', Math.Max(least, Backticks().Matches(code).Select(run => run.Length + 1).DefaultIfEmpty(0).Max()));

    // Blanks in front would make it code.
    private static string AtStart(string line) => Start().Replace(line, match =>
        match.Groups["mark"].Success ? match.Value.Insert(match.Length - 1, "\\") : new string('\u00a0', match.Length));

    [GeneratedRegex(@"(?<url>https?://[^\s<>]*[^\s<>.,;:!?()\[\]{}*_`""'\\])|[\\`*_\[\]<>&~|]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Marks();

    [GeneratedRegex(@"^(?:[\x20\t]+|(?<mark>[\#+=-])|(?<mark>[0-9]{1,9}[.)]))", RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    // No link stands inside a link.
    [GeneratedRegex(@"[\\`*_\[\]<>&~|]", RegexOptions.CultureInvariant)]
    private static partial Regex InLabel();

    [GeneratedRegex("`+", RegexOptions.CultureInvariant)]
    private static partial Regex Backticks();
}
