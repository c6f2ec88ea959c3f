using System.Collections.Concurrent;

namespace SupportBot.Tests.Support;

/// <summary>Whether a program that was asked to wait (429) does.</summary>
internal sealed class AskedToWait
{
    // The clock the system's timers go by ticks every four milliseconds.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentDictionary<string, long> _until = [];
    private int _asked;

    /// <summary>How often it was asked.</summary>
    public int Asked => _asked;

    /// <summary>What came too soon, and by how much.</summary>
    public ConcurrentQueue<string> TooSoon { get; } = [];

    /// <param name="what">What it shall wait with.</param>
    public void Ask(string what, TimeSpan wait)
    {
        Interlocked.Increment(ref _asked);
        _until[what] = TimeProvider.System.GetTimestamp() + (long)(wait.TotalSeconds * TimeProvider.System.TimestampFrequency);
    }

    /// <summary>The program comes with it again.</summary>
    public void Comes(string what)
    {
        if (!_until.TryGetValue(what, out var until)) return;
        var left = TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), until);
        if (left > Tolerance) TooSoon.Enqueue($"{what} {left.TotalMilliseconds:0} ms too soon");
    }
}
