using System.Diagnostics;
using Microsoft.Extensions.Options;
using SupportBot.Channels;
using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>Does one thing the outbox wants done on a messenger, and writes down what became of it.</summary>
internal sealed class Delivery(
    IChannel channel, IDuty duty, OutboxStore store, IAttachments files, IOptions<DialogOptions> options, DialogMetrics metrics, TimeProvider clock,
    ILogger<Delivery> log)
{
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
        var (write, shutOut) = await TryAsync(row);
        await WriteDownAsync(write, stopping);
        if (shutOut is not null) throw shutOut;
    }

    /// <summary>A try that was cut off by a crash or a fault: it may have arrived or not.</summary>
    public Task SettleCutOffAsync(OutboxRow row) => IsHarmlessToRepeat(row)
        ? store.SettleCutOffAsync(row, DeliveryState.Waiting, "interrupted", duty.Term)
        : MayRepeat(row)
            ? store.SettleCutOffAsync(row with { IsRepeated = true }, DeliveryState.Waiting, "interrupted while it was sent", duty.Term)
            : store.SettleCutOffAsync(row, DeliveryState.Uncertain, "interrupted while it was sent", duty.Term);

    private async Task<(Func<Task> Write, ChannelException? ShutOut)> TryAsync(OutboxRow row)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            // What is under way is not torn by a stop: an answer that comes within the drain time settles it.
            var externalId = await DoAsync(row, CancellationToken.None);
            metrics.Delivered(channel.Name, row.Act, error: null, Stopwatch.GetElapsedTime(began));
            return (() => store.SentAsync(row, externalId), null);
        }
        catch (ChannelException turn) when (turn is { WasTried: false, RetryAfter: { } wait })
        {
            return (() => store.RetryAsync(row, clock.GetUtcNow() + wait, turn.Message), null);
        }
        catch (ChannelException failure)
        {
            metrics.Delivered(channel.Name, row.Act, failure.Failure, Stopwatch.GetElapsedTime(began));
            log.DeliveryTrouble(row.Message.OutboxId, channel.Name.Value, failure.Failure.ToString(), failure.Message);
            return (() => SettleAsync(row, failure), failure.Failure is DeliveryFailure.ShutOut ? failure : null);
        }
    }

    private async Task<string?> DoAsync(OutboxRow row, CancellationToken ct)
    {
        if (row.Act is OutboxAct.Send) return await channel.SendAsync(row.Message with { File = FileOf(row) }, ct);
        // What failed to be sent has nothing to change.
        if (row.Target is not { } target) return null;
        var (address, text) = (row.Message.Address, row.Message.Text);
        await (row.Act switch
        {
            OutboxAct.Edit => channel.EditAsync(address, target, text, ct),
            OutboxAct.CloseChoices => channel.CloseChoicesAsync(address, target, ct),
            OutboxAct.Remove => channel.RemoveAsync(address, target, ct),
            _ => throw new UnreachableException(),
        });
        return null;
    }

    private OutgoingFile? FileOf(OutboxRow row) => row.File is { } file
        ? new OutgoingFile(file.Name, file.ContentType, file.Size, ct => OpenAsync(file.Id, ct))
        : null;

    // Nothing has gone out yet: whatever is wrong with our own store, it did not arrive.
    private async Task<Stream> OpenAsync(string file, CancellationToken ct)
    {
        try
        {
            return (await files.OpenAsync(file, ct))?.Content ?? throw new ChannelException("the file is not kept any more", DeliveryFailure.Refused);
        }
        catch (Exception problem) when (problem is StoreException or IOException or UnauthorizedAccessException)
        {
            throw new ChannelException("the file cannot be opened", DeliveryFailure.NotDelivered, problem);
        }
    }

    private Task SettleAsync(OutboxRow row, ChannelException failure) => failure.Failure switch
    {
        DeliveryFailure.NotDelivered => RetryOrGiveUpAsync(row, failure),
        DeliveryFailure.ShutOut => store.RetryAsync(row, clock.GetUtcNow(), failure.Message),
        // To change a message twice is to change it once.
        DeliveryFailure.Uncertain when row.Act is not OutboxAct.Send => RetryOrGiveUpAsync(row, failure),
        DeliveryFailure.Uncertain when MayRepeat(row) => RetryOrGiveUpAsync(row with { IsRepeated = true }, failure),
        DeliveryFailure.Uncertain => store.EndAsync(row, DeliveryState.Uncertain, failure.Message),
        DeliveryFailure.Refused => store.EndAsync(row, DeliveryState.Failed, failure.Message),
        DeliveryFailure.Unreachable => store.EndAllAsync(row, failure.Message),
    };

    private Task RetryOrGiveUpAsync(OutboxRow row, ChannelException failure)
    {
        var at = clock.GetUtcNow() + (failure.RetryAfter ?? Pause(row.Attempt - 1));
        var patience = TimeSpan.FromHours(options.Value.GiveUpAfterHours);
        return at - row.CreatedAt < patience
            ? store.RetryAsync(row, at, failure.Message)
            : store.EndAsync(row, DeliveryState.Failed, $"given up after {patience.TotalHours:0} hours: {failure.Message}");
    }

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

    // Twice is better than not at all, but not three times.
    private bool MayRepeat(OutboxRow row) => options.Value.WhenUncertain is UncertainPolicy.Repeat && !row.IsRepeated;

    // It may have begun by the clock of another node, which is ahead of ours.
    private bool IsHarmlessToRepeat(OutboxRow row) => row.Act is not OutboxAct.Send
        || (channel.RepeatIsHarmlessFor > TimeSpan.Zero && clock.GetUtcNow() - row.BegunAt < channel.RepeatIsHarmlessFor);

    // Doubling from half a second, with jitter so that many rows do not come back together.
    private static TimeSpan Pause(int attempts)
    {
        var pause = TimeSpan.FromSeconds(0.5 * Math.Pow(2, Math.Min(attempts, 12)) * (0.75 + (Random.Shared.NextDouble() / 2)));
        return pause < LongestPause ? pause : LongestPause;
    }
}
