using SupportBot.Tests.Support;

namespace SupportBot.Tests.Processes;

/// <summary>All three messengers around the product, which may come and go, at one address or, as several nodes, at several.</summary>
internal sealed class Messengers : IAsyncDisposable
{
    private readonly CuttableLine? _line;

    private Messengers(TelegramServer telegram, DiscordServer discord, int nodes, Storm? storm)
    {
        Addresses = [.. Enumerable.Range(0, nodes).Select(_ => new Uri($"http://127.0.0.1:{Loopback.FreePort()}"))];
        (Telegram, Discord) = (telegram, discord);
        if (storm is null)
        {
            Web = new WebCustomer(Addresses);
            return;
        }
        _line = WebStorm.LineTo(Address, storm);
        Web = new WebCustomer([new Uri($"http://127.0.0.1:{_line.Port}")], balancer => WebStorm.Calls(balancer, storm)) { Balancer = { Patience = WebStorm.Patience } };
        MessengerStorm.Over(this, storm);
    }

    public IReadOnlyList<Uri> Addresses { get; }

    public Uri Address => Addresses[0];

    public WebCustomer Web { get; }

    public TelegramServer Telegram { get; }

    public DiscordServer Discord { get; }

    public IEnumerable<(string Key, string Value)> Settings => SettingsOf(Telegram.ApiBase, DiscordServer.Token);

    public static async Task<Messengers> OpenAsync(int nodes = 1) => new(await TelegramServer.StartAsync(), await DiscordServer.StartAsync(), nodes, storm: null);

    /// <summary>Around one node, and disturbed on every way.</summary>
    public static async Task<Messengers> OpenAsync(Storm storm) => new(await TelegramServer.StartAsync(), await DiscordServer.StartAsync(), nodes: 1, storm);

    /// <summary>The settings of a process that messengers shall know by its name.</summary>
    public IEnumerable<(string Key, string Value)> SettingsOf(string who) =>
        SettingsOf(Telegram.ApiBaseOf(who), DiscordServer.TokenOf(who));

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        if (_line is not null) await _line.DisposeAsync();
        await Telegram.DisposeAsync();
        await Discord.DisposeAsync();
    }

    private IEnumerable<(string Key, string Value)> SettingsOf(string telegram, string discordToken) =>
    [
        ("Dialogs:QuietWindowMs", "0"), ("Dialogs:QueueNewsSeconds", "0"), ("Dialogs:WhenUncertain", "Hold"), ("Channels:Web:MessagesPerMinute", "0"), ("Admin:Login", "anna"), ("Admin:Password", RunningBot.Password),
        .. Telegram.Settings, ("Channels:Telegram:ApiBase", telegram),
        ("Channels:Discord:Token", discordToken), ("Channels:Discord:ApiBase", Discord.ApiBase),
    ];
}
