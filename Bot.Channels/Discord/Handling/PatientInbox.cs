using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>Offers to the inbox until it takes: nothing later may overtake what is not on disk.</summary>
internal sealed class PatientInbox(IInbox inbox, DiscordPace pace, TimeProvider clock, ILogger log)
{
    public Task<IReadOnlyList<Acceptance>> AcceptAsync(
        IReadOnlyList<IncomingMessage> messages, ChannelPosition? position, CancellationToken ct) =>
        InsistAsync(() => inbox.AcceptAsync(messages, position, ct), ct);

    public void Typing(Address address) => inbox.Typing(address);

    /// <summary>The positions last stored, as far as they can be used.</summary>
    public async Task<GatewayPositions> ReadPositionsAsync(CancellationToken ct) =>
        GatewayPositions.Parse(await InsistAsync(() => inbox.ReadPositionAsync(ChannelName.Discord, ct), ct));

    /// <summary>Where customers wrote since then, and what was last taken from each place.</summary>
    public Task<IReadOnlyList<LastSeen>> LastSeenAsync(DateTimeOffset since, CancellationToken ct) =>
        InsistAsync(() => inbox.LastSeenAsync(ChannelName.Discord, since, ct), ct);

    /// <summary>Tries what needs the store until it is done.</summary>
    public async Task<T> InsistAsync<T>(Func<Task<T>> ask, CancellationToken ct)
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
