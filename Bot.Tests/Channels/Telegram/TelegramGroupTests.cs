using System.Text.Json.Nodes;
using SupportBot.Channels.Telegram;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

/// <summary>In groups everybody reads along, so the bot says there only that it goes on in private (C22).</summary>
public sealed class TelegramGroupTests : TelegramTest
{
    private const long Group = -1001748362910;

    [Theory]
    [InlineData("@example_support_bot my order 1042 is lost")]
    [InlineData("please help @Example_Support_BOT")]
    [InlineData("/human@example_support_bot")]
    [InlineData("@example_support_bot you liars, answer me here, my e-mail is ann@example.com")]
    public async Task C22_Whoever_calls_the_bot_is_invited_to_go_on_in_private_and_nothing_is_kept(string text)
    {
        _ = Receive();
        Server.WriteInGroup("Ann", Group, text);

        var said = await Server.NextInGroupAsync();

        said.GetProperty("text").GetString().ShouldBe("I can help you in a private chat, where only you and our support read along.");
        said.GetProperty("reply_parameters").GetProperty("allow_sending_without_reply").GetBoolean().ShouldBeTrue();
        var button = said.GetProperty("reply_markup").GetProperty("inline_keyboard")[0][0];
        button.GetProperty("url").GetString().ShouldBe("https://t.me/example_support_bot?start=group");
        Inbox.Accepted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ru", "Продолжить в личном чате")]
    [InlineData("pl-PL", "Kontynuuj prywatnie")]
    [InlineData("de", "Continue in private")]
    public async Task C22_The_invitation_is_in_the_language_of_who_called(string language, string button)
    {
        Server.Language = language;
        _ = Receive();
        Server.WriteInGroup("Ann", Group, "@example_support_bot");

        var said = await Server.NextInGroupAsync();

        said.GetProperty("reply_markup").GetProperty("inline_keyboard")[0][0].GetProperty("text").GetString().ShouldBe(button);
    }

    [Fact]
    public async Task In_a_forum_the_answer_is_in_the_same_topic_and_quotes_the_call()
    {
        _ = Receive();
        Server.WriteInGroup("Ann", Group, "thanks, but how?", new JsonObject
        {
            ["message_id"] = 77, ["message_thread_id"] = 12, ["is_topic_message"] = true,
            ["reply_to_message"] = new JsonObject
            {
                ["message_id"] = 76, ["date"] = 1, ["chat"] = new JsonObject { ["id"] = Group, ["type"] = "supergroup" },
                ["from"] = new JsonObject { ["id"] = long.Parse(TelegramServer.BotId), ["is_bot"] = true, ["first_name"] = "Support" },
            },
        });

        var said = await Server.NextInGroupAsync();

        said.GetProperty("message_thread_id").GetInt64().ShouldBe(12);
        said.GetProperty("reply_parameters").GetProperty("message_id").GetInt64().ShouldBe(77);
    }

    [Fact]
    public async Task Who_calls_again_and_again_is_answered_once_and_everything_else_is_passed_over_and_counted()
    {
        _ = Receive();
        Server.WriteInGroup("Ann", Group, "good morning everybody");
        Server.WriteInGroup("Ann", Group, "/start");
        Server.WriteInGroup("Ann", Group, "@example_support_bot_2 hello");
        for (var i = 0; i < 3; i++) Server.WriteInGroup("Ann", Group, "@example_support_bot");
        Server.WriteInGroup("Ben", Group, "@example_support_bot");
        await Server.WriteAsync("Ann", "in private");
        await Inbox.NextAsync();
        await Server.WriteAsync("Ann", "and again");
        await Inbox.NextAsync();

        Server.InGroupsWaiting.ShouldBe(2);
        Skipped(SkipReason.Group).ShouldBe(3);
        Inbox.Accepted.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_is_answered_where_it_is_now()
    {
        Server.Upgraded = (-300, Group);
        _ = Receive();
        Server.WriteInGroup("Ann", -300, "@example_support_bot");

        (await Server.NextInGroupAsync()).GetProperty("chat_id").GetInt64().ShouldBe(Group);
    }

    [Fact]
    public async Task A_group_that_does_not_let_us_speak_holds_nobody_up()
    {
        Server.FailNext("sendMessage", new TelegramFault.Reject(400, "Bad Request: not enough rights to send text messages to the chat"));
        _ = Receive();
        Server.WriteInGroup("Ann", Group, "@example_support_bot");
        await Server.WriteAsync("Ben", "my turn");

        await Inbox.NextAsync();
    }
}
