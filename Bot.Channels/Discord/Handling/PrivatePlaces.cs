using System.Collections.Concurrent;

namespace SupportBot.Channels.Discord;

/// <summary>
/// The private places in servers where customers are helped. Nothing about them is kept: where no conversation is known, a thread is ours when Discord says that
/// it is private and the bot owns it, and a customer's thread is found again by its name, which is made of the customer's id.
/// So a restart, or the replay of a call that was already answered with a thread, finds the same place and opens no second one.
/// </summary>
internal sealed class PrivatePlaces(DiscordRest rest, Patience patience)
{
    /// <summary>The channel type of a thread that only invited people and moderators see ("Channel Types").</summary>
    public const int PrivateThread = 12;

    private const int MinutesUntilArchived = 7 * 24 * 60;
    private const int KeptAnswers = 20_000;

    private readonly ConcurrentDictionary<string, bool> _isOurs = [];

    /// <summary>Takes the places of conversations for ours without asking: nothing is accepted anywhere else.</summary>
    public void Remember(IEnumerable<LastSeen> conversations)
    {
        foreach (var one in conversations) Remember(one.Address.Value, isOurs: true);
    }

    /// <summary>Whether a channel is known for a private thread the bot opened, without asking.</summary>
    public bool IsKnownOurs(string channelId) => _isOurs.TryGetValue(channelId, out var isOurs) && isOurs;

    /// <summary>Whether a channel is a private thread the bot opened. Asked of Discord once a channel.</summary>
    public async Task<bool> IsOursAsync(string channelId, string botId, CancellationToken ct)
    {
        if (_isOurs.TryGetValue(channelId, out var known)) return known;
        return Remember(channelId, await patience.AskAsync(() => LookUpAsync(channelId, botId, ct), ct));
    }

    /// <summary>A private place for whoever called the bot in public: their thread under this channel, else direct messages.</summary>
    public async Task<PrivatePlace> OpenAsync(ServerMessage call, string botId, CancellationToken ct)
    {
        try
        {
            return await patience.AskAsync(() => OpenThreadAsync(call, botId, ct), ct);
        }
        catch (ChannelException)
        {
            // No permission for private threads, too many of them, or a channel that cannot have any.
            return await patience.AskAsync(() => OpenDirectAsync(call.UserId, ct), ct);
        }
    }

    private async Task<bool> LookUpAsync(string channelId, string botId, CancellationToken ct)
    {
        try
        {
            var channel = await rest.GetAsync(Route.Channel(channelId), DiscordJson.Default.ChannelPayload, ct);
            return channel.Type == PrivateThread && channel.OwnerId == botId;
        }
        catch (ChannelException e) when (e.Failure is DeliveryFailure.Refused or DeliveryFailure.Unreachable)
        {
            return false;
        }
    }

    private async Task<PrivatePlace> OpenThreadAsync(ServerMessage call, string botId, CancellationToken ct)
    {
        var thread = await FindThreadAsync(call, botId, ct) ?? await StartThreadAsync(call, ct);
        await rest.SendAsync(Route.AddThreadMember(thread, call.UserId), body: null, ct);
        Remember(thread, isOurs: true);
        return new PrivatePlace.Thread(thread);
    }

    private async Task<string?> FindThreadAsync(ServerMessage call, string botId, CancellationToken ct)
    {
        var active = await rest.GetAsync(Route.ActiveThreads(call.GuildId), DiscordJson.Default.ThreadList, ct);
        var name = ThreadName.For(call.UserId);
        return active.Threads.FirstOrDefault(thread => thread is { Type: PrivateThread, ThreadMetadata: null or { Locked: false } }
            && thread.OwnerId == botId && thread.ParentId == call.ChannelId && thread.Name == name)?.Id;
    }

    private async Task<string> StartThreadAsync(ServerMessage call, CancellationToken ct)
    {
        var thread = new ThreadBody(ThreadName.For(call.UserId), PrivateThread, MinutesUntilArchived, Invitable: false);
        var route = Route.StartThread(call.ChannelId);
        return (await rest.PostAsync(route, thread, DiscordJson.Default.ThreadBody, DiscordJson.Default.CreatedPayload, ct)).Id;
    }

    private async Task<PrivatePlace> OpenDirectAsync(string userId, CancellationToken ct)
    {
        var body = new DirectBody(userId);
        var route = Route.CreateDirect();
        var direct = await rest.PostAsync(route, body, DiscordJson.Default.DirectBody, DiscordJson.Default.CreatedPayload, ct);
        return new PrivatePlace.Direct(direct.Id);
    }

    private bool Remember(string channelId, bool isOurs)
    {
        if (_isOurs.Count >= KeptAnswers) _isOurs.Clear();
        return _isOurs[channelId] = isOurs;
    }
}

/// <summary>Where a customer who called in public is helped.</summary>
internal abstract record PrivatePlace(string ChannelId)
{
    public sealed record Thread(string ChannelId) : PrivatePlace(ChannelId);

    public sealed record Direct(string ChannelId) : PrivatePlace(ChannelId);
}
