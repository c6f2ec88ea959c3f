using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

public abstract class TelegramContract(TelegramStage stage) : ChannelContract(stage)
{
    private const string Poll = "getUpdates";
    private readonly TelegramServer _telegram = stage.Telegram;

    private protected override ChannelName Channel => ChannelName.Telegram;

    private protected override int TextLimit => 4096;

    private protected override (string Item, string First) Lists => ("• ", "1. ");

    [StoreFact]
    public async Task A_chat_that_hangs_holds_up_nobody_else()
    {
        _telegram.FailNext("sendMessage", new TelegramFault.Silence());
        await _telegram.WriteAsync("Somebody who hangs", "hello");
        await _telegram.NextCallAsync("sendMessage");

        await _telegram.WriteAsync("Somebody else", "hello");

        (await _telegram.NextAsync("Somebody else")).Buttons.ShouldNotBeEmpty();
    }

    private protected override async Task WriteTwiceAsync(string customer, string text)
    {
        _telegram.FailNext(Poll, new TelegramFault.Twice());
        await NextPollAsync();
        await _telegram.WriteAsync(customer, text);
    }

    private protected override async Task WriteInVainAsync(string customer, string text)
    {
        var offset = (await NextPollAsync()).Long("offset");
        await _telegram.WriteAsync(customer, text);

        (await _telegram.NextCallAsync(Poll)).Long("offset").ShouldBe(offset);
        _telegram.Updates.Kept.ShouldBe(2, "this message and the bystander's");
    }

    // Somebody else's message ends the poll that waits.
    private async Task<TelegramCall> NextPollAsync()
    {
        while (_telegram.CallsWaiting(Poll) > 0) await _telegram.NextCallAsync(Poll);
        await _telegram.WriteAsync("Bystander", "hello");
        return await _telegram.NextCallAsync(Poll);
    }
}

public sealed class TelegramOnSqlite(TelegramStage stage) : TelegramContract(stage), IClassFixture<TelegramStage>;

[OnPostgres]
public sealed class TelegramOnPostgres(TelegramStageOnPostgres stage) : TelegramContract(stage), IClassFixture<TelegramStageOnPostgres>;
