using System.Collections.Concurrent;

namespace SupportBot.Learning;

/// <summary>
/// Threads for training, at most half as many as there are cores, and others go before them. What runs on it asks for
/// <see cref="TaskScheduler.Current"/> when it divides its work.
/// </summary>
internal sealed class LowPriorityScheduler : TaskScheduler, IDisposable
{
    [ThreadStatic]
    private static LowPriorityScheduler? _mine;

    private readonly BlockingCollection<Task> _waiting = [];

    public LowPriorityScheduler()
    {
        MaximumConcurrencyLevel = Math.Max(1, Environment.ProcessorCount / 2);
        for (var i = 0; i < MaximumConcurrencyLevel; i++) LowPriority.Start(Work);
    }

    public override int MaximumConcurrencyLevel { get; }

    /// <summary>The threads end when they have done what waits.</summary>
    public void Dispose() => _waiting.CompleteAdding();

    protected override void QueueTask(Task task) => _waiting.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => _mine == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _waiting;

    private void Work()
    {
        _mine = this;
        foreach (var task in _waiting.GetConsumingEnumerable()) TryExecuteTask(task);
    }
}
