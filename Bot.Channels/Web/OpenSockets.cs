using System.Collections.Concurrent;

namespace SupportBot.Channels.Web;

/// <summary>How many sockets each conversation has on this node. A customer has a few tabs; whoever has more wants something else.</summary>
internal sealed class OpenSockets
{
    /// <summary>The most that one conversation may have.</summary>
    public const int Most = 20;

    private readonly ConcurrentDictionary<string, int> _open = new();

    /// <summary>Counts one more; false when there are enough.</summary>
    public bool TryOpen(string conversation)
    {
        if (_open.AddOrUpdate(conversation, 1, (_, open) => open + 1) <= Most) return true;
        Close(conversation);
        return false;
    }

    public void Close(string conversation)
    {
        if (_open.AddOrUpdate(conversation, 0, (_, open) => open - 1) == 0) _open.TryRemove(new(conversation, 0));
    }
}
