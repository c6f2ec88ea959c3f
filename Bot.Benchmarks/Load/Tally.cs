namespace SupportBot.Benchmarks.Load;

/// <summary>What was counted in one phase.</summary>
internal sealed class Tally
{
    private readonly List<TimeSpan> _latencies = [];
    private bool _sorted;

    /// <summary>Messages whose own reply came.</summary>
    public int Answered => _latencies.Count;

    /// <summary>Those of them whose reply came before the phase ended.</summary>
    public int InTime { get; private set; }

    public int Failed { get; private set; }

    public int Lost { get; set; }

    public int Doubled { get; set; }

    public bool IsClean => Failed + Lost + Doubled == 0;

    public void Add(Asked outcome, TimeSpan latency, bool inTime)
    {
        _ = outcome switch
        {
            Asked.Answered => AddAnswer(latency, inTime),
            Asked.Failed => Failed++,
            Asked.Lost => Lost++,
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };
    }

    public void Add(Tally other)
    {
        _latencies.AddRange(other._latencies);
        _sorted = false;
        InTime += other.InTime;
        (Failed, Lost, Doubled) = (Failed + other.Failed, Lost + other.Lost, Doubled + other.Doubled);
    }

    /// <param name="share">.5 for the median, 1 for the longest.</param>
    public TimeSpan Latency(double share)
    {
        if (Answered == 0) return TimeSpan.Zero;
        if (!_sorted) _latencies.Sort();
        _sorted = true;
        return _latencies[Math.Min(Answered - 1, (int)(share * Answered))];
    }

    private int AddAnswer(TimeSpan latency, bool inTime)
    {
        _latencies.Add(latency);
        return inTime ? InTime++ : InTime;
    }
}
