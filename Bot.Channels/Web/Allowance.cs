using System.Collections.Concurrent;

namespace SupportBot.Channels.Web;

/// <summary>
/// How much each of many may do: a whole allowance at once, and again as it grows back over a time. This is the generic cell rate
/// algorithm (ITU-T I.371, annex A): one number is kept for each, the moment at which their allowance is whole again. The limiters
/// of the framework keep an object for each and a clock of their own.
/// </summary>
/// <param name="amount">What each may do within <paramref name="time"/>; 0 for as much as they like.</param>
internal sealed class Allowance(long amount, TimeSpan time, TimeProvider clock)
{
    private const int MostKept = 20_000;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _wholeAt = new();
    private int _tidyAt = MostKept;

    /// <summary>How many are being counted.</summary>
    public int Count => _wholeAt.Count;

    /// <summary>Takes from somebody's allowance. What is larger than a whole one may be had for all of it.</summary>
    /// <returns>Zero when they may; else how long they have to wait, and nothing was taken.</returns>
    public TimeSpan Take(string whose, long cost = 1)
    {
        if (amount == 0) return TimeSpan.Zero;
        var now = clock.GetUtcNow();
        Tidy(now);
        while (true)
        {
            var isKnown = _wholeAt.TryGetValue(whose, out var known);
            var begins = isKnown && known > now ? known : now;
            var whole = begins + (time * Math.Min(1, (double)cost / amount));
            if (whole - now > time) return whole - now - time;
            if (isKnown ? _wholeAt.TryUpdate(whose, whole, known) : _wholeAt.TryAdd(whose, whole)) return TimeSpan.Zero;
        }
    }

    // Whoever has a whole allowance need not be remembered. The next round comes when as many more have been counted.
    private void Tidy(DateTimeOffset now)
    {
        if (_wholeAt.Count < Volatile.Read(ref _tidyAt)) return;
        foreach (var one in _wholeAt) if (one.Value <= now) _wholeAt.TryRemove(one);
        Volatile.Write(ref _tidyAt, _wholeAt.Count + MostKept);
    }
}
