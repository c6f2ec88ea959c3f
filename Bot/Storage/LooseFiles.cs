using SupportBot.Channels;

namespace SupportBot.Storage;

/// <summary>Removes files that no message refers to: their upload was refused, repeated, or its node died before the message was kept.</summary>
internal sealed class LooseFiles(Database database, IAttachments attachments, TimeProvider clock, ILogger<LooseFiles> log) : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(1);

    /// <summary>Removes those that are more than a day old.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        while (await AttachmentRows.LooseAsync(database, clock.GetUtcNow() - Oldest, AtOnce) is { Count: > 0 } loose)
            foreach (var id in loose) await attachments.RemoveAsync(id, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Between, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is StoreException or IOException or UnauthorizedAccessException or OperationCanceledException)
            {
                // The next round finds the same files.
                if (!stoppingToken.IsCancellationRequested) log.LooseFilesLeft(problem);
            }
        }
    }
}
