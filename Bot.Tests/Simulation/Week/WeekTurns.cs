using System.Collections.Immutable;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Triage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>What goes through the pipeline: messages in, turns, timers, ratings.</summary>
internal sealed class WeekTurns(WeekOffice office, Ledger ledger)
{
    private const int TimersAtOnce = 100;

    // Messengers deliver now and then what they delivered before.
    private const int RepeatsEvery = 50;

    private readonly IInbox _inbox = office.Get<IInbox>();
    private readonly ReadyConversations _ready = office.Get<ReadyConversations>();
    private readonly DialogManager _manager = office.Get<DialogManager>();
    private readonly ConversationStore _store = office.Get<ConversationStore>();
    private readonly ITranscript _transcript = office.Get<ITranscript>();
    private int _delivered;

    /// <summary>The scripts that are begun by words.</summary>
    public ImmutableArray<Script> Special { get; } = [.. office.Playbook.Active.Where(script => !script.Trigger.Said.IsEmpty)];

    public async Task AcceptAsync(IReadOnlyList<IncomingMessage> messages)
    {
        if (messages.Count == 0) return;
        var delivered = new List<IncomingMessage>(messages.Count);
        foreach (var message in messages)
        {
            delivered.Add(message);
            if (++_delivered % RepeatsEvery == 0) delivered.Add(message);
        }
        var accepted = await _inbox.AcceptAsync(delivered, position: null, CancellationToken.None);
        ledger.Add("written", messages.Count);
        ledger.Add("delivered twice", accepted.Count(one => one.Repeated));
        accepted.Count(one => one.Repeated).ShouldBe(delivered.Count - messages.Count);
    }

    /// <summary>All turns that are owed.</summary>
    public async Task TakeAsync()
    {
        var due = new List<ConversationId>();
        while (_ready.Due.TryRead(out var id)) due.Add(id);
        await SideBySide.DoAsync(due, async id =>
        {
            await _manager.TakeTurnAsync(id, CancellationToken.None);
            _ready.Done(id);
        });
        ledger.Add("turns", due.Count);
    }

    public Task<DateTimeOffset?> NextTimerAsync() => _store.NextTimerAsync().AsTask();

    /// <summary>All timers that are due.</summary>
    public async Task WakeAsync()
    {
        var now = office.Clock.GetUtcNow();
        while (await NextTimerAsync() is { } next && next <= now)
        {
            var due = await _store.ClaimTimersAsync(TimersAtOnce);
            await SideBySide.DoAsync(due, timer => _manager.TakeTimerAsync(timer.Id, timer.Kind, CancellationToken.None));
            foreach (var (_, kind) in due) ledger.Add($"timer {kind}");
        }
    }

    public async Task RateAsync(Address address, int score)
    {
        if (await _transcript.RateAsync(address, score, comment: null, CancellationToken.None)) ledger.Add("rated");
    }
}
