using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

public abstract class DiscordContract(DiscordStage stage) : ChannelContract(stage)
{
    private protected override ChannelName Channel => ChannelName.Discord;

    private protected override int TextLimit => 2000;

    [StoreFact]
    public async Task A_chat_that_hangs_holds_up_nobody_else()
    {
        var asked = stage.Discord.Faults.CountOf("/messages");
        stage.Discord.Faults.Next("/messages", new DiscordFault.Silence());
        await stage.Discord.WriteAsync("Somebody who hangs", "hello");
        await stage.Discord.Faults.UntilAskedAsync("/messages", asked + 1);

        await stage.Discord.WriteAsync("Somebody else", "hello");

        (await stage.Discord.NextAsync("Somebody else")).Buttons.ShouldNotBeEmpty();
    }

    private protected override async Task WriteTwiceAsync(string customer, string text)
    {
        stage.Discord.Gateway.SendsDispatchesTwice = true;
        await stage.Discord.WriteAsync(customer, text);
        stage.Discord.Gateway.SendsDispatchesTwice = false;
    }

    private protected override async Task WriteInVainAsync(string customer, string text)
    {
        var position = await PositionAsync();
        await stage.Discord.WriteAsync(customer, text);

        await stage.Bot.Logs.UntilAsync("the inbox did not take a message");
        (await PositionAsync()).ShouldBe(position);
    }

    private Task<string?> PositionAsync() => stage.Bot.Get<IInbox>().ReadPositionAsync(ChannelName.Discord, CancellationToken.None);
}

public sealed class DiscordOnSqlite(DiscordStage stage) : DiscordContract(stage), IClassFixture<DiscordStage>;

[OnPostgres]
public sealed class DiscordOnPostgres(DiscordStageOnPostgres stage) : DiscordContract(stage), IClassFixture<DiscordStageOnPostgres>;
