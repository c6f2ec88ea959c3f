using FsCheck;
using FsCheck.Fluent;
using SupportBot.Channels.Discord;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

public sealed class DiscordMarkdownTests
{
    // A link ends at a blank, as it does for Discord.
    private static readonly string[] Pieces =
    [
        "a", "order_id", "*", "**", "_", "__", "~~", "`", "```", "||", "|", "\\",
        "# ", "## ", "### x", "-# ", "- ", "+ ", "* ", "> ", ">>> ", "1. ", "12) ", "[a](https://b.example) ", "[", "](",
        "<@1>", "<#2>", "<t:1:R>", "</cmd:1>", "<", ">", "@everyone", "@here", "@Ola", ":smile:", ":", "10:30:45",
        "https://x.example/a_b_c*d ", " ", "  ", "\n", "\n\n", "\t", "¯\\_(ツ)_/¯", "😀", "ё", "ż",
    ];

    [Theory]
    [InlineData("Order **4711**: see #3", @"Order \*\*4711\*\*: see #3")]
    [InlineData("# not a heading", @"\# not a heading")]
    [InlineData("- no\n- list", "\\- no\n\\- list")]
    [InlineData("1. first\n2. second", "1\\. first\n2\\. second")]
    [InlineData("> no quote, 5 > 3", @"\> no quote, 5 > 3")]
    [InlineData("https://x.example/a_b_c and a_b", @"https://x.example/a_b_c and a\_b")]
    [InlineData("see <https://x.example/a_b>", "see <https://x.example/a_b>")]
    [InlineData("<@123> <#4> <t:1:R> 1 < 2", @"\<@123> \<#4> \<t\:1:R> 1 < 2")]
    [InlineData("@everyone :smile: at 10:30", @"\@everyone \:smile: at 10:30")]
    [InlineData("write to ola_k@example.org", @"write to ola\_k@example.org")]
    public void Marks_lose_their_meaning_and_nothing_else_changes(string text, string escaped) => Markdown.Escape(text).ShouldBe(escaped);

    [Fact]
    public void The_customer_sees_what_was_written() =>
        Prop.ForAll(Written, text => DiscordShown.Of(Markdown.Escape(text)).ShouldBe(text)).Check(Some.Thorough.WithMaxTest(3000));

    [Fact]
    public void Escaping_at_most_doubles_a_text() =>
        Prop.ForAll(Written, text => Markdown.Escape(text).Length.ShouldBeLessThanOrEqualTo(2 * text.Length)).Check(Some.Thorough);

    [Fact]
    public void The_judge_of_these_tests_would_notice_formatting() =>
        DiscordShown.Of("**bold** # no\n# yes\n- item <@1> @everyone ||x|| :smile:")
            .ShouldBe("bold # no\n yes\n item [mention] [mention] x ");

    private static Arbitrary<string> Written { get; } = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
}
