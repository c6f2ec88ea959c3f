using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>
/// What customers wrote while no session was there to hear it: fetched from the places they are known to write in ("Get Channel Messages",
/// <c>after</c>). What was heard all the same is known by its id and counts once.
/// </summary>
internal sealed class MissedMessages(
    DiscordRest rest, PatientInbox inbox, Patience patience, FileFetcher files, DiscordOptions options, TimeProvider clock, ILogger log) : IAsyncDisposable
{
    /// <summary>Places that were silent for longer are not looked at.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(7);

    private const int PerPage = 100;
    private const int MostPages = 10;
    private const int AtOnce = 4;

    private readonly CancellationTokenSource _ending = new();
    private readonly List<Task> _later = [];

    /// <summary>Whether some places could not be asked yet.</summary>
    public bool AreComing => _later.Exists(task => !task.IsCompletedSuccessfully);

    /// <summary>Fetches from all places. Those Discord cannot tell about now are asked again later: nobody waits for them.</summary>
    public async Task FetchAsync(string botId, CancellationToken ct)
    {
        var failed = new ConcurrentQueue<LastSeen>();
        var places = await inbox.LastSeenAsync(clock.GetUtcNow() - Past, ct);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(places, options, async (place, stopping) =>
        {
            if (!await TryFetchAsync(place, botId, stopping)) failed.Enqueue(place);
        });
        _later.RemoveAll(task => task.IsCompletedSuccessfully);
        if (!failed.IsEmpty) _later.Add(FetchLaterAsync(failed, botId, _ending.Token));
        if (places.Count > 0) log.DiscordMissedFetched(places.Count);
    }

    private async Task FetchLaterAsync(ConcurrentQueue<LastSeen> failed, string botId, CancellationToken ct)
    {
        while (failed.TryDequeue(out var place))
        {
            // To the end of the queue: a place that never answers holds up no other.
            await patience.PauseAsync(ct);
            if (!await TryFetchAsync(place, botId, ct)) failed.Enqueue(place);
        }
    }

    /// <returns>False when another try may help.</returns>
    private async Task<bool> TryFetchAsync(LastSeen place, string botId, CancellationToken ct)
    {
        try
        {
            await FetchAsync(place, botId, ct);
        }
        catch (ChannelException e) when (e.Failure is DeliveryFailure.Refused or DeliveryFailure.Unreachable)
        {
            log.DiscordPlaceGone(place.Address.Value, e.Message);
        }
        catch (ChannelException e) when (e.MayPass)
        {
            log.DiscordMissedNotFetched(place.Address.Value, e.Message);
            return false;
        }
        return true;
    }

    private async Task FetchAsync(LastSeen place, string botId, CancellationToken ct)
    {
        if (!Snowflake.IsValid(place.Address.Value)) return;
        var after = Snowflake.In(place.ExternalId);
        for (var page = 0; after is not null && page < MostPages; page++)
        {
            var route = Route.MessagesAfter(place.Address.Value, after, PerPage);
            var found = await patience.AskAsync(() => rest.GetAsync(route, DiscordJson.Default.IReadOnlyListJsonElement, ct), ct);
            var read = found.Select(one => DispatchReader.ReadPayload(one, DiscordJson.Default.MessagePayload)).OfType<MessagePayload>()
                .Where(message => Snowflake.IsValid(message.Id)).OrderBy(message => Snowflake.Number(message.Id)).ToList();
            await AcceptAsync(place.Address, read, botId, ct);
            after = found.Count < PerPage || read.Count == 0 ? null : read[^1].Id;
        }
    }

    private async Task AcceptAsync(Address place, IReadOnlyList<MessagePayload> read, string botId, CancellationToken ct)
    {
        // The same words as on the gateway, only without the server: all of it was said in this place.
        var missed = new List<IncomingMessage>();
        foreach (var message in read.Select(one => MessageReader.ReadCreated(one with { GuildId = null, ChannelType = null }, botId, options.MediaBase)))
        {
            if (message is not Heard.Direct said) continue;
            missed.AddRange(await inbox.InsistAsync(() => files.CompleteAsync(said.Message with { Address = place }, said.Files, ct), ct));
        }
        if (missed.Count > 0) await inbox.AcceptAsync(missed, position: null, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAll(_later).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }
}
