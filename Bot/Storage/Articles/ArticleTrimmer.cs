namespace SupportBot.Storage.Articles;

/// <summary>Keeps the record of articles small, whichever node comes first.</summary>
internal sealed class ArticleTrimmer(ArticleRecord record, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Between, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                await record.TrimAsync();
            }
            catch (StoreException)
            {
                // The next round finds the same rows.
            }
        }
    }
}
