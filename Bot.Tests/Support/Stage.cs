namespace SupportBot.Tests.Support;

/// <summary>The running product, one messenger on the other side of the wire, and an agent at the desk.</summary>
public abstract class Stage : IAsyncLifetime
{
    /// <summary>Long enough for a burst also on a busy machine, and short enough to wait for.</summary>
    private const string QuietWindow = "400";

    internal RunningBot Bot { get; private set; } = null!;

    internal IMessenger Messenger { get; private set; } = null!;

    internal AgentAtWork Agent { get; private set; } = null!;

    private protected virtual StoreKind Engine => StoreKind.Sqlite;

    public async Task InitializeAsync()
    {
        var settings = await OpenAsync();
        Bot = await RunningBot.StartAsync(Engine, [("Dialogs:QuietWindowMs", QuietWindow), .. settings]);
        Messenger = MessengerOf(Bot);
        Agent = await AgentAtWork.SignInAsync(Bot.Address);
    }

    public async Task DisposeAsync()
    {
        Agent?.Dispose();
        if (Bot is not null) await Bot.DisposeAsync();
        if (Messenger is not null) await Messenger.DisposeAsync();
    }

    /// <summary>Opens the messenger; answers what the bot needs to know to reach it.</summary>
    private protected abstract Task<(string Key, string Value)[]> OpenAsync();

    private protected abstract IMessenger MessengerOf(RunningBot bot);
}

public class WebStage : Stage
{
    internal WebCustomer Web { get; private set; } = null!;

    private protected override Task<(string Key, string Value)[]> OpenAsync() => Task.FromResult<(string, string)[]>([]);

    private protected override IMessenger MessengerOf(RunningBot bot) => Web = new WebCustomer(bot.Address);
}

public class TelegramStage : Stage
{
    internal TelegramServer Telegram { get; private set; } = null!;

    private protected override async Task<(string Key, string Value)[]> OpenAsync()
    {
        Telegram = await TelegramServer.StartAsync();
        // Not a language the product speaks: the texts alone decide.
        Telegram.Language = "de";
        return Telegram.Settings;
    }

    private protected override IMessenger MessengerOf(RunningBot bot) => Telegram;
}

public class DiscordStage : Stage
{
    internal DiscordServer Discord { get; private set; } = null!;

    private protected override async Task<(string Key, string Value)[]> OpenAsync()
    {
        Discord = await DiscordServer.StartAsync();
        return [("Channels:Discord:Token", DiscordServer.Token), ("Channels:Discord:ApiBase", Discord.ApiBase), ("Channels:Discord:MediaBase", Discord.MediaBase)];
    }

    private protected override IMessenger MessengerOf(RunningBot bot) => Discord;
}

public sealed class WebStageOnPostgres : WebStage
{
    private protected override StoreKind Engine => StoreKind.Postgres;
}

public sealed class TelegramStageOnPostgres : TelegramStage
{
    private protected override StoreKind Engine => StoreKind.Postgres;
}

public sealed class DiscordStageOnPostgres : DiscordStage
{
    private protected override StoreKind Engine => StoreKind.Postgres;
}
