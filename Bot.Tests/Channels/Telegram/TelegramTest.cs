using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

/// <summary>A channel between a loopback Telegram and a recording inbox. After every test the log must not hold the token.</summary>
public abstract class TelegramTest : IAsyncLifetime, IDisposable
{
    private readonly SkipCounter _skips = new();
    private CancellationTokenSource _stopping = new();
    private Task _receiving = Task.CompletedTask;

    private protected static string Secret => TelegramServer.Token.Split(':')[1];

    private protected TelegramServer Server { get; private set; } = null!;

    private protected TelegramChannel Channel { get; set; } = null!;

    private protected RecordingInbox Inbox { get; } = new();

    private protected MemoryAttachments Attachments { get; } = new();

    private protected Pauses Pauses { get; } = new();

    private protected LogRecorder Log { get; } = new();

    private protected FakeClock Clock { get; } = new();

    public async Task InitializeAsync()
    {
        Server = await TelegramServer.StartAsync();
        Channel = Connect(Server.ApiBase, TelegramServer.Token);
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Channel.Dispose();
        await Server.DisposeAsync();
        Log.Lines.ShouldAllBe(line => !line.Text.Contains(Secret, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _skips.Dispose();
        _stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected TelegramChannel Connect(string apiBase, string token) =>
        Connect(Unlimited(apiBase, token));

    private protected TelegramChannel Connect(TelegramOptions options) => new(options, Attachments, Clock, Log, _skips.Metrics, Pauses.WaitAsync);

    /// <summary>Settings without a pace, because the clock stands still.</summary>
    private protected static TelegramOptions Unlimited(string apiBase, string token, string webhook = "") => new()
    {
        ApiBase = apiBase, Token = token, Webhook = webhook, MessagesPerSecond = 0, ChatMessagesPerSecond = 0, GroupMessagesPerMinute = 0,
    };

    /// <summary>Begins to receive; a test may stop and begin again, as a restart does.</summary>
    private protected Task Receive()
    {
        _stopping = new CancellationTokenSource();
        return _receiving = Channel.ReceiveAsync(Inbox, _stopping.Token);
    }

    private protected async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _receiving.WaitAsync(TimeSpan.FromSeconds(60)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private protected long Skipped(string reason) => _skips.Of(ChannelName.Telegram, reason);
}
