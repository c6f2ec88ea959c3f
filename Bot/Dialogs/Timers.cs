using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>Wakes conversations when a timer in the store is due.</summary>
internal sealed class Timers(ConversationStore store, DialogManager manager, Database database, TimeProvider clock, ILogger<Timers> log)
    : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);
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
                foreach (var (id, kind) in await store.DueTimersAsync(AtOnce)) await manager.TakeTimerAsync(id, kind, CancellationToken.None);
                var sleep = clock.GetUtcNow() + LongestSleep;
                await _changed.WaitAsync(await store.NextTimerAsync() is { } next && next < sleep ? next : sleep, stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.TimersFailed(problem);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken);
            }
        }
    }
}
