using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Channels.Formatting;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Formatting;

public sealed class FormattedTextTests
{
    [Theory]
    [InlineData("Press **Save** now", "Press {b Save} now")]
    [InlineData("*one* and _two_", "{i one} and {i two}")]
    [InlineData("**a *b* c** ***d***", "{b a {i b} c} {b {i d}}")]
    [InlineData("Type `ls -l *` twice", "Type {c ls -l *} twice")]
    [InlineData("[Our **help**](https://x.example/a?b=c#d).", "{a Our {b help}|https://x.example/a?b=c#d}.")]
    [InlineData("[Wiki](https://x.example/a_(b)) [mail](mailto:ola@x.example) [call](tel:+48500)", "{a Wiki|https://x.example/a_%28b%29} {a mail|mailto:ola@x.example} {a call|tel:+48500}")]
    [InlineData("Steps:\n1. *Open*\n2. Close\n- or not", "Steps:\n{item 1}{i Open}\n{item 2}Close\n{item }or not")]
    [InlineData("```json\n{ \"a\": **1** }\n```\nafter", "{lines json}{ \"a\": **1** }\nafter")]
    [InlineData("*a _b_ c* **a ***b*** c**", "*a {i b} c* **a {b {i b}} c**")]
    [InlineData("*a*_b_ **a**_b_*c*", "{i a}_b_ {b a}{i b}*c*")]
    [InlineData("(**x**), \"*y*\"!", "({b x}), \"{i y}\"!")]
    [InlineData("不**重要**的", "不{b 重要}的")]
    [InlineData("Done 👍 **👍**", "Done 👍 {b 👍}")]
    public void Formatting_is_read(string written, string shape) => Shape.Of(written).ShouldBe(shape);

    [Theory]
    [InlineData("**not closed and *neither this")]
    [InlineData("2*3*4, 5 * 6 * 7, snake_case_name, __init__, **kwargs")]
    [InlineData("Delete C:\\temp\\*.* and C:\\_backup_, or *.*")]
    [InlineData("/*comment*/ ~~no~~ ||no|| # no > no")]
    [InlineData("https://x.example/_a_/*b* and https://x.example/**c**d")]
    [InlineData("[x](javascript:alert(1)) [x](/here) [x](https://) [x]() [](https://x.example) [x] (https://x.example)")]
    [InlineData("[x](data:text/html,a) [x](file:///etc/passwd) [x](HTTPS: //x)")]
    [InlineData("``two`` and ``` and ` `")]
    [InlineData("```\nnot closed")]
    [InlineData("```\n\n```")]
    [InlineData("-no item\n-\n1.no\n01. no\n2024. no\n * no\n-  no")]
    [InlineData("* no item* either")]
    [InlineData("\\\\server\\_share_ 50% \\ <b>&amp;</b>")]
    public void Whatever_is_no_formatting_stays_as_it_was_written(string written)
    {
        FormattedText.Parse(written).IsPlain.ShouldBeTrue();
        FormattedText.Parse(written).Shown.ShouldBe(written);
    }

    [Fact]
    public void No_character_but_a_mark_is_ever_lost() => Prop.ForAll(Written.Any, written =>
        WithoutMarks(Shape.Of(written)).ShouldBe(WithoutMarks(written))).Check(Some.Repeatable.WithMaxTest(5_000));

    [Fact]
    public void What_is_shown_holds_every_letter_in_order_but_of_addresses_and_languages() => Prop.ForAll(Texts.Wild, text =>
        FormattedText.Parse(text).Shown.ShouldBe(text)).Check(Some.Repeatable);

    [Fact]
    public void The_notation_of_a_text_gives_the_same_text_again() => Prop.ForAll(Written.Any, written =>
    {
        var text = FormattedText.Parse(written);
        Shape.Of(text.Notation).ShouldBe(Shape.Of(text));
    }).Check(Some.Repeatable.WithMaxTest(5_000));

    [Fact]
    public void An_escaped_name_is_never_formatted_and_never_changed() => Prop.ForAll(Written.Any, Written.Any, (name, around) =>
    {
        FormattedText.Parse(FormattedText.Escape(name)).IsPlain.ShouldBeTrue();
        FormattedText.Parse(FormattedText.Escape(name)).Shown.ShouldBe(name);
        FormattedText.Parse($"**Hello** {FormattedText.Escape(name)}!").Shown.ShouldBe($"Hello {name}!");
    }).Check(Some.Repeatable.WithMaxTest(5_000));

    [Theory]
    [InlineData("order 4711, ERR_TIMED_OUT, 2*3")]
    [InlineData("Zażółć gęślą jaźń (12.5 zł)")]
    public void What_could_not_be_taken_for_formatting_needs_no_escape(string words) => FormattedText.Escape(words).ShouldBe(words);

    [Theory]
    [InlineData("[")]
    [InlineData("[a](")]
    [InlineData("` ``")]
    [InlineData("*a ")]
    [InlineData("*_a**b")]
    [InlineData("```\n")]
    [InlineData("**a *b _c ")]
    [InlineData("https://x.example/***")]
    public void The_worst_texts_take_time_in_proportion_to_their_length(string piece)
    {
        var (shorter, longer) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var turn = 0; turn < 15; turn++)
        {
            shorter = Lesser(shorter, TimeToRead(2_000));
            longer = Lesser(longer, TimeToRead(16_000));
        }

        // Eight times as long; sixty-four times, if each piece were read together with all that follow.
        longer.ShouldBeLessThan(24 * shorter);

        TimeSpan TimeToRead(int length)
        {
            var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
            var watch = Stopwatch.StartNew();
            FormattedText.Parse(text);
            return watch.Elapsed;
        }

        static TimeSpan Lesser(TimeSpan a, TimeSpan b) => a < b ? a : b;
    }

    private static string WithoutMarks(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text.Replace("%28", "(").Replace("%29", ")"), @"\{(?:[abic]|item|lines)[ ]|[*_`\[\](){}|\u2060\s\-.]", "");
}
