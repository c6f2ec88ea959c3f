using System.Collections.Concurrent;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Desk.Api;

/// <summary>Customers and colleagues who are writing and of whom one agent's stream of events has not told yet.</summary>
internal sealed class TypingPeople(AgentId self, TimeProvider clock)
{
    // Programs tell it every few seconds; the desk shows it for five.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);
    private const int Most = 200;

    private readonly ConcurrentDictionary<TypingSign, long> _told = new();
    private readonly ConcurrentQueue<TypingSign> _untold = new();

    /// <summary>False when there is nothing new in it: the same was told a moment ago, or it is the agent's own typing. A draft is told of each time, also one's own from another device.</summary>
    public bool Add(TypingSign sign)
    {
        if (!sign.IsDraft && (sign.Agent == self || IsTold(sign))) return false;
        _untold.Enqueue(sign);
        return true;
    }

    public IEnumerable<TypingSign> Take()
    {
        var taken = new HashSet<TypingSign>();
        while (_untold.TryDequeue(out var sign)) taken.Add(sign);
        return taken;
    }

    private bool IsTold(TypingSign sign)
    {
        var now = clock.GetTimestamp();
        if (_told.TryGetValue(sign, out var last) && clock.GetElapsedTime(last, now) < Pace) return true;
        if (_told.Count >= Most) _told.Clear();
        _told[sign] = now;
        return false;
    }
}
