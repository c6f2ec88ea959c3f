using FsCheck;
using FsCheck.Fluent;
using SupportBot.Channels.Formatting;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Formatting;

public sealed class FormattedSplitTests
{
    [Fact]
    public void A_cut_through_bold_words_leaves_bold_words_on_both_sides()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 30));

        var pieces = Split($"See **{words}** there", 100);

        pieces.Count.ShouldBe(2);
        Shape.Of(pieces[0]).ShouldStartWith("See {b word");
        Shape.Of(pieces[0]).ShouldEndWith("word}");
        Shape.Of(pieces[1]).ShouldStartWith("{b word");
        Shape.Of(pieces[1]).ShouldEndWith("} there");
    }

    [Fact]
    public void Lines_of_code_are_parted_at_a_line_and_keep_their_indent()
    {
        var code = string.Join('\n', Enumerable.Range(1, 12).Select(i => $"    step_{i:00}: run"));

        var pieces = Split($"```yaml\n{code}\n```", 110);

        pieces.Count.ShouldBeGreaterThan(1);
        pieces.ShouldAllBe(piece => piece.Blocks.Count == 1 && piece.Blocks[0] is Block.Code && piece.Shown.StartsWith("    step_"));
        string.Join('\n', pieces.Select(piece => piece.Shown)).ShouldBe(code);
    }

    [Fact]
    public void An_item_that_is_cut_has_its_bullet_once() =>
        Split($"- {string.Join(' ', Enumerable.Repeat("word", 30))}", 100).Select(piece => Shape.Of(piece).StartsWith("{item }", StringComparison.Ordinal)).ShouldBe([true, false]);

    [Fact]
    public void A_piece_that_is_too_long_for_the_messenger_is_cut_again()
    {
        var pieces = FormattedText.Parse(string.Join(' ', Enumerable.Repeat("**b**", 90))).Split(200, text => text.Notation.Length);

        pieces.ShouldAllBe(piece => piece.Notation.Length <= 200);
        string.Join(' ', pieces.Select(piece => piece.Shown)).ShouldBe(string.Join(' ', Enumerable.Repeat("b", 90)));
    }

    [Fact]
    public void No_piece_is_too_long_or_blank() => Prop.ForAll(Long, Limits, (text, limit) =>
        Split(text, limit).ShouldAllBe(piece => piece.Shown.Length <= limit && !string.IsNullOrWhiteSpace(piece.Shown))).Check(Some.Repeatable.WithMaxTest(1_000));

    [Fact]
    public void The_pieces_together_are_the_whole_text_with_its_formatting() => Prop.ForAll(Long, Limits, (text, limit) =>
        Letters(Split(text, limit)).ShouldBe(Letters([FormattedText.Parse(text)]))).Check(Some.Repeatable.WithMaxTest(1_000));

    [Fact]
    public void A_piece_travels_as_notation() => Prop.ForAll(Long, Limits, (text, limit) =>
    {
        foreach (var piece in Split(text, limit)) Shape.Of(piece.Notation).ShouldBe(Shape.Of(piece));
    }).Check(Some.Repeatable.WithMaxTest(1_000));

    private static Arbitrary<string> Long { get; } = Written.Any.Generator.ListOf(12).Select(parts => string.Join(' ', parts)).ToArbitrary();

    private static Arbitrary<int> Limits { get; } = Gen.Choose(100, 300).ToArbitrary();

    private static IReadOnlyList<FormattedText> Split(string text, int limit) => FormattedText.Parse(text).Split(limit, piece => piece.Shown.Length);

    /// <summary>Every letter with how it is shown.</summary>
    private static string Letters(IEnumerable<FormattedText> texts) => string.Concat(texts.SelectMany(text => text.Blocks).Select(block => block switch
    {
        Block.Line line => Letters(line.Parts, ""),
        Block.Item item => $"{item.Marker.Trim()}{Letters(item.Parts, "")}",
        Block.Code code => Letters(code.Text, "l"),
        _ => throw new System.Diagnostics.UnreachableException(),
    }));

    private static string Letters(IReadOnlyList<Part> parts, string style) => string.Concat(parts.Select(part => part switch
    {
        Part.Words words => Letters(words.Text, style),
        Part.Bold bold => Letters(bold.Inner, style + "b"),
        Part.Italic italic => Letters(italic.Inner, style + "i"),
        Part.Code code => Letters(code.Text, style + "c"),
        Part.Link link => Letters(link.Label, style + link.Address),
        _ => throw new System.Diagnostics.UnreachableException(),
    }));

    private static string Letters(string text, string style) => string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || (c > 127 && !char.IsWhiteSpace(c))).Select(c => c + style));
}
