namespace SupportBot.Storage.Search;

/// <summary>Keeps conversations findable, a second or two behind what is said in them, and never faster than a quarter of the time: customers' messages go first.</summary>
internal sealed class SearchIndexer(SearchIndex index, TimeProvider clock) : BackgroundService
{
    private const int AtOnce = 40;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = clock.GetTimestamp();
            var taken = await TakeAsync();
            await Task.Delay(taken < AtOnce ? Pace : 3 * clock.GetElapsedTime(began), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> TakeAsync()
    {
        try
        {
            return await index.TakeAsync(AtOnce);
        }
        catch (Exception problem) when (problem is StoreException or System.Data.Common.DbException)
        {
            // Away, which readiness says; or a customer was erased meanwhile. The next round finds where this one began.
            return 0;
        }
    }
}
