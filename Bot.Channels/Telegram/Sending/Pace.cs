using System.Collections.Concurrent;

namespace SupportBot.Channels.Telegram;

/// <summary>
/// Keeps to what Telegram takes: about a message a second in a chat, 20 a minute in a group, 30 a second in all
/// (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this), and to every request to wait.
/// </summary>
internal sealed class Pace(TelegramOptions options, TimeProvider clock)
{
    // Short bursts are tolerated: a reply in several pieces goes out at once.
    private const int ChatBurst = 5;
    private const int GroupBurst = 3;
    private const int AllBurst = 3;
    private const int MostHeld = 10_000;

    // Nothing waits inside for longer: whoever delivers has few places, and others need them.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    // A way to the outbox and back costs about as much.
    private static readonly TimeSpan Near = TimeSpan.FromMilliseconds(50);

    private readonly Allowance _ofChat = new(
        options.ChatMessagesPerSecond == 0 ? 0 : ChatBurst, TimeSpan.FromSeconds((double)ChatBurst / Math.Max(1, options.ChatMessagesPerSecond)), clock);

    // What goes out in the first minute, burst and all, is what the limit says.
    private readonly Allowance _ofGroup = new(
        options.GroupMessagesPerMinute == 0 ? 0 : GroupBurst, TimeSpan.FromMinutes((double)GroupBurst / Math.Max(1, options.GroupMessagesPerMinute - GroupBurst)), clock);

    private readonly Allowance _ofAll = new(
        options.MessagesPerSecond == 0 ? 0 : AllBurst, TimeSpan.FromSeconds((double)AllBurst / Math.Max(1, options.MessagesPerSecond)), clock);

    private readonly ConcurrentDictionary<long, long> _heldUntil = new();
    private readonly Lock _gate = new();
    private long? _lastRefused;
    private long _allHeldUntil;

    /// <summary>Takes a place for one message, and waits for its moment when that is near.</summary>
    /// <exception cref="ChannelException">This chat's moment is further off. Nothing was sent, and other chats may go first.</exception>
    public async Task TakeAsync(long chat, CancellationToken ct)
    {
        if (Left(AllHeldUntil) is var all && all > TimeSpan.Zero) await WaitForAllAsync(all, ct);
        while (TurnOf(chat) is var turn && turn > TimeSpan.Zero)
        {
            if (turn > Near) throw NotYet(turn);
            await DelayAsync(turn, ct);
        }
        while (_ofAll.Take("") is var wait && wait > TimeSpan.Zero) await DelayAsync(wait, ct);
    }

    /// <summary>Whether Telegram asked to wait with this chat.</summary>
    public bool IsHeld(long chat) => Left(_heldUntil.GetValueOrDefault(chat)) > TimeSpan.Zero || Left(AllHeldUntil) > TimeSpan.Zero;

    /// <summary>Telegram asked to wait. It does not say for which chat: when the next one is refused as well and none was let through between, for all.</summary>
    public void Refused(long chat, TimeSpan wait)
    {
        var until = clock.GetTimestamp() + (long)(wait.TotalSeconds * clock.TimestampFrequency);
        lock (_gate)
        {
            if (_lastRefused is { } other && other != chat) _allHeldUntil = Math.Max(until, _heldUntil.GetValueOrDefault(other));
            _lastRefused = chat;
        }
        if (_heldUntil.Count >= MostHeld) Tidy();
        _heldUntil[chat] = until;
    }

    /// <summary>Telegram took a message.</summary>
    public void Passed()
    {
        lock (_gate) _lastRefused = null;
    }

    private long AllHeldUntil
    {
        get { lock (_gate) return _allHeldUntil; }
    }

    // The places stay taken for a moment: else everything that is due would go back to the outbox, one after the other, while nothing can go out.
    private async Task WaitForAllAsync(TimeSpan held, CancellationToken ct)
    {
        await DelayAsync(held < LongestWait ? held : LongestWait, ct);
        if (Left(AllHeldUntil) is var left && left > TimeSpan.Zero) throw NotYet(left);
    }

    private TimeSpan TurnOf(long chat) =>
        Left(_heldUntil.GetValueOrDefault(chat)) is var held && held > TimeSpan.Zero ? held : AllowanceOf(chat).Take(People.Number(chat));

    // A delay counts whole milliseconds and leaves out what is less.
    private Task DelayAsync(TimeSpan length, CancellationToken ct) => Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(length.TotalMilliseconds)), clock, ct);

    private Allowance AllowanceOf(long chat) => chat < 0 ? _ofGroup : _ofChat;

    private TimeSpan Left(long until) => clock.GetElapsedTime(clock.GetTimestamp(), until) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private void Tidy()
    {
        foreach (var one in _heldUntil) if (Left(one.Value) == TimeSpan.Zero) _heldUntil.TryRemove(one);
    }

    private static ChannelException NotYet(TimeSpan wait) =>
        new("This chat gets its next message a little later, as Telegram wants it.", DeliveryFailure.NotDelivered) { RetryAfter = wait, WasTried = false };
}
