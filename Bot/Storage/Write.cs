namespace SupportBot.Storage;

/// <summary>One thing to write, waiting for its turn in a group commit.</summary>
/// <param name="key">Whom it is about. Writes with the same key go one after the other; each commit takes its keys in rising order.</param>
internal abstract class Write(int key)
{
    public int Key => key;

    /// <summary>Does the work inside the open transaction. May run twice when the first group had to be rolled back.</summary>
    public abstract ValueTask RunAsync(Sql sql);

    /// <summary>Answers the caller: the work is on disk.</summary>
    public abstract void Committed();

    /// <summary>Answers the caller: nothing of it was kept, unless that could not be found out.</summary>
    public abstract void Failed(Exception why);
}

/// <inheritdoc cref="Write"/>
internal sealed class Write<T>(int key, Func<Sql, ValueTask<T>> work) : Write(key)
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Done => _done.Task;

    public override async ValueTask RunAsync(Sql sql) => _result = await work(sql);

    public override void Committed() => _done.TrySetResult(_result!);

    public override void Failed(Exception why) => _done.TrySetException(why);
}
