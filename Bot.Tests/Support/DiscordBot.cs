using SupportBot.Channels;
using SupportBot.Channels.Discord;

namespace SupportBot.Tests.Support;

/// <summary>The Discord channel at work against the loopback Discord, from a start to a stop that may as well be a kill.</summary>
internal sealed class DiscordBot : IAsyncDisposable
{
    /// <summary>Everything that takes seconds in the world takes milliseconds here.</summary>
    public static readonly DiscordPace Hurried = new()
    {
        FirstWait = TimeSpan.FromMilliseconds(20),
        LongestWait = TimeSpan.FromMilliseconds(100),
        NewSessionWait = TimeSpan.FromMilliseconds(20),
        LongestNewSessionWait = TimeSpan.FromMilliseconds(100),
        IdentifyDistance = TimeSpan.FromMilliseconds(20),
        Acknowledge = TimeSpan.FromMilliseconds(300),
        Request = TimeSpan.FromSeconds(20),
        LongestRateLimitWait = TimeSpan.FromSeconds(2),
    };

    private readonly CancellationTokenSource _stopping = new();
    private readonly SkipCounter _skips = new();

    public DiscordBot(DiscordServer server, IInbox inbox, string token = DiscordServer.Token, DiscordPace? pace = null)
    {
        var options = new DiscordOptions { Token = token, ApiBase = server.ApiBase, MediaBase = server.MediaBase };
        Channel = new DiscordChannel(options, pace ?? Hurried, Attachments, _skips.Metrics, TimeProvider.System, Logs);
        Receiving = Channel.ReceiveAsync(inbox, _stopping.Token);
    }

    public DiscordChannel Channel { get; }
    public Task Receiving { get; }
    public MemoryAttachments Attachments { get; } = new();
    public LogRecorder Logs { get; } = new();

    public string LogText => string.Join('\n', Logs.Lines.Select(line => line.Text));

    public long Skipped(string reason) => _skips.Of(ChannelName.Discord, reason);

    public Task<string> SayAsync(DiscordPlace place, string text, long outboxId = 1, params Choice[] choices) =>
        Channel.SendAsync(new OutgoingMessage(outboxId, new Address(ChannelName.Discord, place.Id), text, choices), CancellationToken.None);

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await Receiving;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Channel.Dispose();
        _stopping.Dispose();
        _skips.Dispose();
    }
}
