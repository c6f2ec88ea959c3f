namespace SupportBot.Storage;

/// <summary>One thing to write, waiting for its turn in a group commit.</summary>
internal abstract class Write
{
    /// <summary>Does the work inside the open transaction. May run twice when the first group had to be rolled back.</summary>
    public abstract ValueTask RunAsync(Session session);

    /// <summary>Answers the caller: the work is on disk.</summary>
    public abstract void Committed();

    /// <summary>Answers the caller: nothing of it was kept.</summary>
    public abstract void Failed(Exception why);
}

/// <inheritdoc cref="Write"/>
internal sealed class Write<T>(Func<Session, ValueTask<T>> work) : Write
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Done => _done.Task;

    public override async ValueTask RunAsync(Session session) => _result = await work(session);

    public override void Committed() => _done.TrySetResult(_result!);

    public override void Failed(Exception why) => _done.TrySetException(why);
}
