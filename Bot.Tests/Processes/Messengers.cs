using SupportBot.Tests.Support;

namespace SupportBot.Tests.Processes;

/// <summary>All three messengers around one address of the product, which may come and go.</summary>
internal sealed class Messengers : IAsyncDisposable
{
    private Messengers(TelegramServer telegram, DiscordServer discord) => (Telegram, Discord, Web) = (telegram, discord, new WebCustomer(Address));

    public Uri Address { get; } = new($"http://127.0.0.1:{Loopback.FreePort()}");

    public WebCustomer Web { get; }

    public TelegramServer Telegram { get; }

    public DiscordServer Discord { get; }

    public IEnumerable<(string Key, string Value)> Settings =>
    [
        ("Dialogs:QuietWindowMs", "0"), ("Admin:Login", "anna"), ("Admin:Password", RunningBot.Password),
        ("Channels:Telegram:Token", TelegramServer.Token), ("Channels:Telegram:ApiBase", Telegram.ApiBase),
        ("Channels:Discord:Token", DiscordServer.Token), ("Channels:Discord:ApiBase", Discord.ApiBase),
    ];

    public static async Task<Messengers> OpenAsync() => new(await TelegramServer.StartAsync(), await DiscordServer.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await Telegram.DisposeAsync();
        await Discord.DisposeAsync();
    }
}
