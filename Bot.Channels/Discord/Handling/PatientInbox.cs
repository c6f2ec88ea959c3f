using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>Offers to the inbox until it takes: nothing later may overtake what is not on disk.</summary>
internal sealed class PatientInbox(IInbox inbox, DiscordPace pace, TimeProvider clock, ILogger log)
{
    public Task<IReadOnlyList<Acceptance>> AcceptAsync(
        IReadOnlyList<IncomingMessage> messages, GatewayPosition? after, CancellationToken ct) =>
        InsistAsync(() => inbox.AcceptAsync(messages, after?.ToStored(), ct), ct);

    /// <summary>The position last stored; null when there is none that can be used.</summary>
    public async Task<GatewayPosition?> ReadPositionAsync(CancellationToken ct) =>
        GatewayPosition.Parse(await InsistAsync(() => inbox.ReadPositionAsync(ChannelName.Discord, ct), ct));

    private async Task<T> InsistAsync<T>(Func<Task<T>> ask, CancellationToken ct)
    {
        var backoff = new Backoff(pace.FirstWait, pace.LongestWait);
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.DiscordInboxRefused(e);
            }
            await Task.Delay(backoff.Next(), clock, ct);
        }
    }
}
