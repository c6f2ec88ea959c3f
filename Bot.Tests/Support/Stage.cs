namespace SupportBot.Tests.Support;

/// <summary>The running product with one messenger on the other side of the wire, shared by the tests of a class.</summary>
public abstract class Stage : IAsyncLifetime
{
    internal RunningBot Bot { get; private protected set; } = null!;

    internal IMessenger Messenger { get; private protected set; } = null!;

    /// <summary>Long enough for a burst also on a busy machine, and short enough to wait for.</summary>
    private protected const string QuietWindow = "400";

    public abstract Task InitializeAsync();

    public async Task DisposeAsync()
    {
        if (Bot is not null) await Bot.DisposeAsync();
        if (Messenger is not null) await Messenger.DisposeAsync();
    }
}

public sealed class WebStage : Stage
{
    public override async Task InitializeAsync()
    {
        Bot = await RunningBot.StartAsync(("Dialogs:QuietWindowMs", QuietWindow));
        Messenger = new WebCustomer(Bot.Address);
    }
}

public sealed class TelegramStage : Stage
{
    public override async Task InitializeAsync()
    {
        var telegram = await TelegramServer.StartAsync();
        // Not a language the product speaks: the texts alone decide.
        telegram.Language = "de";
        Messenger = telegram;
        Bot = await RunningBot.StartAsync(
            ("Dialogs:QuietWindowMs", QuietWindow), ("Channels:Telegram:Token", TelegramServer.Token), ("Channels:Telegram:ApiBase", telegram.ApiBase));
    }
}

public sealed class DiscordStage : Stage
{
    public override async Task InitializeAsync()
    {
        var discord = await DiscordServer.StartAsync();
        Messenger = discord;
        Bot = await RunningBot.StartAsync(
            ("Dialogs:QuietWindowMs", QuietWindow), ("Channels:Discord:Token", DiscordServer.Token), ("Channels:Discord:ApiBase", discord.ApiBase));
    }
}
