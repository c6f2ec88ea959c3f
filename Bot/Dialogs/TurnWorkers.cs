using System.Diagnostics;
using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>Takes the turns that are due, several conversations at a time, one turn at a time in each.</summary>
internal sealed class TurnWorkers(
    ReadyConversations ready, DialogManager manager, ConversationStore store, Database database, IOptions<DialogOptions> options, DialogMetrics metrics,
    TimeProvider clock, ILogger<TurnWorkers> log) : BackgroundService
{
    private const int MostFailures = 3;
    private const int MostClaimed = 200;
    private static readonly TimeSpan PauseBetweenClaims = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<ConversationId, int> _failures = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watching = database.Feed.Watch(change =>
        {
            if (change.OwedAt is { } at) ready.Add(change.Conversation, at);
        });
        await Task.WhenAll([ClaimAsync(stoppingToken), .. Enumerable.Range(0, options.Value.Workers).Select(_ => WorkAsync(stoppingToken))]);
    }

    // What a node owed that is gone falls to those that are left. An embedded store has no other nodes: there only a restart leaves turns over.
    private async Task ClaimAsync(CancellationToken stopping)
    {
        var isDone = false;
        while (!isDone && !stopping.IsCancellationRequested)
        {
            try
            {
                foreach (var (id, readyAt) in await store.ClaimTurnsAsync(database.IsShared ? MostClaimed : int.MaxValue)) ready.Add(id, readyAt);
                isDone = !database.IsShared;
            }
            catch (StoreException)
            {
                // Away; readiness says so.
            }
            if (!isDone) await Task.Delay(PauseBetweenClaims, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var id in ready.Due.ReadAllAsync(stopping)) await TakeAsync(id);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What is still due stands in the store and is taken up at the next start.
        }
    }

    // A turn that has begun is finished also while stopping: it takes milliseconds, and the host waits for it.
    private async Task TakeAsync(ConversationId id)
    {
        try
        {
            var began = Stopwatch.GetTimestamp();
            await manager.TakeTurnAsync(id, CancellationToken.None);
            metrics.TurnTaken(Stopwatch.GetElapsedTime(began));
            _failures.TryRemove(id, out _);
        }
        catch (StoreException problem)
        {
            log.TurnFailed(id.Value, problem);
            ready.Add(id, clock.GetUtcNow() + PauseAfterTrouble);
        }
        catch (Exception problem)
        {
            log.TurnFailed(id.Value, problem);
            await GiveUpOrRetryAsync(id);
        }
        finally
        {
            ready.Done(id);
        }
    }

    // Words that break the turn would break it for ever, and nobody would see the customer: a person gets them.
    private async Task GiveUpOrRetryAsync(ConversationId id)
    {
        var failures = _failures.AddOrUpdate(id, 1, (_, times) => times + 1);
        if (failures >= MostFailures && await HandedOffAsync(id)) _failures.TryRemove(id, out _);
        else ready.Add(id, clock.GetUtcNow() + PauseAfterTrouble);
    }

    private async Task<bool> HandedOffAsync(ConversationId id)
    {
        try
        {
            return await manager.TryHandOffUnreadAsync(id);
        }
        catch (Exception problem)
        {
            log.TurnFailed(id.Value, problem);
            return false;
        }
    }
}
