using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SupportBot.Tests.Support;

/// <summary>Who and what exists on the loopback Discord: people, one server with public channels, threads, direct messages.</summary>
internal sealed class DiscordWorld(DiscordGateway gateway, Pulse pulse)
{
    public const string Guild = "700000000000000001";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _users = [];
    private readonly Dictionary<string, DiscordPlace> _places = [];
    private readonly ConcurrentDictionary<string, Channel<SeenMessage>> _seen = [];
    private long _lastId = 1_100_000_000_000_000_000;

    /// <summary>Interactions that wait for an answer, by id.</summary>
    public DiscordInteractions Interactions { get; } = new(pulse);

    /// <summary>Everything the bot posted, in order, repeats that Discord recognised left out.</summary>
    public ConcurrentQueue<DiscordPost> Posts { get; } = [];

    /// <summary>Direct messages to people who do not want them fail as Discord's do.</summary>
    public bool RefusesDirectMessages { get; set; }

    public bool ForbidsPrivateThreads { get; set; }

    /// <summary>The rate limit of messages.</summary>
    public DiscordLimit Limit { get; set; } = new();

    public IReadOnlyList<DiscordPlace> Places
    {
        get { lock (_gate) return [.. _places.Values]; }
    }

    public IReadOnlyList<DiscordPlace> Threads => [.. Places.Where(place => place.Type == 12)];

