using SupportBot.Channels.Web;
using SupportBot.Handoff.Sla;
using SupportBot.Storage;
using SupportBot.Storage.Sla;

namespace SupportBot.Dialogs.Sla;

/// <summary>Keeps this node counting by the calendars and policies in the store, whichever node they were decided on: within two seconds.</summary>
internal sealed class ServiceTimesKeeper(PolicyStore store, Company company, TimeProvider clock, ILogger<ServiceTimesKeeper> log) : BackgroundService, IOpeningHours
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    /// <summary>What holds now.</summary>
    public ServiceTimes Current { get; private set => Volatile.Write(ref field, value); } = new([company.Calendar], []);

    public DateTimeOffset? BackAt(DateTimeOffset now) => Current.Company.BackAt(now);

    /// <summary>The first customer is already told by what holds.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryLookAsync();
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Takes up what holds; done at once after every decision on this node, and every other second for those on others.</summary>
    public async Task LookAsync() => Current = PolicyReading.Compose(company, await store.ReadAsync());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pace, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested) await TryLookAsync();
        }
    }

    private async Task TryLookAsync()
    {
        try
        {
            await LookAsync();
        }
        catch (StoreException)
        {
            // Away, which readiness says; the next look is in two seconds.
        }
        catch (Exception problem)
        {
            log.PoliciesFailed(problem);
        }
    }
}
