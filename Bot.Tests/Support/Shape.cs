using SupportBot.Channels.Formatting;

namespace SupportBot.Tests.Support;

/// <summary>A formatted text written down so that two can be compared: <c>{b bold} {i italic} {c code} {a label|address}</c>, a block a line.</summary>
internal static class Shape
{
    public static string Of(string notation) => Of(FormattedText.Parse(notation));

    public static string Of(FormattedText text) => string.Join('\n', text.Blocks.Select(block => block switch
    {
        Block.Line line => Of(line.Parts),
        Block.Item item => $"{{item {item.Number}}}{Of(item.Parts)}",
        Block.Code code => $"{{lines {code.Language}}}{code.Text.Trim('\n')}",
        _ => throw new System.Diagnostics.UnreachableException(),
    }));

    private static string Of(IReadOnlyList<Part> parts) => string.Concat(parts.Select(part => part switch
    {
        Part.Words words => words.Text,
        Part.Bold bold => $"{{b {Of(bold.Inner)}}}",
        Part.Italic italic => $"{{i {Of(italic.Inner)}}}",
        Part.Code code => $"{{c {code.Text}}}",
        Part.Link link => $"{{a {Of(link.Label)}|{link.Address}}}",
        _ => throw new System.Diagnostics.UnreachableException(),
    }));
}
