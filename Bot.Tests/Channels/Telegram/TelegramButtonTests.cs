using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

public sealed class TelegramButtonTests : TelegramTest
{
    private static readonly Choice[] YesOrNo = [new("paid:yes", "Yes, twice"), new("paid:no", "No")];

    [Fact]
    public async Task A_pressed_button_arrives_with_its_value_and_its_words_and_is_answered()
    {
        await OfferAsync("Ann", YesOrNo);
        _ = Receive();
        await Server.PressAsync("Ann", "Yes, twice");

        var press = await Inbox.NextAsync();

        press.Content.ShouldBe(new IncomingContent.Choice("paid:yes", "Yes, twice"));
        press.Address.Value.ShouldBe(Server.ChatOf("Ann"));
        press.ExternalId.ShouldBe($"{TelegramServer.BotId}:cb:{await Server.NextAnsweredPressAsync()}");
    }

    [Fact]
    public async Task The_same_button_pressed_twice_is_two_presses()
    {
        await OfferAsync("Ann", YesOrNo);
        _ = Receive();
        await Server.PressAsync("Ann", "No");
        await Server.PressAsync("Ann", "No");

        (await Inbox.NextAsync()).ExternalId.ShouldNotBe((await Inbox.NextAsync()).ExternalId);
    }

    [Fact]
    public async Task A_press_is_answered_only_when_it_is_on_disk()
    {
        await OfferAsync("Ann", YesOrNo);
        Inbox.FailNext(1);
        await Server.PressAsync("Ann", "No");
        _ = Receive();

        var pause = await Pauses.NextAsync();
        Server.CallsWaiting("answerCallbackQuery").ShouldBe(0);
        pause.End();

        await Server.NextAnsweredPressAsync();
        Inbox.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_press_that_overtakes_the_answer_to_our_sending_is_kept()
    {
        Server.FailNext("sendMessage", new TelegramFault.Silence());
        var offering = OfferAsync("Ann", YesOrNo);
        await Server.NextAsync("Ann");
        _ = Receive();

        await Server.PressAsync("Ann", "No");

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Choice("paid:no", "No"));
        Clock.Advance(TimeSpan.FromSeconds(31));
        await Should.ThrowAsync<ChannelException>(offering);
    }

    public static TheoryData<string> LostAnswers => ["rejected", "dropped", "garbled"];

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_press_that_could_not_be_answered_holds_nobody_up(string how)
    {
        Server.FailNext("answerCallbackQuery", how switch
        {
            "rejected" => new TelegramFault.Reject(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
            "dropped" => new TelegramFault.DropAfter(),
            _ => new TelegramFault.Body(200, "<html>"),
        });
        await OfferAsync("Ann", YesOrNo);
        _ = Receive();
        await Server.PressAsync("Ann", "No");
        await Inbox.NextAsync();

        await Server.WriteAsync("Ben", "my turn");

        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("my turn"));
    }

    [Fact]
    public async Task A_press_whose_answer_never_ends_holds_nobody_up_for_long()
    {
        Server.FailNext("answerCallbackQuery", new TelegramFault.Silence());
        await OfferAsync("Ann", YesOrNo);
        _ = Receive();
        await Server.PressAsync("Ann", "No");
        await Server.NextCallAsync("answerCallbackQuery");

        Clock.Advance(TimeSpan.FromSeconds(5));
        await Server.WriteAsync("Ben", "my turn");

        await Inbox.NextAsync();
        (await Inbox.NextAsync()).Content.ShouldBe(new IncomingContent.Text("my turn"));
    }

    private async Task OfferAsync(string customer, Choice[] choices)
    {
        var address = new Address(ChannelName.Telegram, Server.ChatOf(customer));
        await Channel.SendAsync(new OutgoingMessage(1, address, "Were you charged twice?", choices), CancellationToken.None);
    }
}
