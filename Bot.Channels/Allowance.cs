using System.Collections.Concurrent;

namespace SupportBot.Channels;

/// <summary>
/// How much each of many may do: a whole allowance at once, and again as it grows back over a time. This is the generic cell rate
/// algorithm (ITU-T I.371, annex A): one number is kept for each, the moment at which their allowance is whole again. The limiters
/// of the framework keep an object for each and a clock of their own.
/// </summary>
/// <param name="amount">A whole allowance; 0 for as much as they like.</param>
/// <param name="time">How long one that was used up needs to grow back.</param>
internal sealed class Allowance(long amount, TimeSpan time, TimeProvider clock)
{
    private const int MostKept = 20_000;
    private readonly ConcurrentDictionary<string, long> _wholeAt = new();
    private readonly long _time = (long)(time.TotalSeconds * clock.TimestampFrequency);
    private int _added;

    /// <summary>How many are being counted.</summary>
    public int Count => _wholeAt.Count;

    /// <summary>Takes from somebody's allowance. What is larger than a whole one may be had for all of it.</summary>
    /// <returns>Zero when they may; else how long they have to wait, and nothing was taken.</returns>
    public TimeSpan Take(string whose, long cost = 1)
    {
        if (amount == 0) return TimeSpan.Zero;
        // Not the time of day, which may be set back.
        var now = clock.GetTimestamp();
        while (true)
        {
            var isKnown = _wholeAt.TryGetValue(whose, out var known);
            var begins = isKnown && known > now ? known : now;
            var whole = begins + (long)(_time * Math.Min(1, (double)cost / amount));
            if (whole - now > _time) return clock.GetElapsedTime(now + _time, whole);
            if (isKnown ? _wholeAt.TryUpdate(whose, whole, known) : TryAdd(whose, whole, now)) return TimeSpan.Zero;
        }
    }

    private bool TryAdd(string whose, long whole, long now)
    {
        if (Interlocked.Increment(ref _added) > MostKept) Tidy(now);
        return _wholeAt.TryAdd(whose, whole);
    }

    // Whoever has a whole allowance need not be remembered. The next round comes when as many more have been added.
    private void Tidy(long now)
    {
        Interlocked.Exchange(ref _added, 0);
        foreach (var one in _wholeAt) if (one.Value <= now) _wholeAt.TryRemove(one);
    }
}
