using FsCheck;
using FsCheck.Fluent;
using SupportBot.Channels.Discord;
using SupportBot.Channels.Formatting;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

public sealed class DiscordTextTests
{
    [Theory]
    [InlineData("**Save** *now* `a_b`", "**Save** _now_ `a_b`")]
    [InlineData("**a *b***c", @"\*\*a \*b\*\*\*c")]
    [InlineData("***both*** and _a **b**_", "**_both_** and _a **b**_")]
    [InlineData("- one\n- two\n1. a\n2. b", "- one\n- two\n1. a\n2. b")]
    [InlineData("1. a\n1. b\n2. c", "1. a\n1\\. b\n2\\. c")]
    [InlineData("```sh\nrm *\n```", "```sh\nrm *\n```")]
    [InlineData("[our **help**](https://x.example/a_(b))", "[our **help**](<https://x.example/a_%28b%29>)")]
    [InlineData("[write](mailto:ola_k@x.example) [call](tel:+48500)", @"write (ola\_k@x.example) call (+48500)")]
    [InlineData("[https://good.example](https://bad.example)", "https://good.example <https://bad.example>")]
    [InlineData("_see https://x.example/a_b_", "see https://x.example/a_b")]
    [InlineData("**@everyone** <@1>", @"**\@everyone** \<@1>")]
    public void Formatting_is_said_in_Discords_way(string written, string content) => DiscordText.Of(FormattedText.Parse(written)).ShouldBe(content);

    [Fact]
    public void What_Discord_shows_is_what_was_meant() => Prop.ForAll(Written.Any, written =>
    {
        // Nothing can be escaped directly behind an address: the backslash would be part of it.
        var text = FormattedText.Parse(written.Replace("<", " <", StringComparison.Ordinal));
        Visible(DiscordFormatted.Of(DiscordText.Of(text))).ShouldBe(Visible(Shape.Of(AsDiscordCan(text))));
    }).Check(Some.Repeatable.WithMaxTest(5_000));

    [Fact]
    public void What_is_not_formatted_is_escaped_as_ever() => Prop.ForAll(Texts.Wild, text =>
        DiscordText.Of(FormattedText.Parse(FormattedText.Escape(text))).ShouldBe(string.Join('\n', text.Split('\n').Select(Markdown.Escape)))).Check(Some.Repeatable);

    // Neighbours of one kind may be written as one or as two, and an item begins with a word.
    private static string Visible(string shape) => System.Text.RegularExpressions.Regex.Replace(shape, @"(?<=\{item [0-9]*\}) +", "").Replace("\u2060", "", StringComparison.Ordinal)
        .Replace("}{b ", "", StringComparison.Ordinal).Replace("}{i ", "", StringComparison.Ordinal).Replace("}{c ", "", StringComparison.Ordinal);

    /// <summary>What docs/channels.md says Discord cannot do, done to a text.</summary>
    private static FormattedText AsDiscordCan(FormattedText text) => new([.. text.Blocks.SelectMany<Block, Block>((block, at) => block switch
    {
        Block.Line line => [new Block.Line(AsDiscordCan(line.Parts))],
        Block.Item { Number: { } number } item when !Block.Counts(text.Blocks, at) => [new Block.Line([new Part.Words($"{number}. "), .. AsDiscordCan(item.Parts)])],
        Block.Item item => [new Block.Item(item.Number, AsDiscordCan(item.Parts))],
        Block.Code code when code.Text.Contains("```", StringComparison.Ordinal) => code.Text.Split('\n').Select(line => new Block.Line([new Part.Words(line)])).ToArray<Block>(),
        _ => [block],
    })]);

    private static IReadOnlyList<Part> AsDiscordCan(IReadOnlyList<Part> parts) => [.. parts.SelectMany<Part, Part>(part => part switch
    {
        Part.Bold bold => Held(bold.Inner, "*") ? AsDiscordCan(bold.Inner) : [new Part.Bold(AsDiscordCan(bold.Inner))],
        Part.Italic italic => Held(italic.Inner, "_") ? AsDiscordCan(italic.Inner) : [new Part.Italic(AsDiscordCan(italic.Inner))],
        Part.Code code when code.Text.Contains('`', StringComparison.Ordinal) => [new Part.Words(code.Text)],
        Part.Link { IsWeb: false } link => AsDiscordCan(link.SpelledOut),
        Part.Link link when Part.Shown(link.Label).Contains("://", StringComparison.Ordinal) || Part.Shown(link.Label).AsSpan().IndexOfAny('[', ']') >= 0 =>
            [.. AsDiscordCan(link.Label), new Part.Words($" <{link.Address}>")],
        Part.Link link => [new Part.Link(AsDiscordCan(link.Label), link.Address)],
        _ => [part],
    })];

    // Code and addresses are written as they are.
    private static bool Held(IReadOnlyList<Part> parts, string mark) => parts.Any(part => part switch
    {
        Part.Code code => !code.Text.Contains('`', StringComparison.Ordinal) && code.Text.Contains(mark, StringComparison.Ordinal),
        Part.Link link => link.Address.Contains(mark, StringComparison.Ordinal) && link.IsWeb || Held(link.Label, mark),
        Part.Words words => System.Text.RegularExpressions.Regex.Matches(words.Text, @"https?://[^\s<]+", System.Text.RegularExpressions.RegexOptions.IgnoreCase).Any(url => url.Value.Contains(mark, StringComparison.Ordinal)),
        Part.Bold bold => Held(bold.Inner, mark),
        Part.Italic italic => Held(italic.Inner, mark),
        _ => false,
    });
}
