using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage.Copying;

namespace SupportBot.Storage;

/// <summary>The store: writes are grouped into commits by the writers, reads run beside them on connections of their own.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly IEngine _engine;
    private readonly Readers _readers;
    private readonly ChangeRelay _relay;
    private readonly Writer[] _writers;
    private bool _disposed;

    private Database(IEngine engine, long settled)
    {
        _engine = engine;
        _readers = new Readers(engine);
        _relay = new ChangeRelay(engine, Feed, _readers, TimeProvider.System);
        _writers = [.. Enumerable.Range(0, engine.Writers).Select(_ => new Writer(engine, _relay))];
        _relay.Start(settled);
    }

    public ChangeFeed Feed { get; } = new();

    /// <summary>Changes below this sequence can be read in its order: none will come between them any more.</summary>
    public long Settled => _relay.Settled;

    public string Description => _engine.Description;

    /// <summary>This process among those that share the store.</summary>
    public NodeId Node => _engine.Node;

    /// <summary>Whether other nodes may work on the same store.</summary>
    public bool IsShared => _engine.Bell is not null;

    /// <summary>Whether the store, which is away or takes nothing, made this node refuse a write within this time.</summary>
    public bool HasRefused(TimeSpan within) => _writers.Any(writer => writer.HasRefused(within));

    /// <summary>Opens the store and brings its schema up to date.</summary>
    public static async Task<Database> OpenAsync(IEngine engine)
    {
        try
        {
            using var sql = await Sql.OpenAsync(engine, writable: true);
            await Migrator.RunAsync(engine, sql);
            await CopyMark.CheckAsync(sql);
            await engine.GetReadyAsync(sql);
            return new Database(engine, await sql.FirstAsync("SELECT {settled}", row => row.GetInt64(0)));
        }
        catch (Exception problem) when (engine.Explain(problem) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Runs work inside a transaction; when it returns, it is on disk. Work may run twice, so it touches nothing but the connection it is given.</summary>
    /// <param name="key">Whom it is about; see <see cref="WriteKey"/>.</param>
    public Task<T> WriteAsync<T>(int key, Func<Sql, ValueTask<T>> work, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        return _writers[key % _writers.Length].WriteAsync(key, work);
    }

    public Task WriteAsync(int key, Func<Sql, Task> work, CancellationToken ct = default) => WriteAsync(
        key,
        async sql =>
        {
            await work(sql);
            return true;
        }, ct);

    /// <summary>Runs reading work on a connection of its own, which sees the newest commit.</summary>
    public ValueTask<T> ReadAsync<T>(Func<Sql, ValueTask<T>> work) => _readers.ReadAsync(work);

    /// <summary>Waits until this node has a duty that only one node may have.</summary>
    public async Task<IDuty> TakeDutyAsync(string name, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            return await _engine.TakeDutyAsync(name, clock, ct);
        }
        catch (Exception problem) when (_engine.Explain(problem) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Which node has a duty now; null for none.</summary>
    public ValueTask<NodeId?> WhoHasAsync(string duty) => ReadAsync(sql => _engine.WhoHasAsync(sql, duty));

    /// <summary>Shows the customer, whichever node they are on, that an agent is writing. Nothing of it is kept.</summary>
    public void ShowTyping(Conversation conversation, Agent agent)
    {
        Feed.Tell(conversation.Address, new TranscriptEvent.Typing(Author.Agent, agent.Name));
        Show(new TypingSign(conversation.Address, agent.Id));
    }

    /// <summary>Shows the agents, whichever node they are on, that a customer is writing. Nothing of it is kept.</summary>
    public void ShowTyping(Address customer) => Show(new TypingSign(customer, Agent: null));

    /// <summary>Shows the agents, whichever node they are on, that a colleague's draft is another one now.</summary>
    public void ShowDraft(Conversation conversation, Agent agent) => Show(new TypingSign(conversation.Address, agent.Id, IsDraft: true));

    private void Show(TypingSign sign)
    {
        Feed.TellTyping(sign);
        _relay.Tell(sign);
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        foreach (var writer in _writers) await writer.DisposeAsync();
        await _relay.DisposeAsync();
        _readers.Dispose();
    }
}
