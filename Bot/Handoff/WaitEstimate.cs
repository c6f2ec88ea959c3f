namespace SupportBot.Handoff;

/// <summary>How long somebody at a place in a queue will wait, from how fast tickets were taken lately; always a range (C16).</summary>
/// <param name="From">Minutes, at the least.</param>
/// <param name="To">Minutes, in all likelihood.</param>
internal readonly record struct WaitEstimate(int From, int To)
{
    /// <summary>What is older says nothing about the present pace.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private const int FewestTaken = 3;

    // Numbers people say, so that the words do not change with every minute.
    private static readonly int[] Steps = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120];

    /// <summary>Null when too little was taken to tell, or when it would be hours.</summary>
    /// <param name="ahead">How many are taken before.</param>
    /// <param name="taken">How many were taken from this queue since <paramref name="since"/>.</param>
    /// <param name="since">When the first of them was taken, within the <see cref="Window"/>.</param>
    public static WaitEstimate? Of(int ahead, int taken, DateTimeOffset since, DateTimeOffset now)
    {
        if (taken < FewestTaken) return null;
        var minutes = (ahead + 1) * (now - since).TotalMinutes / taken;
        var from = Array.FindLastIndex(Steps, step => step <= minutes * 0.7);
        var to = Array.FindIndex(Steps, step => step >= minutes * 1.5);
        if (to < 0) return null;
        return from < 0 ? new WaitEstimate(Steps[0], Steps[Math.Max(to, 1)]) : new WaitEstimate(Steps[from], Steps[to]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}–{To}");
}
