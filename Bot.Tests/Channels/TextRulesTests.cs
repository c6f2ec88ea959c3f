using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData("Where is my order 12345?")]
    [InlineData("Где мой заказ?\n\tСрочно!")]
    [InlineData("Zażółć gęślą jaźń")]
    [InlineData("👩‍👩‍👧 and 1️⃣ and 🇵🇱")]
    [InlineData("")]
    public void What_people_ordinarily_write_stays_as_it_is(string text) => TextRules.Clean(text).ShouldBe(text);

    [Fact]
    public void Half_a_character_becomes_the_replacement_character() =>
        TextRules.Clean("broken \ud83d again \ude00.").ShouldBe("broken \ufffd again \ufffd.");

    [Fact]
    public void Text_that_would_read_backwards_reads_forwards() =>
        TextRules.Clean("invoice\u202Efdp.exe \u2066hidden\u2069 \u200E\u200F\u061C\uFEFFend").ShouldBe("invoicefdp.exe hidden end");

    [Fact]
    public void Control_characters_go_and_line_feed_and_tab_stay() => TextRules.Clean("a\0b\u0007c\u001b[31m\td\ne\u009f").ShouldBe("abc[31m\td\ne");

    [Theory]
    [InlineData("one\r\ntwo")]
    [InlineData("one\rtwo")]
    [InlineData("one\u2028two")]
    [InlineData("one\u0085two")]
    public void Every_kind_of_line_break_keeps_the_words_apart(string text) => TextRules.Clean(text).ShouldBe("one\ntwo");

    [Fact]
    public void A_tower_of_marks_is_thinned_to_four() =>
        TextRules.Clean("he" + new string('\u0301', 50) + "lp").ShouldBe("he\u0301\u0301\u0301\u0301lp");

    [Fact]
    public void Invisible_joiners_do_not_help_a_tower_grow()
    {
        var tower = "e" + string.Concat(Enumerable.Repeat("\u0301\u0301\u0301\u200d", 20)) + "!";
        TextRules.Clean(tower).Count(c => c == '\u0301').ShouldBe(4);
    }

    [Fact]
    public void The_longest_text_is_cut_without_halving_a_character()
    {
        var text = new string('a', TextRules.MaxIncomingLength - 1) + "😀 and more";
        TextRules.Clean(text).ShouldBe(new string('a', TextRules.MaxIncomingLength - 1));
    }

    [Fact]
    public void Words_after_a_desert_of_blanks_are_kept() => TextRules.Clean(new string(' ', 1_000_000) + "help").ShouldBe("help");

    [Fact]
    public void Whatever_comes_in_what_goes_out_is_safe_short_and_stays_the_same_when_cleaned_again() =>
        Prop.ForAll(Texts.Wild, Gen.Choose(0, 60).ToArbitrary(), (text, limit) =>
        {
            var clean = TextRules.Clean(text, limit);
            clean.Length.ShouldBeLessThanOrEqualTo(limit);
            clean.ShouldBe(clean.Trim());
            TextRules.Clean(clean, limit).ShouldBe(clean);
            Unsafe(clean).ShouldBeEmpty();
        }).Check(Some.Thorough);

    [Fact]
    public void Nothing_a_person_can_read_is_lost() =>
        Prop.ForAll(Texts.Wild, text => Letters(TextRules.Clean(text)).ShouldBe(Letters(text))).Check(Some.Thorough);

    private static IEnumerable<char> Unsafe(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i)) i++;
            else if (char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && text[i] is not ('\n' or '\t')) || text[i] is '\u202e' or '\u2066') yield return text[i];
        }
    }

    private static string Letters(string text) => string.Concat(text.EnumerateRunes().Where(Rune.IsLetterOrDigit));
}
