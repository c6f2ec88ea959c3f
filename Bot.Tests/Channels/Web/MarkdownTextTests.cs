using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Markdig;
using SupportBot.Channels;
using SupportBot.Channels.Formatting;
using SupportBot.Channels.Web;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Web;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("**Save** *now* `a_b`\nsee https://x.example/a_b.", "**Save** *now* `a_b`  \nsee <https://x.example/a_b>.")]
    [InlineData("1. a\n5. b\n6. c\n- d\nend", "1. a\n\n5\\. b\n\n6\\. c\n\n- d\n\nend")]
    [InlineData("**x**\n# <i> ~~y~~\n    z\n---", "**x**  \n\\# \\<i\\> \\~\\~y\\~\\~  \n\u00a0\u00a0\u00a0\u00a0z  \n\\---")]
    [InlineData("**C\u2060***_t_", "**C\\*\u2060**\u2060*t*")]
    [InlineData("*m\u2060**漢", "*m\\*\u2060*漢")]
    public void Formatting_is_said_in_CommonMark(string written, string markdown) => MarkdownText.Of(FormattedText.Parse(written)).ShouldBe(markdown);

    [Fact]
    public void What_a_client_shows_is_what_was_meant() => Prop.ForAll(Written.Any, written =>
    {
        // As it comes in; and the reader of HTML takes U+FFFF for the end.
        var text = FormattedText.Parse(TextRules.Clean(written).Replace("\uffff", "", StringComparison.Ordinal));
        Letters(Markdown.ToHtml(MarkdownText.Of(text))).ShouldBe(Letters(text));
    }).Check(Some.Repeatable);

    /// <summary>Every letter with how it is shown.</summary>
    private static string Letters(string html)
    {
        var letters = new StringBuilder();
        Add(letters, new HtmlParser().ParseDocument(html).Body!, "");
        return letters.ToString();
    }

    private static void Add(StringBuilder letters, INode node, string style)
    {
        if (node is IText text) Add(letters, text.Data, style);
        foreach (var child in node.ChildNodes)
        {
            Add(letters, child, style + (child as IElement)?.LocalName switch
            {
                "strong" => "b", "em" => "i", "code" => "c", "li" => "-",
                "a" when !IsAddress(child.TextContent) => "a",
                null or "p" or "ul" or "ol" or "pre" or "br" or "a" => "",
                var other => $"<{other}>",
            });
        }
    }

    // Clients make links of these by themselves.
    private static bool IsAddress(string label) => label.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static void Add(StringBuilder letters, string words, string style)
    {
        var styles = string.Concat(style.Distinct().Order());
        foreach (var c in words.Where(char.IsAsciiLetterOrDigit)) letters.Append(c).Append(styles);
    }

    private static string Letters(FormattedText text)
    {
        var letters = new StringBuilder();
        for (var at = 0; at < text.Blocks.Count; at++)
        {
            switch (text.Blocks[at])
            {
                case Block.Line line:
                    Add(letters, line.Parts, "");
                    break;
                case Block.Item { Number: { } number } item when !Block.Counts(text.Blocks, at):
                    Add(letters, [new Part.Words($"{number}"), .. item.Parts], "");
                    break;
                case Block.Item item:
                    Add(letters, item.Parts, "-");
                    break;
                case Block.Code code:
                    Add(letters, code.Text, "c");
                    break;
            }
        }
        return letters.ToString();
    }

    private static void Add(StringBuilder letters, IReadOnlyList<Part> parts, string style)
    {
        foreach (var part in parts)
        {
            if (part is Part.Words words) Add(letters, words.Text, style);
            else if (part is Part.Code code) Add(letters, code.Text, style + "c");
            else if (part is Part.Bold bold) Add(letters, bold.Inner, style + "b");
            else if (part is Part.Italic italic) Add(letters, italic.Inner, style + "i");
            else if (part is Part.Link link) Add(letters, link.Label, style + (IsAddress(Part.Shown(link.Label)) ? "" : "a"));
        }
    }
}
