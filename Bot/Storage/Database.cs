using System.Collections.Concurrent;

namespace SupportBot.Storage;

/// <summary>The store: writes go through the single writer, reads run beside it on connections of their own.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly IEngine _engine;
    private readonly Session _writing;
    private readonly Writer _writer;
    private readonly ConcurrentBag<Session> _readers = [];
    private long _sequence;
    private bool _closed;

    private Database(IEngine engine, Session writing, long sequence)
    {
        (_engine, _writing, _sequence) = (engine, writing, sequence);
        _writer = new Writer(engine, writing, Feed);
    }

    public ChangeFeed Feed { get; } = new();

    public string Description => _engine.Description;

    /// <summary>The sequence of the newest change, as far as this process knows.</summary>
    public long Sequence => Interlocked.Read(ref _sequence);

    /// <summary>Opens the store and brings its schema up to date.</summary>
    public static async Task<Database> OpenAsync(IEngine engine)
    {
        Session? session = null;
        try
        {
            session = new Session(engine, writable: true);
            await Migrator.RunAsync(engine, session);
            var sequence = await session.FirstAsync("SELECT COALESCE(MAX(changed), 0) FROM conversations", row => row.GetInt64(0));
            return new Database(engine, session, sequence);
        }
        catch (Exception problem)
        {
            session?.Dispose();
            if (engine.Explain(problem) is { } explained) throw explained;
            throw;
        }
    }

    /// <summary>Runs work inside a transaction; when it returns, it is on disk. Work may run twice, so it touches nothing but the session.</summary>
    public Task<T> WriteAsync<T>(Func<Session, ValueTask<T>> work, CancellationToken ct = default) => _writer.WriteAsync(work, ct);

    public Task WriteAsync(Func<Session, Task> work, CancellationToken ct = default) => _writer.WriteAsync(
        async session =>
        {
            await work(session);
            return true;
        }, ct);

    /// <summary>Runs reading work on a connection of its own, which sees the newest commit.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<Session, ValueTask<T>> work)
    {
        if (!_readers.TryTake(out var session)) session = new Session(_engine, writable: false);
        try
        {
            return await work(session);
        }
        catch (System.Data.Common.DbException problem) when (_engine.Explain(problem) is { } explained)
        {
            throw explained;
        }
        finally
        {
            if (_closed) session.Dispose();
            else _readers.Add(session);
        }
    }

    /// <summary>The number of the next change; only to be asked for inside a write.</summary>
    public long NextSequence() => Interlocked.Increment(ref _sequence);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _closed = true;
        while (_readers.TryTake(out var session)) session.Dispose();
        _writing.Dispose();
    }
}
