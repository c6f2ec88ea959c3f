using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>
/// What customers wrote while no session was there to hear it: fetched from the places they are known to write in ("Get Channel Messages",
/// <c>after</c>). What was heard all the same is known by its id and counts once.
/// </summary>
internal sealed class MissedMessages(
    DiscordRest rest, PatientInbox inbox, Patience patience, FileFetcher files, DiscordOptions options, TimeProvider clock, ILogger log)
{
    /// <summary>Places that were silent for longer are not looked at.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(7);

    private const int PerPage = 100;
    private const int MostPages = 10;
    private const int AtOnce = 4;

    public async Task FetchAsync(string botId, CancellationToken ct)
    {
        var places = await inbox.LastSeenAsync(clock.GetUtcNow() - Past, ct);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(places, options, async (place, stopping) => await TryFetchAsync(place, botId, stopping));
        if (places.Count > 0) log.DiscordMissedFetched(places.Count);
    }

    private async Task TryFetchAsync(LastSeen place, string botId, CancellationToken ct)
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
        }
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
}
