using System.Collections.Concurrent;
using SupportBot.Channels;

namespace SupportBot.Desk.Api;

/// <summary>Customers who are writing and of whom one stream of events has not told yet.</summary>
internal sealed class TypingCustomers(TimeProvider clock)
{
    // Programs tell it every few seconds; the desk shows it for five.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);
    private const int Most = 200;

    private readonly ConcurrentDictionary<Address, long> _told = new();
    private readonly ConcurrentQueue<Address> _untold = new();

    /// <summary>False when the same was told a moment ago.</summary>
    public bool Add(Address address)
    {
        var now = clock.GetTimestamp();
        if (_told.TryGetValue(address, out var last) && clock.GetElapsedTime(last, now) < Pace) return false;
        if (_told.Count >= Most) _told.Clear();
        _told[address] = now;
        _untold.Enqueue(address);
        return true;
    }

    public IEnumerable<Address> Take()
    {
        while (_untold.TryDequeue(out var address)) yield return address;
    }
}
