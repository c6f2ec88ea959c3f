using System.Collections.Concurrent;
using System.Threading.Channels;
using SupportBot.Channels;
using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>
/// Delivers what commits put into the outbox of one channel: in order within a conversation, conversations side by side, so that
/// a chat which hangs holds up nobody else.
/// </summary>
internal sealed class OutboxSender(
    IChannel channel, IDuty duty, OutboxStore store, Delivery delivery, Database database, TimeProvider clock, ILogger<OutboxSender> log)
{
    private const int SideBySide = 8;
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(1);
    private readonly Signal _work = new(clock);
    private readonly Channel<(OutboxRow Row, bool IsCutOff)> _rows = Channel.CreateUnbounded<(OutboxRow, bool)>();
    private readonly HashSet<(long Id, int Attempt)> _handedOut = [];
    private readonly ConcurrentQueue<(long Id, int Attempt)> _finished = new();

    /// <param name="ending">Nothing new is sent any more; what is under way is finished.</param>
    /// <param name="stopping">The process ends: what cannot be written down is left.</param>
    /// <exception cref="ChannelException">The messenger does not let the bot in. What it refused waits in the outbox.</exception>
    public async Task RunAsync(CancellationToken ending, CancellationToken stopping)
    {
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(ending);
        await Task.WhenAll([HandOutAsync(closing.Token), .. Enumerable.Range(0, SideBySide).Select(_ => DeliverAsync(closing, stopping))]);
    }

    private async Task HandOutAsync(CancellationToken closing)
    {
        using var watching = database.Feed.Watch(change =>
        {
            if (change.Address.Channel == channel.Name) _work.Set();
        });
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await _work.WaitAsync(await HandOutDueAsync(), closing);
            }
            catch (OperationCanceledException) when (closing.IsCancellationRequested)
            {
                break;
            }
            catch (Exception problem)
            {
                log.OutboxFailed(channel.Name.Value, problem);
                await Task.Delay(PauseAfterTrouble, clock, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        _rows.Writer.Complete();
    }

    /// <summary>Hands out what is due; says when to look again.</summary>
    private async Task<DateTimeOffset> HandOutDueAsync()
    {
        // Before the store is read: what ended since then would look as if it were still under way.
        while (_finished.TryDequeue(out var handedOut)) _handedOut.Remove(handedOut);
        foreach (var row in await store.SendingAsync(channel.Name)) HandOut(row, isCutOff: true);
        // One moment for all questions: a row that falls due between two would be overslept.
        var now = clock.GetUtcNow();
        var free = SideBySide - _handedOut.Count;
        if (free > 0 && await store.NextAsync(channel.Name, DateTimeOffset.MinValue) <= now)
            foreach (var row in await store.ClaimAsync(channel.Name, now, free, duty.Term)) HandOut(row, isCutOff: false);
        var idle = now + LongestIdle;
        return await store.NextAsync(channel.Name, now) is { } next && next < idle ? next : idle;
    }

    // A row found in the middle of a try that is none of ours was cut off by a crash or a fault.
    private void HandOut(OutboxRow row, bool isCutOff)
    {
        if (_handedOut.Add((row.Message.OutboxId, row.Attempt))) _rows.Writer.TryWrite((row, isCutOff));
    }

    private async Task DeliverAsync(CancellationTokenSource closing, CancellationToken stopping)
    {
        await foreach (var (row, isCutOff) in _rows.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await (isCutOff ? delivery.SettleCutOffAsync(row) : delivery.MakeAsync(row, closing.Token, stopping));
            }
            catch (ChannelException)
            {
                await closing.CancelAsync();
                throw;
            }
            catch (Exception problem) when (!stopping.IsCancellationRequested)
            {
                log.OutboxFailed(channel.Name.Value, problem);
                await Task.Delay(PauseAfterTrouble, clock, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            _finished.Enqueue((row.Message.OutboxId, row.Attempt));
            _work.Set();
        }
    }
}
