using SupportBot.Handoff;
using SupportBot.Storage;
using SupportBot.Storage.Scripts;

namespace SupportBot.Dialogs;

/// <summary>Keeps at hand what became of matters that first line worked on: read every ten minutes, and never in a turn (C09). What is too old to be counted goes.</summary>
internal sealed class FirstLineRecords(OutcomeStore outcomes, ScriptNumbers walks, TimeProvider clock, ILogger<FirstLineRecords> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(10);
    private volatile FirstLineRecord _current = FirstLineRecord.None;

    public FirstLineRecord Current => _current;

    public async Task LookAsync() => _current = new FirstLineRecord(await outcomes.CountAsync(clock.GetUtcNow()));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync();
                await outcomes.ForgetAsync(clock.GetUtcNow());
                await walks.ForgetAsync();
            }
            catch (StoreException)
            {
                // Away, which readiness says.
            }
            catch (Exception problem)
            {
                log.OutcomesNotRead(problem);
            }
            await Task.Delay(Pace, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
