namespace SupportBot.Handoff.Incidents;

/// <summary>Which share of reports usually has a mark. What is kept is bounded: when it is full, all counts are halved and the smallest forgotten.</summary>
internal sealed class MarkShares
{
    private const int Most = 8192;

    // A mark that was never seen may be any of many words.
    private const double Unseen = 0.5;
    private readonly Dictionary<string, double> _counts = new(StringComparer.Ordinal);
    private double _reports;

    /// <summary>Before so many reports nothing is known about words.</summary>
    public const int Fewest = 300;

    public bool IsKnown => _reports >= Fewest;

    /// <summary>How many of so many reports usually have it.</summary>
    public Expected Among(Expected all, string mark)
    {
        var count = _counts.GetValueOrDefault(mark) + Unseen;
        return new Expected(all.Mean * count / (_reports + Unseen), 1 / ((1 / all.Shape) + (1 / count)));
    }

    public void Add(IReadOnlyList<string> marks)
    {
        _reports++;
        foreach (var mark in marks) _counts[mark] = _counts.GetValueOrDefault(mark) + 1;
        if (_counts.Count <= Most) return;
        _reports /= 2;
        foreach (var (mark, count) in _counts.ToArray())
            if (count < 2) _counts.Remove(mark);
            else _counts[mark] = count / 2;
    }
}
