using System.Collections.Concurrent;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>
/// Conversations under way as this process's commits left them, so that a turn need not read again what was just written. Only a
/// shortcut: what does not follow on is forgotten and read from the store, and a commit against an older version is refused there.
/// </summary>
internal sealed class RecentConversations
{
    private const int Most = 5_000;
    private readonly ConcurrentDictionary<ConversationId, ConversationStore.Loaded> _known = new();

    /// <summary>A conversation with messages that wait; null when the store has to be asked.</summary>
    public ConversationStore.Loaded? Find(ConversationId id) =>
        _known.TryGetValue(id, out var known) && known.Pending.Count is > 0 and < ConversationStore.LargestBurst ? known : null;

    public void Keep(ConversationStore.Loaded loaded)
    {
        // Of a larger burst more may wait in the store.
        if (loaded.Pending.Count == ConversationStore.LargestBurst) return;
        if (_known.Count >= Most) _known.Clear();
        _known[loaded.Conversation.Id] = loaded;
    }

    public void Forget(ConversationId id) => _known.TryRemove(id, out _);

    /// <summary>Called for every commit, in order, before anybody is told that it is done.</summary>
    public void Follow(Change change)
    {
        if (!_known.TryGetValue(change.Conversation, out var known)) return;
        if (Following(known, change) is { } next) _known[change.Conversation] = next;
        else Forget(change.Conversation);
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
