using SupportBot.Channels;
using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>Sends one row of the outbox and writes down what became of it.</summary>
internal sealed class Delivery(IChannel channel, IDuty duty, OutboxStore store, DialogMetrics metrics, TimeProvider clock, ILogger<Delivery> log)
{
    // With the longest pause between them, about a day: an evening's outage of a messenger loses no reply.
    private const int MostAttempts = 300;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseBetweenWrites = TimeSpan.FromSeconds(1);

    /// <param name="ending">Nothing new is sent any more: the row is given back.</param>
    /// <exception cref="ChannelException">The messenger does not let the bot in; the row waits.</exception>
    public async Task MakeAsync(OutboxRow row, CancellationToken ending, CancellationToken stopping)
    {
        // Asked last of all, and of the clock: the process may have been frozen since the row was claimed.
        if (ending.IsCancellationRequested || !duty.IsHeld)
        {
            await WriteDownAsync(() => store.ReturnAsync(row), stopping);
            return;
        }
        var (write, shutOut) = await SendAsync(row);
        await WriteDownAsync(write, stopping);
        if (shutOut is not null) throw shutOut;
    }

    /// <summary>A try that was cut off by a crash or a fault: it may have arrived or not.</summary>
    public Task SettleCutOffAsync(OutboxRow row) => IsHarmlessToRepeat(row)
        ? store.SettleCutOffAsync(row, DeliveryState.Waiting, "interrupted", duty.Term)
        : store.SettleCutOffAsync(row, DeliveryState.Uncertain, "interrupted while it was sent", duty.Term);

    private async Task<(Func<Task> Write, ChannelException? ShutOut)> SendAsync(OutboxRow row)
    {
        var id = row.Message.OutboxId;
        try
        {
            // A send under way is not torn by a stop: an answer that comes within the drain time settles it.
            var externalId = await channel.SendAsync(row.Message, CancellationToken.None);
            Count("sent");
            return (() => store.SentAsync(row, externalId), null);
        }
        catch (ChannelException failure)
        {
            Count(failure.Failure.ToString());
            log.DeliveryTrouble(id, channel.Name.Value, failure.Failure.ToString(), failure.Message);
            return (() => SettleAsync(row, failure), failure.Failure is DeliveryFailure.ShutOut ? failure : null);
        }
    }

    private Task SettleAsync(OutboxRow row, ChannelException failure) => failure.Failure switch
    {
        DeliveryFailure.NotDelivered when row.Attempt < MostAttempts || failure.RetryAfter is not null => store.RetryAsync(
            row, clock.GetUtcNow() + (failure.RetryAfter ?? Pause(row.Attempt - 1)), failure.Message),
        DeliveryFailure.ShutOut => store.RetryAsync(row, clock.GetUtcNow(), failure.Message),
        DeliveryFailure.Uncertain => store.EndAsync(row, DeliveryState.Uncertain, failure.Message),
        DeliveryFailure.NotDelivered or DeliveryFailure.Refused => store.EndAsync(row, DeliveryState.Failed, failure.Message),
    };

    // Until it is on disk only this moment knows that the customer has it: a second send would double it.
    private async Task WriteDownAsync(Func<Task> write, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (StoreException problem)
            {
                log.OutboxFailed(channel.Name.Value, problem);
                await Task.Delay(PauseBetweenWrites, clock, stopping);
            }
        }
    }

    // It may have begun by the clock of another node, which is ahead of ours.
    private bool IsHarmlessToRepeat(OutboxRow row) =>
        channel.RepeatIsHarmlessFor > TimeSpan.Zero && clock.GetUtcNow() - row.BegunAt < channel.RepeatIsHarmlessFor;

    private void Count(string outcome) => metrics.Deliveries.Add(1, new("channel", channel.Name.Value), new("outcome", outcome));

    // Doubling from half a second, with jitter so that many rows do not come back together.
    private static TimeSpan Pause(int attempts)
    {
        var pause = TimeSpan.FromSeconds(0.5 * Math.Pow(2, Math.Min(attempts, 12)) * (0.75 + (Random.Shared.NextDouble() / 2)));
        return pause < LongestPause ? pause : LongestPause;
    }
}
