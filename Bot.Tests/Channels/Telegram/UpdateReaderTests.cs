using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

public sealed class UpdateReaderTests
{
    private const string Chat = "418220719";

    [Fact]
    public void A_text_is_read_with_everything_Telegram_tells_about_it()
    {
        var received = Read("message-text").ShouldBeOfType<Reading.Received>();

        received.UpdateId.ShouldBe(812_000_001);
        received.Message.ExternalId.ShouldBe($"7654321:{Chat}:4101");
        received.Message.Address.ShouldBe(new Address(ChannelName.Telegram, Chat));
        received.Message.Sender.ShouldBe(new Sender(Chat, "Марина Орлова", "ru"));
        received.Message.SentAt.ShouldBe(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        received.Message.Content.ShouldBe(new IncomingContent.Text("С карты списали дважды за заказ 58213 😡"));
    }

    [Theory]
    [InlineData("message-start-deep-link", "/start")]
    [InlineData("message-reply", "58213")]
    [InlineData("message-photo-caption", "Вот выписка", "photo")]
    [InlineData("message-photo", "", "photo")]
    [InlineData("message-voice", "", "voice")]
    [InlineData("message-document", "", "document")]
    [InlineData("message-animation", "", "animation")]
    [InlineData("message-sticker", "😡", "sticker")]
    [InlineData("message-sticker-animated", "👍", "sticker")]
    [InlineData("message-audio", "", "audio")]
    [InlineData("message-video", "Так выглядит ошибка", "video")]
    [InlineData("message-video-note", "", "video_note")]
    [InlineData("message-album-first", "Обе страницы", "photo")]
    [InlineData("message-location", "📍 52.22968, 21.01223")]
    [InlineData("message-command-with-name", "/human")]
    [InlineData("message-forwarded", "Заказ 58213 передан курьеру")]
    [InlineData("message-venue", "📍 Paczkomat WAW22A, ul. Prosta 1, Warszawa (52.2297, 21.0122)")]
    [InlineData("message-contact", "👤 Марина +48000000000")]
    public void Words_are_read_as_text_with_the_file_that_comes_with_them(string fixture, string text, string? file = null)
    {
        var received = Read(fixture).ShouldBeOfType<Reading.Received>();
        received.Message.Content.ShouldBe(new IncomingContent.Text(text));
        received.Files.Select(one => one.Kind).ShouldBe(file is null ? [] : [file]);
    }

    [Theory]
    [InlineData("message-of-a-later-version", "unknown")]
    [InlineData("message-poll", "poll")]
    public void What_has_no_words_is_named(string fixture, string kind) => Content(fixture).ShouldBe(new IncomingContent.Unreadable(kind));

    [Theory]
    [InlineData("group-mention", null, 78)]
    [InlineData("group-mention-in-caption", null, 79)]
    [InlineData("group-text-mention", null, 80)]
    [InlineData("group-command", null, 81)]
    [InlineData("group-reply", null, 82)]
    [InlineData("group-forum-topic", 12, 83)]
    public void In_a_group_only_a_call_of_the_bot_is_heard(string fixture, int? thread, int message)
    {
        var call = Read(fixture).ShouldBeOfType<Reading.Called>();
        (call.Chat, call.Thread, call.MessageId).ShouldBe((-1001748362910, thread, message));
        call.Sender.LanguageHint.ShouldBe("ru");
    }

    [Theory]
    [InlineData("my-chat-member", false)]
    [InlineData("my-chat-member-let-in", true)]
    public void Who_blocks_the_bot_or_lets_it_in_is_known(string fixture, bool canBeReached)
    {
        var told = Read(fixture).ShouldBeOfType<Reading.Received>().Message;
        told.Content.ShouldBe(new IncomingContent.Reach(canBeReached));
        told.Address.Value.ShouldBe(Chat);
    }

    [Theory]
    [InlineData("message-reply", "4100")]
    [InlineData("message-reply-to-own", "7654321:418220719:4101")]
    [InlineData("message-text", null)]
    public void An_answer_names_what_it_answers(string fixture, string? answered) =>
        Read(fixture).ShouldBeOfType<Reading.Received>().Message.RepliesTo.ShouldBe(answered);

    [Theory]
    [InlineData("message-photo", "AgACAgIAAxkBAAIBZ3", "photo.jpg")]
    [InlineData("message-sticker-animated", "AAMCAgADGQEAAgFs", "sticker.webp")]
    [InlineData("message-audio", "CQACAgIAAxkBAAIBaQ", "call-recording.m4a")]
    [InlineData("message-album-second", "AgACAgIAAxkBAAIB8x", "photo.jpg")]
    public void The_best_picture_is_taken_and_names_are_kept(string fixture, string id, string name)
    {
        var file = Read(fixture).ShouldBeOfType<Reading.Received>().Files.ShouldHaveSingleItem();
        (file.Id, file.Name).ShouldBe((id, name));
    }

    [Fact]
    public void Every_fixture_is_read_as_something() =>
        Fixture.Names("telegram").ShouldAllBe(name => !IsUnexpectedlyDamaged(name));

    private static bool IsUnexpectedlyDamaged(string name) =>
        !name.StartsWith("callback-query-", StringComparison.Ordinal) && Read(name.Replace(".json", "", StringComparison.Ordinal)) is Reading.Skipped { Reason: SkipReason.Damaged };

    [Theory]
    [InlineData("edited-message", "4101", "С карты списали дважды за заказ 58214", 812_000_017)]
    [InlineData("edited-caption", "4107", "Вот выписка за май", 812_000_018)]
    public void An_edit_names_the_message_and_has_a_name_of_its_own(string fixture, string message, string text, long update)
    {
        var edit = Read(fixture).ShouldBeOfType<Reading.Received>().Message;

        edit.Content.ShouldBe(new IncomingContent.Edit($"7654321:{Chat}:{message}", text));
        edit.ExternalId.ShouldBe($"7654321:{Chat}:{message}:{update}");
    }

    [Fact]
    public void A_press_is_read_with_the_words_of_its_button()
    {
        var press = Read("callback-query").ShouldBeOfType<Reading.Pressed>();

        press.CallbackId.ShouldBe("1796244311470532117");
        press.Message.ExternalId.ShouldBe("7654321:cb:1796244311470532117");
        press.Message.Content.ShouldBe(new IncomingContent.Choice("charged:twice", "Да, дважды"));
    }

    [Fact]
    public void A_press_under_a_message_too_old_to_see_has_its_value_for_words() =>
        Content("callback-query-message-too-old").ShouldBe(new IncomingContent.Choice("charged:once", "charged:once"));

    [Theory]
    [InlineData("message-pinned", SkipReason.Service)]
    [InlineData("message-auto-delete", SkipReason.Service)]
    [InlineData("message-from-bot", SkipReason.FromBot)]
    [InlineData("edited-live-location", SkipReason.Empty)]
    [InlineData("callback-query-group", SkipReason.Group)]
    [InlineData("callback-query-game", SkipReason.Damaged)]
    [InlineData("callback-query-inline", SkipReason.Damaged)]
    [InlineData("channel-post", SkipReason.Channel)]
    [InlineData("edited-channel-post", SkipReason.Channel)]
    [InlineData("my-chat-member-group", SkipReason.Group)]
    [InlineData("message-group", SkipReason.Group)]
    [InlineData("group-mention-of-another", SkipReason.Group)]
    [InlineData("group-command-for-anybody", SkipReason.Group)]
    [InlineData("group-anonymous-admin", SkipReason.Group)]
    [InlineData("group-bot-added", SkipReason.Group)]
    [InlineData("group-migrate-to", SkipReason.Group)]
    [InlineData("group-migrate-from", SkipReason.Group)]
    public void What_is_nobodys_message_is_left_out_for_a_reason(string fixture, string reason)
    {
        var skipped = Read(fixture).ShouldBeOfType<Reading.Skipped>();
        skipped.Reason.ShouldBe(reason);
        skipped.UpdateId.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(""" "text":" \u202e\u0000 " """, SkipReason.Empty)]
    [InlineData(""" "text":"half \ud83d" """, SkipReason.Damaged)]
    [InlineData(""" "text":{} """, SkipReason.Damaged)]
    [InlineData(""" "text":"hi","message_id":null """, SkipReason.Damaged)]
    [InlineData(""" "text":"hi","from":null """, SkipReason.Damaged)]
    [InlineData(""" "half \ud83d name":1 """, SkipReason.Damaged)]
    [InlineData(""" "date":1,"\ud83d":1,"\ud83dx":1 """, SkipReason.Damaged)]
    public void A_message_without_a_readable_word_is_left_out(string fields, string reason) =>
        Read(JsonElement.Parse(Message(fields))).ShouldBe(new Reading.Skipped(9, reason));

    [Theory]
    [InlineData("""{"\ud83d":1}""")]
    [InlineData("""{"\ud83date_id":9}""")]
    [InlineData("""{"update_id":9.5}""")]
    [InlineData("""{"update_id":2147483647}""")]
    [InlineData("7")]
    public void An_update_without_a_number_is_left_out(string json) =>
        Read(JsonElement.Parse(json)).ShouldBe(new Reading.Skipped(null, SkipReason.Damaged));

    [Theory]
    [InlineData("-1")]
    [InlineData("99999999999999")]
    public void A_date_that_is_none_means_now(string date) =>
        Read(JsonElement.Parse(Message($""" "text":"hi","date":{date} """))).ShouldBeOfType<Reading.Received>().Message.SentAt.ShouldBeNull();

    [Theory]
    [InlineData("\\u202eevil\\nname", "evil name")]
    [InlineData("", null)]
    public void A_name_is_made_fit_to_show(string name, string? shown) =>
        Read(JsonElement.Parse(Message($$""" "text":"hi","from":{"id":1,"first_name":"{{name}}","language_code":"<b>"} """)))
            .ShouldBeOfType<Reading.Received>().Message.Sender.ShouldBe(new Sender("1", shown));

    [Theory]
    [InlineData("charged:<script>", "charged:<script>")]
    [InlineData("\\u202ex", "x")]
    public void A_press_may_send_back_anything_and_is_cleaned(string data, string value) =>
        Read(JsonElement.Parse(Press(data))).ShouldBeOfType<Reading.Pressed>().Message.Content.ShouldBe(new IncomingContent.Choice(value, value));

    [Fact]
    public void A_press_under_a_keyboard_with_holes_is_read()
    {
        var holes = Fixture.Read("telegram/callback-query.json").Replace("\"inline_keyboard\": [", "\"inline_keyboard\": [null, [null],", StringComparison.Ordinal);
        Read(JsonElement.Parse(holes)).ShouldBeOfType<Reading.Pressed>().Message.Content.ShouldBe(new IncomingContent.Choice("charged:twice", "Да, дважды"));
    }

    [Fact]
    public void A_press_that_sends_back_too_much_is_left_out() =>
        Read(JsonElement.Parse(Press(new string('x', 65)))).ShouldBe(new Reading.Skipped(9, SkipReason.Damaged));

    private static string Message(string fields) =>
        $$$"""{"update_id":9,"message":{"message_id":1,"chat":{"id":1,"type":"private"},"from":{"id":1,"first_name":"A"},{{{fields}}}}}""";

    private static string Press(string data) =>
        $$$"""{"update_id":9,"callback_query":{"id":"5","from":{"id":1,"first_name":"A"},"message":{"message_id":1,"chat":{"id":1,"type":"private"}},"data":"{{{data}}}"}}""";

    private static IncomingContent Content(string fixture) => Read(fixture).ShouldBeAssignableTo<Reading.Received>()!.Message.Content;

    private static Reading Read(string fixture) => Read(JsonElement.Parse(Fixture.Read($"telegram/{fixture}.json")));

    private static Reading Read(JsonElement update) => new UpdateReader(new Self("7654321") { Username = "example_support_bot" }).Read(update);
}
