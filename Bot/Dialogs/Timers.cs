using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>Wakes conversations when a timer in the store is due.</summary>
internal sealed class Timers(ConversationStore store, DialogManager manager, Database database, TimeProvider clock, ILogger<Timers> log)
    : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(10);
    private readonly Signal _changed = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watching = database.Feed.Watch(change =>
        {
            if (change.TimersChanged) _changed.Set();
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var sleep = clock.GetUtcNow() + LongestSleep;
                var next = await store.NextTimerAsync() ?? sleep;
                if (next <= clock.GetUtcNow()) await TakeDueAsync();
                else await _changed.WaitAsync(next < sleep ? next : sleep, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                log.TimersFailed(problem);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken);
            }
        }
    }

    // One that fails is tried again, and holds up none of the others.
    private async Task TakeDueAsync()
    {
        List<Exception> problems = [];
        foreach (var (id, kind) in await store.ClaimTimersAsync(AtOnce))
        {
            try
            {
                await manager.TakeTimerAsync(id, kind, CancellationToken.None);
            }
            catch (Exception problem)
            {
                problems.Add(problem);
            }
        }
        if (problems.Count > 0) throw new AggregateException(problems);
    }
}
