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
    IChannel channel, OutboxStore store, Delivery delivery, Database database, TimeProvider clock, ILogger<OutboxSender> log)
{
    private const int SideBySide = 8;
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(1);
    private readonly Signal _work = new(clock);
    private readonly Channel<(OutboxRow Row, bool IsInterrupted)> _rows = Channel.CreateUnbounded<(OutboxRow, bool)>();
    private readonly HashSet<long> _handedOut = [];
    private readonly ConcurrentQueue<long> _finished = new();

    public Task RunAsync(CancellationToken stopping) =>
        Task.WhenAll([HandOutAsync(stopping), .. Enumerable.Range(0, SideBySide).Select(_ => DeliverAsync(stopping))]);

    private async Task HandOutAsync(CancellationToken stopping)
    {
        using var watching = database.Feed.Watch(change =>
        {
            if (change.Address.Channel == channel.Name) _work.Set();
        });
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await _work.WaitAsync(await HandOutDueAsync(), stopping);
            }
            catch (Exception problem) when (!stopping.IsCancellationRequested)
            {
                log.OutboxFailed(channel.Name.Value, problem);
                await Task.Delay(PauseAfterTrouble, clock, stopping);
            }
        }
    }

    /// <summary>Hands out what is due; says when to look again.</summary>
    private async Task<DateTimeOffset> HandOutDueAsync()
    {
        // Before the store is read: what ended since then would look as if it were still under way.
        while (_finished.TryDequeue(out var id)) _handedOut.Remove(id);
        foreach (var row in await store.SendingAsync(channel.Name)) HandOut(row, isInterrupted: true);
        // One moment for all questions: a row that falls due between two would be overslept.
        var now = clock.GetUtcNow();
        var free = SideBySide - _handedOut.Count;
        if (free > 0 && await store.NextAsync(channel.Name, DateTimeOffset.MinValue) <= now)
            foreach (var row in await store.ClaimAsync(channel.Name, now, free)) HandOut(row, isInterrupted: false);
        var idle = now + LongestIdle;
        return await store.NextAsync(channel.Name, now) is { } next && next < idle ? next : idle;
    }

    // A row found in the middle of a try that is none of ours was cut off by a crash or a fault.
    private void HandOut(OutboxRow row, bool isInterrupted)
    {
        if (_handedOut.Add(row.Message.OutboxId)) _rows.Writer.TryWrite((row, isInterrupted));
    }

    private async Task DeliverAsync(CancellationToken stopping)
    {
        await foreach (var (row, isInterrupted) in _rows.Reader.ReadAllAsync(stopping))
        {
            try
            {
                await (isInterrupted ? delivery.SettleInterruptedAsync(row) : delivery.MakeAsync(row, stopping));
            }
            catch (Exception problem) when (!stopping.IsCancellationRequested)
            {
                log.OutboxFailed(channel.Name.Value, problem);
                await Task.Delay(PauseAfterTrouble, clock, stopping);
            }
            _finished.Enqueue(row.Message.OutboxId);
            _work.Set();
        }
    }
}
