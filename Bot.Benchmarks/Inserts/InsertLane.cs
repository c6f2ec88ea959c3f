using System.Collections.Concurrent;

namespace SupportBot.Benchmarks.Inserts;

/// <summary>Takes all that waits for one connection into one commit, on a thread of its own, as the product's writers do.</summary>
internal sealed class InsertLane : IAsyncDisposable
{
    private const int LargestGroup = 256;
    private readonly BlockingCollection<(Row[] Rows, TaskCompletionSource Done)> _waiting = [];
    private readonly IInserter _inserter;
    private readonly Task _loop;

    public InsertLane(IInserter inserter)
    {
        _inserter = inserter;
        _loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Returns when the rows are on disk, together.</summary>
    public Task InsertAsync(params Row[] rows)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((rows, done));
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.CompleteAdding();
        await _loop;
        _waiting.Dispose();
        _inserter.Dispose();
    }

    private void Run()
    {
        var group = new List<(Row[] Rows, TaskCompletionSource Done)>(LargestGroup);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < LargestGroup && _waiting.TryTake(out var next)) group.Add(next);
            Commit(group);
            group.Clear();
        }
    }

    private void Commit(List<(Row[] Rows, TaskCompletionSource Done)> group)
    {
        try
        {
            _inserter.Insert([.. group.SelectMany(waiting => waiting.Rows)]);
            foreach (var (_, done) in group) done.SetResult();
        }
        catch (Exception problem)
        {
            foreach (var (_, done) in group) done.SetException(problem);
        }
    }
}
