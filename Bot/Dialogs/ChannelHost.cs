using System.Collections.Concurrent;
using SupportBot.Channels;
using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>Runs every channel that is on: its receiving and its outbox. A fault in one never touches another.</summary>
internal sealed class ChannelHost(
    IEnumerable<IChannel> channels, IInbox inbox, OutboxStore outbox, Database database, DialogMetrics metrics, TimeProvider clock, ILoggerFactory logs) : BackgroundService
{
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(5);
    private readonly ILogger _log = logs.CreateLogger<ChannelHost>();
    private readonly ConcurrentDictionary<ChannelName, string> _stopped = new();

    /// <summary>Channels that gave up, with what the admin must do.</summary>
    public IReadOnlyDictionary<ChannelName, string> Stopped => _stopped;

    public IReadOnlyList<ChannelName> Running => [.. channels.Select(channel => channel.Name).Where(name => !_stopped.ContainsKey(name))];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(channels.SelectMany(channel => new[]
    {
        ReceiveAsync(channel, stoppingToken),
        SenderFor(channel).RunAsync(stoppingToken),
    }));

    private OutboxSender SenderFor(IChannel channel) => new(
        channel, outbox, new Delivery(channel, outbox, metrics, clock, logs.CreateLogger<Delivery>()), database, clock, logs.CreateLogger<OutboxSender>());

    private async Task ReceiveAsync(IChannel channel, CancellationToken stopping)
    {
        _log.ChannelOn(channel.Name.Value);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await channel.ReceiveAsync(inbox, stopping);
                return;
            }
            catch (ChannelException refused) when (refused.Failure is DeliveryFailure.Refused)
            {
                _stopped[channel.Name] = refused.Message;
                _log.ChannelStopped(channel.Name.Value, refused.Message);
                return;
            }
            catch (Exception problem) when (!stopping.IsCancellationRequested)
            {
                _log.ChannelFailed(channel.Name.Value, problem);
                await Task.Delay(PauseAfterTrouble, clock, stopping);
            }
        }
    }
}