    public string NewId() => Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);

    public string UserId(string customer)
    {
        lock (_gate) return _users.TryGetValue(customer, out var id) ? id : _users[customer] = NewId();
    }

    public DiscordPlace? Find(string placeId)
    {
        lock (_gate) return _places.GetValueOrDefault(placeId);
    }

    public DiscordPlace Add(DiscordPlace place)
    {
        lock (_gate) return _places[place.Id] = place;
    }

    public void Remove(DiscordPlace place)
    {
        lock (_gate) _places.Remove(place.Id);
    }

    public DiscordPlace PublicChannel(string name)
    {
        var known = Places.FirstOrDefault(place => place.Name == name);
        return known ?? Add(new DiscordPlace(NewId(), Type: 0, Guild) { Name = name });
    }

    public DiscordPlace DirectWith(string userId)
    {
        var known = Places.FirstOrDefault(place => place.Type == 1 && place.Members.ContainsKey(userId));
        if (known is not null) return known;
        var place = Add(new DiscordPlace(NewId(), Type: 1, GuildId: null));
        place.Members[userId] = true;
        return place;
    }

    public string WriteDirect(string customer, string text) => Write(customer, DirectWith(UserId(customer)), text);

    /// <summary>Somebody writes; answers the message's id.</summary>
    public string Write(string customer, DiscordPlace place, string text, bool mentionsBot = false)
    {
        var id = NewId();
        var message = DiscordPayloads.Message(id, place, User(customer), text, mentionsBot);
        place.Messages.Enqueue(message);
        gateway.Dispatch("MESSAGE_CREATE", message);
        return id;
    }

    /// <summary>Somebody writes a message of a shape of its own.</summary>
    public void Write(string customer, DiscordPlace place, string text, Action<JsonObject> shape)
    {
        var message = DiscordPayloads.Message(NewId(), place, User(customer), text);
        shape(message);
        place.Messages.Enqueue(message);
        gateway.Dispatch("MESSAGE_CREATE", message);
    }

    public void SendFiles(string customer, DiscordPlace place, string text, params (string Name, string Url)[] files) =>
        Write(customer, place, text, message => message["attachments"] = new JsonArray(
            [.. files.Select(file => new JsonObject { ["id"] = NewId(), ["filename"] = file.Name, ["size"] = 1, ["url"] = file.Url, ["content_type"] = "image/png" })]));

    /// <summary>Somebody uses a command of the menu; answers the interaction's id.</summary>
    public string Command(string customer, DiscordPlace place, string name, string? option = null)
    {
        var (id, token) = Interactions.Begin(NewId());
        var filled = option is null ? null : new JsonObject { ["name"] = "any", ["type"] = 3, ["value"] = option };
        gateway.Dispatch("INTERACTION_CREATE", DiscordPayloads.Command(id, token, place, User(customer), name, filled));
        return id;
    }

    public void Delete(DiscordPlace place, params string[] messageIds)
    {
        var deleted = new JsonObject { ["channel_id"] = place.Id };
        if (place.GuildId is not null) deleted["guild_id"] = place.GuildId;
        if (messageIds is [var only]) deleted["id"] = only;
        else deleted["ids"] = new JsonArray([.. messageIds.Select(id => JsonValue.Create(id))]);
        gateway.Dispatch(messageIds.Length == 1 ? "MESSAGE_DELETE" : "MESSAGE_DELETE_BULK", deleted);
    }

    public void Type(string customer, DiscordPlace place)
    {
        var typing = new JsonObject { ["channel_id"] = place.Id, ["user_id"] = UserId(customer), ["timestamp"] = 1772442012 };
        if (place.GuildId is not null) typing["guild_id"] = place.GuildId;
        gateway.Dispatch("TYPING_START", typing);
    }

    /// <summary>Somebody calls the bot in a public channel.</summary>
    public string Call(string customer, string channel, string text) =>
        Write(customer, PublicChannel(channel), $"<@{DiscordGateway.BotId}> {text}", mentionsBot: true);

    public void Edit(string customer, DiscordPlace place, string messageId, string text)
    {
        var message = DiscordPayloads.Message(messageId, place, User(customer), text);
        message["edited_timestamp"] = "2026-03-02T09:05:00.000000+00:00";
        gateway.Dispatch("MESSAGE_UPDATE", message);
    }

    /// <summary>The customer presses the newest button with this label; answers the interaction's id.</summary>
    public string Press(string customer, string label)
    {
        var userId = UserId(customer);
        var post = Posts.LastOrDefault(post => post.Place.Members.ContainsKey(userId) && post.ValueOf(label) is not null)
            .ShouldNotBeNull($"{customer} sees no button '{label}' on Discord.");
        return PressOn(customer, post, post.ValueOf(label)!);
    }

    /// <summary>A press that may come when the button is no longer there.</summary>
    public string PressOn(string customer, DiscordPost post, string value)
    {
        var (id, token) = Interactions.Begin(NewId());
        gateway.Dispatch("INTERACTION_CREATE", DiscordPayloads.Interaction(id, token, post.Place, User(customer), post.AsMessage(), value));
        return id;
    }

    /// <summary>A message of the bot that still stands; null when there is none.</summary>
    public DiscordPost? PostOf(string id) => Posts.FirstOrDefault(post => post.Id == id && !Withdrawn.ContainsKey(id));

    /// <summary>Messages of the bot that it deleted.</summary>
    public ConcurrentDictionary<string, bool> Withdrawn { get; } = [];

    /// <summary>The places the bot was shown typing in.</summary>
    public ConcurrentQueue<string> Typing { get; } = [];

    /// <summary>Something that was sent has changed.</summary>
    public void Changed() => pulse.Beat();

    public Task UntilAsync(Func<DiscordWorld, bool> holds, string what) => pulse.UntilAsync(() => holds(this), what);

    public void Show(DiscordPost post)
    {
        Posts.Enqueue(post);
        post.Place.Messages.Enqueue(post.AsMessage());
        foreach (var userId in post.Place.Members.Keys) SeenBy(userId).Writer.TryWrite(post.AsSeen());
        gateway.Dispatch("MESSAGE_CREATE", post.AsMessage());
        pulse.Beat();
    }

    public async Task<SeenMessage> NextAsync(string customer)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await SeenBy(UserId(customer)).Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{customer} saw no further message on Discord within {Patience.TotalSeconds:0} seconds.");
        }
    }

    /// <summary>Everything a customer was ever shown in direct messages, with Discord's numbers.</summary>
    public IReadOnlyList<(string Id, string Text)> ShownTo(string customer)
    {
        var place = DirectWith(UserId(customer));
        return [.. Posts.Where(post => post.Place == place).Select(post => (post.Id, post.AsSeen().Text))];
    }

    public Task UntilPostedAsync(DiscordPlace place, int count) =>
        pulse.UntilAsync(() => Posts.Count(post => post.Place == place) >= count, $"{count} messages of the bot are in channel {place.Id}");

    private JsonObject User(string customer) => DiscordPayloads.User(UserId(customer), customer);

    private Channel<SeenMessage> SeenBy(string userId) => _seen.GetOrAdd(userId, _ => Channel.CreateUnbounded<SeenMessage>());
}
