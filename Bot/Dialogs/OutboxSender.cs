using SupportBot.Channels;
using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>
/// Delivers what commits put into the outbox of one channel: in order within a conversation, conversations side by side, so that
/// neither a slow messenger nor a blocked chat holds up anybody else.
/// </summary>
internal sealed class OutboxSender(IChannel channel, OutboxStore store, Database database, DialogMetrics metrics, TimeProvider clock, ILogger<OutboxSender> log)
{
    private const int SideBySide = 8;

    // With the longest pause between them, about a day: an evening's outage of a messenger loses no reply.
    private const int MostAttempts = 300;
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private readonly Signal _work = new(clock);

    public async Task RunAsync(CancellationToken stopping)
    {
        using var watching = database.Feed.Watch(change =>
        {
            if (change.Address.Channel == channel.Name) _work.Set();
        });
        await SettleInterruptedAsync(stopping);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await _work.WaitAsync(await SendDueAsync(stopping), stopping);
            }
            catch (Exception problem) when (!stopping.IsCancellationRequested)
            {
                log.OutboxFailed(channel.Name.Value, problem);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stopping);
            }
        }
    }

    // A row found in the middle of a try at start was cut off by a crash: it may have arrived or not.
    private async Task SettleInterruptedAsync(CancellationToken ct)
    {
        foreach (var row in await AllHeadsAsync())
        {
            if (row.State is not DeliveryState.Sending) continue;
            if (clock.GetUtcNow() - row.NextAt < channel.RepeatIsHarmlessFor) await store.RetryAsync(row.Message.OutboxId, clock.GetUtcNow(), "interrupted", ct);
            else await store.EndAsync(row.Message.OutboxId, DeliveryState.Uncertain, "interrupted while it was sent", ct);
        }
    }

    private async Task<List<OutboxRow>> AllHeadsAsync() => await store.HeadsAsync(channel.Name, 0, int.MaxValue);

    /// <summary>Sends until nothing is due; says when to look again.</summary>
    private async Task<DateTimeOffset> SendDueAsync(CancellationToken ct)
    {
        while (true)
        {
            var heads = await AllHeadsAsync();
            var now = clock.GetUtcNow();
            var due = heads.Where(row => row.NextAt <= now).ToList();
            if (due.Count == 0) return heads.Select(row => row.NextAt).Append(now + LongestIdle).Min();
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = ct }, SendAsync);
        }
    }

    private async ValueTask SendAsync(OutboxRow row, CancellationToken ct)
    {
        var id = row.Message.OutboxId;
        await store.BeginAsync(id, ct);
        try
        {
            // A send under way is not torn by a stop: an answer that comes within the drain time settles it.
            var externalId = await channel.SendAsync(row.Message, CancellationToken.None);
            await store.SentAsync(id, externalId, CancellationToken.None);
            Count("sent");
        }
        catch (ChannelException failure)
        {
            await SettleAsync(row, failure);
        }
    }

    private async Task SettleAsync(OutboxRow row, ChannelException failure)
    {
        Count(failure.Failure.ToString());
        log.DeliveryTrouble(row.Message.OutboxId, channel.Name.Value, failure.Failure.ToString(), failure.Message);
        var id = row.Message.OutboxId;
        switch (failure.Failure)
        {
            case DeliveryFailure.NotDelivered when row.Attempts + 1 < MostAttempts || failure.RetryAfter is not null:
                await store.RetryAsync(id, clock.GetUtcNow() + (failure.RetryAfter ?? Pause(row.Attempts)), failure.Message, CancellationToken.None);
                break;
            case DeliveryFailure.Uncertain:
                await store.EndAsync(id, DeliveryState.Uncertain, failure.Message, CancellationToken.None);
                break;
            case DeliveryFailure.NotDelivered or DeliveryFailure.Refused:
                await store.EndAsync(id, DeliveryState.Failed, failure.Message, CancellationToken.None);
                break;
        }
    }

    private void Count(string outcome) => metrics.Deliveries.Add(1, new("channel", channel.Name.Value), new("outcome", outcome));

    // Doubling from half a second, with jitter so that many rows do not come back together.
    private static TimeSpan Pause(int attempts)
    {
        var pause = TimeSpan.FromSeconds(0.5 * Math.Pow(2, Math.Min(attempts, 12)) * (0.75 + (Random.Shared.NextDouble() / 2)));
        return pause < LongestPause ? pause : LongestPause;
    }
}
