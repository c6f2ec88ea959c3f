using SupportBot.Channels;
using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Dialogs;

/// <summary>The one door: what passes it is on disk, and a turn is owed for it.</summary>
internal sealed class Inbox(
    InboxStore store, Database database, ReadyConversations ready, QuietWindows windows, ActiveClassifier classifier, DialogMetrics metrics, TimeProvider clock) : IInbox
{
    public async Task<IReadOnlyList<Acceptance>> AcceptAsync(IReadOnlyList<IncomingMessage> messages, ChannelPosition? position, CancellationToken ct) =>
        (await TryAcceptAsync(term: null, messages, position, ct))!;

    /// <summary>The same for what only the holder of a duty may receive; null when its term is over, and then nothing was kept.</summary>
    public async Task<IReadOnlyList<Acceptance>?> TryAcceptAsync(
        Term? term, IReadOnlyList<IncomingMessage> messages, ChannelPosition? position, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var readyAt = new DateTimeOffset[messages.Count];
        for (var i = 0; i < readyAt.Length; i++) readyAt[i] = now + QuietWindowAfter(messages[i]);

        if (await store.TryAcceptAsync(term, messages, readyAt, position, now, ct) is not { } accepted) return null;
        var acceptances = new Acceptance[accepted.Count];
        for (var i = 0; i < acceptances.Length; i++)
        {
            acceptances[i] = accepted[i].Acceptance;
            if (acceptances[i].Repeated || acceptances[i].Position == 0) continue;
            metrics.Accepted.Add(1);
            ready.Add(accepted[i].Conversation, readyAt[i]);
            if (messages[i].Content is IncomingContent.Text) windows.Heard(messages[i].Address, now);
        }
        return acceptances;
    }

    public void Typing(Address address) => database.ShowTyping(address);

    public Task<string?> ReadPositionAsync(ChannelName channel, CancellationToken ct) => store.ReadPositionAsync(channel);

    public Task<IReadOnlyList<LastSeen>> LastSeenAsync(ChannelName channel, DateTimeOffset since, CancellationToken ct) => store.LastSeenAsync(channel, since);

    // A pressed button is a whole answer, and harm that grows does not wait for a second sentence (C01).
    private TimeSpan QuietWindowAfter(IncomingMessage message) => message.Content switch
    {
        IncomingContent.Text text => windows.Of(message.Address) is var window && window > TimeSpan.Zero && IsCritical(text.Value) ? TimeSpan.Zero : window,
        IncomingContent.Unreadable => windows.Of(message.Address),
        IncomingContent.Choice => TimeSpan.Zero,
        IncomingContent.Edit or IncomingContent.Deletion or IncomingContent.Reach => TimeSpan.Zero,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private bool IsCritical(string text) => classifier.Current.Assess(text).Urgency.Is(Urgency.Critical);
}
