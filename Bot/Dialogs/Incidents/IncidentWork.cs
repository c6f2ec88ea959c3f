using Microsoft.Extensions.Options;
using SupportBot.Storage;

namespace SupportBot.Dialogs.Incidents;

/// <summary>Looks every two seconds whether reports rise, what admins declared, and who is still to be told.</summary>
internal sealed class IncidentWork(
    OpenIncidents open, IncidentDetector detector, IncidentTeller teller, IOptions<DialogOptions> options, TimeProvider clock, ILogger<IncidentWork> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pace = TimeSpan.FromSeconds(options.Value.IncidentSeconds);
        while (pace > TimeSpan.Zero && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await open.LookAsync();
                await teller.TellAsync(stoppingToken);
                await detector.LookAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // That the store is away is said by readiness.
                if (problem is not StoreException { IsAway: true }) log.IncidentsFailed(problem);
            }
            await Task.Delay(pace, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
