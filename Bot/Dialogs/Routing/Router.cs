using Microsoft.Extensions.Options;
using SupportBot.Handoff.Routing;
using SupportBot.Storage;
using SupportBot.Storage.Routing;

namespace SupportBot.Dialogs.Routing;

/// <summary>
/// The repeated sweep over those who wait: gives out what is pushed, and takes back what it or a colleague gave and nobody touched. One node does it at a time; what changed since it looked
/// is refused by the ticket's version and looked at again in the next sweep.
/// </summary>
internal sealed class Router(
    RoutingStore store, PresenceStore presences, RoutingActs acts, Database database, IOptions<RoutingOptions> options, TimeProvider clock, ILogger<Router> log) : BackgroundService
{
    public const string Duty = "routing";

    private static readonly TimeSpan ForgetsEvery = TimeSpan.FromDays(1);
    private DateTimeOffset _forgot = clock.GetUtcNow();

    /// <summary>One sweep; how many tickets went somewhere.</summary>
    /// <param name="mayGoOn">False once another node sweeps.</param>
    public async Task<int> SweepAsync(Func<bool> mayGoOn, CancellationToken ct)
    {
        var unanswered = await store.UnansweredAsync();
        var widest = await store.WidestAsync();
        if (unanswered.Count == 0 && widest == 0) return 0;
        var done = 0;
        var (agents, now) = (await presences.AllAsync(), clock.GetUtcNow());
        foreach (var ticket in unanswered)
        {
            if (mayGoOn() && RoutingDecision.Returned(ticket, agents, now) is { } because && await acts.TakeBackAsync(ticket, because, ct)) done++;
        }
        if (done > 0) agents = await presences.AllAsync();
        // Mostly everybody has enough: then nobody has to look who waits.
        if (!agents.Any(agent => RoutingDecision.MayHaveRoom(agent, widest))) return done;
        foreach (var given in RoutingDecision.Decide(await store.WaitingAsync(onlyPushed: true), agents, now))
        {
            if (mayGoOn() && await acts.GiveAsync(given, ct)) done++;
        }
        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.SweepSeconds is not (> 0 and var seconds)) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var duty = await database.TakeDutyAsync(Duty, clock, stoppingToken);
                while (duty.IsHeld && !stoppingToken.IsCancellationRequested)
                {
                    await SweepAsync(() => duty.IsHeld, stoppingToken);
                    await ForgetAsync();
                    await Task.Delay(TimeSpan.FromSeconds(seconds), clock, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // That the store is away is said by readiness.
                if (problem is not StoreException { IsAway: true }) log.RoutingFailed(problem);
                await Task.Delay(TimeSpan.FromSeconds(seconds), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ForgetAsync()
    {
        if (clock.GetUtcNow() - _forgot < ForgetsEvery) return;
        await store.ForgetAsync();
        _forgot = clock.GetUtcNow();
    }
}
