namespace SupportBot.Tests.Support;

/// <summary>Lets a test wait for something to become true, without polling: whoever changes the state beats.</summary>
internal sealed class Pulse
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private TaskCompletionSource _next = Fresh();

    public void Beat()
    {
        TaskCompletionSource beaten;
        lock (_gate) (beaten, _next) = (_next, Fresh());
        beaten.TrySetResult();
    }

    public async Task UntilAsync(Func<bool> holds, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task next;
            lock (_gate) next = _next.Task;
            if (holds()) return;
            await next.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            patience.IsCancellationRequested.ShouldBeFalse($"Waited {Patience.TotalSeconds:0} seconds in vain until {what}.");
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
