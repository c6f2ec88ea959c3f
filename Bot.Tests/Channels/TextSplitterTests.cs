using FsCheck;
using FsCheck.Fluent;
using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels;

public sealed class TextSplitterTests
{
    [Fact]
    public void A_text_that_fits_stays_one_message() => TextSplitter.Split("  Your parcel is on its way.\n", 4096).ShouldBe(["Your parcel is on its way."]);

    [Fact]
    public void Nothing_but_blanks_is_no_message() => TextSplitter.Split(" \n\t ", 10).ShouldBeEmpty();

    [Theory]
    [InlineData("First part here.\n\nSecond. Third and more", 30, "First part here.", "Second. Third and more")]
    [InlineData("First line here\nsecond line. More", 24, "First line here", "second line. More")]
    [InlineData("It was sent. It will come by noon", 20, "It was sent.", "It will come by noon")]
    [InlineData("one two three four", 10, "one two", "three four")]
    [InlineData("exactly_10 then", 10, "exactly_10", "then")]
    [InlineData("seventeen bb ccc", 12, "seventeen bb", "ccc")]
    public void A_long_text_is_cut_at_the_best_border(string text, int limit, string first, string second) =>
        TextSplitter.Split(text, limit).ShouldBe([first, second]);

    [Fact]
    public void A_word_is_not_torn_while_a_blank_can_be_found() =>
        TextSplitter.Split("See https://example.org/a-long-address", 36).ShouldBe(["See", "https://example.org/a-long-address"]);

    [Fact]
    public void A_word_longer_than_a_message_is_torn() => TextSplitter.Split(new string('x', 25), 10).Select(piece => piece.Length).ShouldBe([10, 10, 5]);

    [Theory]
    [InlineData("aaa😀", 4, 3)]
    [InlineData("aaae\u0301", 4, 3)]
    [InlineData("aaa👩‍👩‍👧", 7, 3)]
    [InlineData("aaa🇵🇱", 5, 3)]
    public void A_character_people_see_as_one_is_never_torn(string text, int limit, int first) =>
        TextSplitter.Split(text, limit)[0].Length.ShouldBe(first);

    [Fact]
    public void A_character_longer_than_a_message_is_torn_between_its_parts()
    {
        var pieces = TextSplitter.Split("👩‍👩‍👧‍👦", 3);
        string.Concat(pieces).ShouldBe("👩‍👩‍👧‍👦");
        pieces.Sum(Pairs).ShouldBe(4);
    }

    [Fact]
    public void A_limit_no_character_fits_in_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => TextSplitter.Split("text", 1));

    [Fact]
    public void Every_piece_fits_and_none_is_blank() => Prop.ForAll(Texts.Wild, Limits, (text, limit) =>
        TextSplitter.Split(text, limit).All(piece => piece.Length <= limit && piece.Trim() == piece && piece.Length > 0)).Check(Some.Thorough);

    [Fact]
    public void The_pieces_together_are_the_whole_text() => Prop.ForAll(Texts.Wild, Limits, (text, limit) =>
        WithoutBlanks(string.Concat(TextSplitter.Split(text, limit))).ShouldBe(WithoutBlanks(text))).Check(Some.Thorough);

    [Fact]
    public void No_word_that_fits_a_message_is_ever_torn() => Prop.ForAll(Texts.Wild, Limits, (text, limit) =>
        TextSplitter.Split(text, limit).SelectMany(Words).Where(word => word.Length < limit).ShouldBe(
            Words(text).SelectMany(word => word.Length <= limit ? [word] : TextSplitter.Split(word, limit)).Where(word => word.Length < limit))).Check(Some.Thorough);

    [Fact]
    public void No_surrogate_pair_is_ever_torn() => Prop.ForAll(Texts.Wild, Limits, (text, limit) =>
        TextSplitter.Split(text, limit).Sum(Pairs).ShouldBe(Pairs(text))).Check(Some.Thorough);

    private static Arbitrary<int> Limits { get; } = Gen.Choose(2, 90).ToArbitrary();

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string WithoutBlanks(string text) => string.Concat(Words(text));

    private static int Pairs(string text) => Enumerable.Range(0, Math.Max(0, text.Length - 1)).Count(i => char.IsSurrogatePair(text, i));
}
