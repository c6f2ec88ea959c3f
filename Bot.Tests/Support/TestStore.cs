using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Tests.Support;

/// <summary>The real store in a place of its own, deleted afterwards.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly StorePlace _place;
    private readonly bool _isGuest;
    private int _messages;

    private TestStore(StorePlace place, Database database, FakeClock clock, bool isGuest)
    {
        (_place, _isGuest, Clock) = (place, isGuest, clock);
        Use(database);
    }

    public string Folder => _place.Folder;

    public string File => _place.File;

    public PostgresDatabase Postgres => _place.Postgres;

    public Database Database { get; private set; } = null!;

    public InboxStore Inbox { get; private set; } = null!;

    public ConversationStore Conversations { get; private set; } = null!;

    public TranscriptStore Transcript { get; private set; } = null!;

    public OutboxStore Outbox { get; private set; } = null!;

    public FakeClock Clock { get; }

    public static async Task<TestStore> OpenAsync(StoreKind kind = StoreKind.Sqlite)
    {
        var place = await StorePlace.MakeAsync(kind);
        return new TestStore(place, await Database.OpenAsync(place.Engine()), new FakeClock(), isGuest: false);
    }

    /// <summary>One more node on the same store; dispose of it before the first.</summary>
    public async Task<TestStore> AnotherNodeAsync() => new(_place, await Database.OpenAsync(_place.Engine()), Clock, isGuest: true);

    /// <summary>A connection of a node that writes, and takes as long as it likes.</summary>
    public async Task<Sql> ConnectAsync()
    {
        var sql = await Sql.OpenAsync(_place.Engine(), writable: true);
        await sql.ExecuteAsync("SET idle_in_transaction_session_timeout = 0");
        return sql;
    }

    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Use(await Database.OpenAsync(_place.Engine()));
    }

    /// <param name="id">The messenger's name of it; one of its own when it is left out.</param>
    public IncomingMessage Message(string text, string address = "42", string? id = null) => new()
    {
        Address = new Address(ChannelName.Web, address),
        ExternalId = id ?? $"{address}:{(_isGuest ? "guest" : "")}{Interlocked.Increment(ref _messages)}",
        Sender = new Sender($"customer-{address}", "Ann"),
        Content = new IncomingContent.Text(text),
    };

    public async Task<InboxStore.Accepted> AcceptAsync(IncomingMessage message) =>
        (await Inbox.AcceptAsync([message], [Clock.GetUtcNow()], null, Clock.GetUtcNow(), CancellationToken.None))[0];

    public async Task<Conversation> ConversationAsync(ConversationId id) => (await Conversations.LoadAsync(id)).ShouldNotBeNull().Conversation;

    /// <summary>As the store has it, whatever this node remembers.</summary>
    public async Task<Conversation> AnewAsync(ConversationId id) =>
        (await new ConversationStore(Database, Clock).LoadAsync(id)).ShouldNotBeNull().Conversation;

    /// <summary>The store's clock goes on second by second, and what runs beside gets a moment for each.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds, TimeSpan within)
    {
        var end = Clock.GetUtcNow() + within;
        for (var patience = 0; !await holds(); patience++)
        {
            patience.ShouldBeLessThan(2000);
            if (Clock.GetUtcNow() < end) Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (!_isGuest) await _place.DisposeAsync();
    }

    private void Use(Database database)
    {
        Database = database;
        Inbox = new InboxStore(database);
        Conversations = new ConversationStore(database, Clock);
        Transcript = new TranscriptStore(database, Inbox, Conversations, Clock);
        Outbox = new OutboxStore(database, Clock);
    }
}
