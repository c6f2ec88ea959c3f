using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>
/// Conversations under way as this process's commits left them, so that a turn need not read again what was just written. Only a
/// shortcut: what does not follow on is forgotten and read from the store, and a commit against an older version is refused there.
/// </summary>
internal sealed class RecentConversations
{
    private const int Most = 5_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationId, ConversationStore.Loaded> _known = [];
    private readonly Dictionary<ConversationId, Look> _looks = [];

    /// <summary>A look into the store that is under way.</summary>
    public sealed class Look;

    /// <summary>A conversation with messages that wait; null when the store has to be asked.</summary>
    public ConversationStore.Loaded? Find(ConversationId id)
    {
        lock (_gate)
            return _known.TryGetValue(id, out var known) && known.Pending.Count is > 0 and < ConversationStore.LargestBurst ? known : null;
    }

    /// <summary>Called before the store is read.</summary>
    public Look Begin(ConversationId id)
    {
        lock (_gate) return _looks[id] = new Look();
    }

    /// <summary>Remembers what was read, unless something changed since the look began: what is missing in it would be missed for good.</summary>
    public void Keep(ConversationId id, ConversationStore.Loaded? loaded, Look look)
    {
        lock (_gate)
        {
            if (!_looks.TryGetValue(id, out var newest) || newest != look) return;
            _looks.Remove(id);
            // Of a larger burst more may wait in the store.
            if (loaded is null || loaded.IsElsewhere || loaded.Pending.Count == ConversationStore.LargestBurst) return;
            if (_known.Count >= Most) _known.Clear();
            _known[id] = loaded;
        }
    }

    public void Forget(ConversationId id)
    {
        lock (_gate) _known.Remove(id);
    }

    /// <summary>Called for every commit, in order, before anybody is told that it is done.</summary>
    public void Follow(Change change)
    {
        lock (_gate)
        {
            _looks.Remove(change.Conversation);
            if (!_known.TryGetValue(change.Conversation, out var known)) return;
            if (Following(known, change) is { } next) _known[change.Conversation] = next;
            else _known.Remove(change.Conversation);
        }
    }

    private static ConversationStore.Loaded? Following(ConversationStore.Loaded known, Change change) => change switch
    {
        _ when change.From != known.Last => null,
        { Arrived: { } message } => known with { Last = change.To, Pending = [.. known.Pending, message] },
        { After: { } after } when after.Version == known.Conversation.Version + 1 => known with
        {
            Conversation = after,
            Last = change.To,
            Pending = [.. known.Pending.Where(message => message.Position > (change.Handled ?? 0))],
        },
        _ => null,
    };
}
