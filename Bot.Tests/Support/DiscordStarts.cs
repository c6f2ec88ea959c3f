using System.Text.Json.Nodes;

namespace SupportBot.Tests.Support;

/// <summary>Discord's limits for new sessions: so many until a reset, and within a group of shards some time between two.</summary>
internal sealed class DiscordStarts
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, long> _lastOfGroup = [];
    private long? _began;
    private int _remaining = 1000;

    public int Remaining
    {
        get { lock (_gate) return IsReset ? 1000 : _remaining; }
        set { lock (_gate) _remaining = value; }
    }

    /// <summary>When there are all of them again, counted from when the bot first asks.</summary>
    public TimeSpan ResetAfter { get; set; } = TimeSpan.FromHours(12);

    public int MaxConcurrency { get; set; } = 1;

    /// <summary>Five seconds at Discord.</summary>
    public TimeSpan Distance { get; set; }

    /// <summary>Starts that came too soon after another of their group.</summary>
    public int TooSoon { get; private set; }

    /// <summary>Starts that cost the bot its token.</summary>
    public int BeyondLimit { get; private set; }

    private TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_began ??= TimeProvider.System.GetTimestamp());

    private bool IsReset => Elapsed >= ResetAfter;

    /// <summary>One start; false when it comes too soon.</summary>
    public bool Take(int shard)
    {
        lock (_gate)
        {
            if (!IsReset && --_remaining < 0) BeyondLimit++;
            var (group, now) = (shard % MaxConcurrency, TimeProvider.System.GetTimestamp());
            var isTooSoon = _lastOfGroup.TryGetValue(group, out var last) && TimeProvider.System.GetElapsedTime(last, now) < Distance;
            _lastOfGroup[group] = now;
            if (isTooSoon) TooSoon++;
            return !isTooSoon;
        }
    }

    public JsonObject AsJson() => new()
    {
        ["total"] = 1000,
        ["remaining"] = Math.Max(0, Remaining),
        ["reset_after"] = (long)Math.Max(0, (ResetAfter - Elapsed).TotalMilliseconds),
        ["max_concurrency"] = MaxConcurrency,
    };
}
