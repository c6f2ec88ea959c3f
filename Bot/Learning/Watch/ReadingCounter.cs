using SupportBot.Classification;
using SupportBot.Storage;
using SupportBot.Storage.Watch;

namespace SupportBot.Learning.Watch;

/// <summary>Brings what this node's turns read into the store, every minute and when the node stops.</summary>
internal sealed class ReadingCounter(LiveReadings live, ReadingCountStore store, TimeProvider clock, ILogger<ReadingCounter> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    /// <summary>Brings what was counted so far.</summary>
    public async Task BringAsync()
    {
        var counts = live.Counts.Take();
        if (counts.Count == 0) return;
        try
        {
            await store.AddAsync(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), counts);
        }
        catch (StoreException)
        {
            // Away: the next minute brings them along.
            live.Counts.GiveBack(counts);
        }
        catch (Exception problem)
        {
            log.ModelsFailed(problem);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pace, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await BringAsync();
        }
    }
}
