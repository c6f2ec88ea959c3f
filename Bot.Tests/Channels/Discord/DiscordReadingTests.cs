using System.Globalization;
using System.Text;
using SupportBot.Channels;
using SupportBot.Channels.Discord;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

/// <summary>What dispatches mean, read from payloads written after the developer documentation.</summary>
public sealed class DiscordReadingTests
{
    private const string BotId = "900000000000000001";

    [Fact]
    public void Ready_tells_the_session_and_who_we_are() =>
        Read("ready").ShouldBe(new Heard.Ready("4f1c0de5a7b84e2f9d3c6b1a0e9f8d7c", "wss://gateway-us-east1-b.discord.gg", BotId));

    [Fact]
    public void Resumed_is_known() => Read("resumed").ShouldBeOfType<Heard.Resumed>();

    [Fact]
    public void A_direct_message_is_read_whole()
    {
        var message = Direct("dm");
        message.ExternalId.ShouldBe("1300000000000000001");
        message.Address.ShouldBe(new Address(ChannelName.Discord, "1201000000000000001"));
        message.Sender.ShouldBe(new Sender("812345678901234567", "Ola Kowalska"));
        message.Content.ShouldBe(new IncomingContent.Text("Dzień dobry, pobrało mi dwa razy za zamówienie 4711"));
        message.SentAt.ShouldBe(DateTimeOffset.Parse("2026-03-02T09:00:12.345+00:00", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_reply_is_a_message_like_any_other() =>
        Direct("dm_reply").Content.ShouldBe(new IncomingContent.Text("tak, dalej nie działa"));

    [Fact]
    public void A_reply_says_what_it_answers_and_a_forward_answers_nothing()
    {
        Direct("dm_reply").RepliesTo.ShouldBe("1300000000000000000");
        Direct("forward").RepliesTo.ShouldBeNull();
        Direct("dm").RepliesTo.ShouldBeNull();
    }

    [Fact]
    public void Ids_become_names_the_call_of_the_bot_goes_and_the_text_is_cleaned() =>
        Direct("dm_markup").Content.ShouldBe(new IncomingContent.Text("ask @Иван :wow: :spin:!"));

    [Theory]
    [InlineData("poll", "poll")]
    [InlineData("forward_of_nothing", "forward")]
    public void What_cannot_be_read_is_named(string fixture, string kind) =>
        Direct(fixture).Content.ShouldBe(new IncomingContent.Unreadable(kind));

    [Theory]
    [InlineData("image", "", "error.png", "https://cdn.discordapp.com/attachments/1/2/error.png?ex=1&is=2&hm=3", "image")]
    [InlineData("file", "", "invoice", "https://cdn.discordapp.com/attachments/1/2/invoice", "file")]
    [InlineData("voice", "", "voice-message.ogg", "https://cdn.discordapp.com/attachments/1/2/voice-message.ogg", "voice")]
    [InlineData("sticker_png", "Wumpus waves", "sticker.png", "https://cdn.discordapp.com/stickers/749054660769218632.png", "sticker")]
    [InlineData("forward_of_image", "forwarded words", "error.png", "https://cdn.discordapp.com/attachments/1/2/error.png", "image")]
    public void Files_are_named_with_where_they_are_and_what_they_are(string fixture, string words, string name, string url, string kind)
    {
        Direct(fixture).Content.ShouldBe(new IncomingContent.Text(words));
        Read(fixture).ShouldBeOfType<Heard.Direct>().Files.ShouldBe([new RemoteFile(name, url, kind)]);
    }

    [Theory]
    [InlineData("file_with_words", "here is the log")]
    [InlineData("sticker", "Wave")]
    [InlineData("forward", "forwarded words")]
    public void Words_are_read_wherever_they_stand(string fixture, string words) => Direct(fixture).Content.ShouldBe(new IncomingContent.Text(words));

    [Theory]
    [InlineData("deleted", false, "1300000000000000001")]
    [InlineData("deleted_in_server", true, "1300000000000000001")]
    [InlineData("deleted_many", true, "1300000000000000001", "1300000000000000002")]
    public void What_was_deleted_is_taken_back_message_by_message(string fixture, bool isInServer, params string[] ids)
    {
        var deleted = Read(fixture).ShouldBeOfType<Heard.Deleted>();
        deleted.IsInServer.ShouldBe(isInServer);
        deleted.Messages.Select(message => message.Content).ShouldBe(ids.Select(id => new IncomingContent.Deletion(id)));
        deleted.Messages.Select(message => message.ExternalId).ShouldBe(ids.Select(id => $"{id}:deleted"));
        deleted.Messages.ShouldAllBe(message => message.Address.Value == deleted.ChannelId);
    }

    [Theory]
    [InlineData("typing", "1201000000000000001", false)]
    [InlineData("typing_in_server", "1203000000000000003", true)]
    public void Somebody_writing_is_told_with_the_place(string fixture, string channelId, bool isInServer) =>
        Read(fixture).ShouldBe(new Heard.Typing(channelId, isInServer));

    [Theory]
    [InlineData("from_bot")]
    [InlineData("from_ourselves")]
    [InlineData("from_webhook")]
    [InlineData("member_joined")]
    [InlineData("thread_member_added")]
    [InlineData("server_chatter")]
    [InlineData("group_dm")]
    [InlineData("preview_added")]
    [InlineData("updated_without_words")]
    [InlineData("typing_of_ourselves")]
    [InlineData("guild_create")]
    public void What_is_not_meant_for_us_means_nothing(string fixture) =>
        Read(fixture).ShouldBeOfType<Heard.Nothing>();

    [Fact]
    public void A_call_in_a_server_is_heard_without_the_call()
    {
        var call = Read("server_mention").ShouldBeOfType<Heard.InServer>().Message;
        call.MentionsBot.ShouldBeTrue();
        (call.GuildId, call.ChannelId, call.UserId).ShouldBe(("700000000000000001", "1202000000000000002", "812345678901234567"));
        call.Message.Content.ShouldBe(new IncomingContent.Text("nie mogę się zalogować"));
        call.Message.Sender.Name.ShouldBe("Ola z sekretariatu");
    }

    [Fact]
    public void Who_only_calls_the_bot_has_said_its_name() =>
        Read("server_mention_only").ShouldBeOfType<Heard.InServer>().Message.Message.Content
            .ShouldBe(new IncomingContent.Text("@SupportBot"));

    [Theory]
    [InlineData("private_thread")]
    [InlineData("server_chatter_untyped")]
    public void What_may_be_in_our_thread_is_looked_at(string fixture) =>
        Read(fixture).ShouldBeOfType<Heard.InServer>().Message.MentionsBot.ShouldBeFalse();

    [Fact]
    public void An_edit_names_the_message_and_has_an_id_of_its_own()
    {
        var edit = Direct("edited");
        edit.Content.ShouldBe(new IncomingContent.Edit("1300000000000000001", "Dzień dobry, pobrało mi trzy razy"));
        edit.ExternalId.ShouldBe("1300000000000000001:edit:1772442300250");
    }

    [Fact]
    public void A_press_in_direct_messages_brings_value_words_and_language()
    {
        var press = Read("pressed_dm").ShouldBeOfType<Heard.Pressed>();
        press.Message.Content.ShouldBe(new IncomingContent.Choice("no", "Nie"));
        press.Message.Sender.ShouldBe(new Sender("812345678901234567", "Ola Kowalska", "pl"));
        press.Message.ExternalId.ShouldBe("press:1400000000000000001");
        (press.Interaction.Id, press.Interaction.Token).ShouldBe(("1400000000000000001", "aW50ZXJhY3Rpb246c2VjcmV0"));
    }

    [Fact]
    public void A_press_in_a_thread_is_by_the_member()
    {
        var press = Read("pressed_thread").ShouldBeOfType<Heard.Pressed>();
        press.Message.Address.Value.ShouldBe("1203000000000000003");
        press.Message.Sender.ShouldBe(new Sender("812345678901234567", "Ola Kowalska", "ru"));
    }

    [Theory]
    [InlineData("command_status", "/status SB-1001", null)]
    [InlineData("command_human", "/human", "700000000000000001")]
    [InlineData("command_support", "/start", "700000000000000001")]
    [InlineData("command_support_question", "nie mogę się zalogować", "700000000000000001")]
    public void A_command_is_what_would_have_been_typed(string fixture, string words, string? guildId)
    {
        var used = Read(fixture).ShouldBeOfType<Heard.Commanded>();
        used.Message.Content.ShouldBe(new IncomingContent.Text(words));
        used.Message.Sender.ShouldBe(new Sender("812345678901234567", "Ola Kowalska", "pl"));
        used.Message.ExternalId.ShouldStartWith("command:14");
        (used.GuildId, used.Interaction.ApplicationId, used.Interaction.IsCommand).ShouldBe((guildId, "900000000000000001", true));
    }

    [Fact]
    public void A_command_nobody_offers_is_left_out_and_counted() =>
        Read("slash_command").ShouldBe(new Heard.Unreadable("interaction"));

    private static Heard Read(string fixture) =>
        DispatchReader.Read(DispatchReader.ReadFrame(Encoding.UTF8.GetBytes(Fixture.Read($"discord/{fixture}.json")))!, BotId, "https://cdn.discordapp.com");

    private static IncomingMessage Direct(string fixture) => Read(fixture).ShouldBeOfType<Heard.Direct>().Message;
}
