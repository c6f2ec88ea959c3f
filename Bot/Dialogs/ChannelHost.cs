using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SupportBot.Channels;
using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>Keeps every channel that is on running, here or on another node. A fault in one never touches another.</summary>
internal sealed class ChannelHost(
    IEnumerable<IChannel> channels, Drain drain, Inbox inbox, OutboxStore outbox, Database database, IAttachments files, IOptions<DialogOptions> options,
    DialogMetrics metrics, TimeProvider clock, ILoggerFactory logs)
    : BackgroundService
{
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(1);
    private readonly ILogger _log = logs.CreateLogger<ChannelHost>();
    private readonly ConcurrentDictionary<ChannelName, string> _stopped = new();

    /// <summary>Channels that are on.</summary>
    public IReadOnlyList<ChannelName> Names { get; } = [.. channels.Select(channel => channel.Name)];

    /// <summary>Channels this node gave up on, with what the admin must do. Their replies wait.</summary>
    public IReadOnlyDictionary<ChannelName, string> Stopped => _stopped;

    // Duties go at the beginning of the drain: another node has them while this one still answers its last requests, and of several that are asked
    // to stop together none takes up what the others put down.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, drain.Begun);
        await Task.WhenAll(channels.Select(channel => KeepAsync(channel, leaving.Token)));
    }

    private async Task KeepAsync(IChannel channel, CancellationToken stopping)
    {
        var (name, work) = (channel.Name, new ChannelWork(channel, inbox, outbox, database, files, options, metrics, clock, logs));
        _log.ChannelOn(name.Value);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work.RunAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (ChannelException refused)
            {
                _stopped[name] = refused.Message;
                _log.ChannelStopped(name.Value, refused.Message);
                return;
            }
            catch (Exception problem)
            {
                // That the store is away is said by readiness.
                if (problem is not StoreException { IsAway: true }) _log.ChannelFailed(name.Value, problem);
                await Task.Delay(PauseAfterTrouble, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
