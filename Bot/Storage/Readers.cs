using System.Collections.Concurrent;
using System.Diagnostics;

namespace SupportBot.Storage;

/// <summary>The connections that read: kept open, each with its prepared statements, and never more than the engine allows.</summary>
internal sealed class Readers(IEngine engine) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private readonly ConcurrentBag<Sql> _idle = [];
    private readonly SemaphoreSlim _free = new(engine.Readers);
    private bool _closed;

    public async ValueTask<T> ReadAsync<T>(Func<Sql, ValueTask<T>> work)
    {
        if (!_free.Wait(0)) await WaitAsync();
        try
        {
            // A connection that broke while nobody looked says nothing about the next one.
            if (_idle.TryTake(out var known) && await TryAsync(known, work) is (true, var result)) return result!;
            return await UseAsync(await Sql.OpenAsync(engine, writable: false), work);
        }
        catch (Exception problem) when (engine.Explain(problem) is { } explained)
        {
            throw explained;
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var sql)) sql.Dispose();
    }

    private async ValueTask<(bool Done, T? Result)> TryAsync<T>(Sql sql, Func<Sql, ValueTask<T>> work)
    {
        try
        {
            return (true, await UseAsync(sql, work));
        }
        catch (Exception problem) when (engine.Explain(problem) is { IsAway: true } away)
        {
            while (_idle.TryTake(out var other)) other.Dispose();
            if (away.IsSilent) throw away;
            return default;
        }
    }

    private async ValueTask<T> UseAsync<T>(Sql sql, Func<Sql, ValueTask<T>> work)
    {
        var isSound = false;
        try
        {
            var result = await work(sql);
            isSound = true;
            return result;
        }
        finally
        {
            if (isSound && !_closed) _idle.Add(sql);
            else sql.Dispose();
        }
    }

    private async ValueTask WaitAsync()
    {
        var began = Stopwatch.GetTimestamp();
        var isFree = await _free.WaitAsync(LongestWait);
        StoreMetrics.Waited(Stopwatch.GetElapsedTime(began));
        if (!isFree) throw new StoreException("The store is too slow: every connection for reading is busy.") { IsAway = true };
    }
}
