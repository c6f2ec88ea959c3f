using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Channels.Formatting;
using SupportBot.Channels.Telegram;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

public sealed class TelegramTextTests
{
    [Theory]
    [InlineData("👍 **Save** now", "👍 {b Save} now")]
    [InlineData("**a *b* `c` d**", "{b a }{b {i b}}{b  }{c c}{b  d}")]
    [InlineData("[our **`help`**](https://x.example/a)", "{a our |https://x.example/a}{a help|https://x.example/a}")]
    [InlineData("**[one](https://x.example/a)**", "{b {a one|https://x.example/a}}")]
    [InlineData("- one\n7. two\n```sh\nrm *\n```", "• one\n7. two\n{lines sh}rm *")]
    [InlineData("[write](mailto:ola@x.example?subject=x) [+48500](tel:+48500)", "write (ola@x.example) +48500")]
    public void Formatting_becomes_entities(string written, string shown) => TelegramShown.Of(Message(written)).ShouldBe(shown);

    [Fact]
    public void Offsets_count_UTF_16_units()
    {
        var entity = TelegramText.Of(FormattedText.Parse("👩‍👩‍👧 ż **b👍**")).Entities.ShouldHaveSingleItem();

        (entity.Type, entity.Offset, entity.Length).ShouldBe(("bold", "👩‍👩‍👧 ż ".Length, 3));
    }

    [Fact]
    public void Telegram_takes_every_text_and_shows_all_its_words() => Prop.ForAll(Written.Any, written =>
    {
        var message = Message(written);
        TelegramShown.WhyRefused(message).ShouldBeNull();
        var text = FormattedText.Parse(written);
        if (!written.Contains("mailto:", StringComparison.Ordinal) && !written.Contains("tel:", StringComparison.Ordinal)) ((string)message["text"]!).ShouldBe(Sent(text.Shown));
        if (!written.Contains("](", StringComparison.Ordinal)) TelegramText.Plain(text).ShouldBe(text.Shown);
    }).Check(Some.Repeatable.WithMaxTest(5_000));

    // Half a character cannot be sent.
    private static string Sent(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static JsonObject Message(string written)
    {
        var text = TelegramText.Of(FormattedText.Parse(written));
        var request = JsonSerializer.Serialize(new SendMessage(1, text.Words, text.Entities, null), TelegramJson.Default.SendMessage);
        return JsonNode.Parse(request)!.AsObject();
    }
}
