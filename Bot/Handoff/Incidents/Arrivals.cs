using SupportBot.Conversations;

namespace SupportBot.Handoff.Incidents;

/// <summary>When different customers reported the same lately. However often somebody writes, they are one.</summary>
internal sealed class Arrivals
{
    /// <summary>How long a report is remembered; on quiet desks eight of them take hours to come.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(3);

    /// <summary>The most that are remembered; more in a shorter time are told by their newest.</summary>
    public const int Most = 512;

    private readonly List<(DateTimeOffset At, CustomerId Customer)> _all = [];
    private readonly HashSet<CustomerId> _known = [];

    public int Count => _all.Count;

    public DateTimeOffset Newest => _all[^1].At;

    /// <summary>When the first of the last so many wrote.</summary>
    public DateTimeOffset SinceLast(int count) => _all[^count].At;

    /// <summary>How many wrote within a time.</summary>
    public int Within(DateTimeOffset from, DateTimeOffset to) => _all.Count(one => one.At >= from && one.At < to);

    /// <summary>False when the customer is counted already.</summary>
    public bool Add(DateTimeOffset at, CustomerId customer)
    {
        Forget(at - Memory);
        if (!_known.Add(customer)) return false;
        if (_all.Count == Most) Forget(_all[Most / 4].At);
        _all.Add((at, customer));
        return true;
    }

    private void Forget(DateTimeOffset before)
    {
        var old = _all.FindIndex(one => one.At >= before);
        if (old < 0) old = _all.Count;
        for (var i = 0; i < old; i++) _known.Remove(_all[i].Customer);
        _all.RemoveRange(0, old);
    }
}
