using System.Diagnostics;
using System.Globalization;
using SupportBot.Channels.Formatting;

namespace SupportBot.Channels.Discord;

/// <summary>
/// A text in Discord's Markdown ("Markdown Text 101" of its help pages). Where Discord would misread a mark, the words are shown without it.
/// </summary>
internal static class DiscordText
{
    private const string Fence = "```";

    public static string Of(FormattedText text) =>
        string.Join('\n', text.Blocks.Select((block, at) => Of(block, Block.Counts(text.Blocks, at))));

    private static string Of(Block block, bool counts) => block switch
    {
        Block.Line line => Of(line.Parts),
        Block.Item { Number: null } item => $"- {Of(item.Parts)}",
        Block.Item item => $"{item.Number!.Value.ToString(CultureInfo.InvariantCulture)}{(counts ? "." : "\\.")} {Of(item.Parts)}",
        Block.Code code when code.Text.Contains(Fence, StringComparison.Ordinal) => Markdown.Escape(code.Text),
        Block.Code code => $"{Fence}{code.Language}\n{code.Text}\n{Fence}",
        _ => throw new UnreachableException(),
    };

    private static string Of(IReadOnlyList<Part> parts) =>
        parts.Select(Of).Aggregate("", (before, next) => Clash(before, next) ? $"{before}\u2060{next}" : before + next);

    // Two marks that meet would be one of another meaning, a letter behind _ would undo it, and a mention may have been cut in two before it was
    // escaped: something invisible keeps them apart.
    private static bool Clash(string before, string next) => before.Length > 0 && next.Length > 0 && (before[^1], next[0]) switch
    {
        ('*', '*') or ('_', '_') or ('`', '`') or ('<' or '@', _) => true,
        ('_', var letter) => char.IsLetterOrDigit(letter),
        _ => false,
    };

    private static string Of(Part part) => part switch
    {
        Part.Words words => Markdown.Escape(words.Text),
        Part.Bold bold => Between("**", Of(bold.Inner)),
        Part.Italic italic => Between("_", Of(italic.Inner)),
        Part.Code code => code.Text.Contains('`', StringComparison.Ordinal) ? Markdown.Escape(code.Text) : $"`{code.Text}`",
        Part.Link link when IsShown(link) => $"[{Of(link.Label)}](<{link.Address}>)",
        Part.Link { IsWeb: true } link => $"{Of(link.Label)} <{link.Address}>",
        Part.Link link => Of(link.SpelledOut),
        _ => throw new UnreachableException(),
    };

    // An address may hold the mark: Discord would take it for the end.
    private static string Between(string mark, string words) => HasBare(mark[0], words) ? words : mark + words + mark;

    private static bool HasBare(char mark, string words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at] == '\\') at++;
            else if (words[at] == mark) return true;
        }
        return false;
    }

    // A label that looks like an address itself is a trick Discord does not let pass.
    private static bool IsShown(Part.Link link) =>
        link.IsWeb && Part.Shown(link.Label) is var label && !label.Contains("://", StringComparison.Ordinal) && label.AsSpan().IndexOfAny('[', ']') < 0;
}
