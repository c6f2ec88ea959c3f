using System.Globalization;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Tests.Support;

/// <summary>Months of a desk, invented from a seed and told straight into the store: every way a matter can begin, go on and end, again and again.</summary>
internal sealed class SeededDesk(Database database, int conversation)
{
    public static readonly TimeSpan PromisedWithin = TimeSpan.FromMinutes(30);
    public static readonly Agent[] Agents = [.. Enumerable.Range(1, 4).Select(i => new Agent(new AgentId(i), $"agent{i}", $"Agent {i}", Role.Agent, [], true))];

    private static readonly TicketOutcome[] Outcomes = Enum.GetValues<TicketOutcome>();
    private readonly Random _dice = new(conversation);
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).AddMinutes(conversation));
    private readonly Address _address = new(ChannelName.Web, $"seeded-{conversation}");
    private Conversation _now = null!;
    private int _messages;

    private ConversationStore Store => new(database, _clock);

    private Ticket Ticket => _now.Ticket;

    /// <returns>When it all ended.</returns>
    public async Task<DateTimeOffset> PlayAsync(int steps)
    {
        await WritesAsync(Anger.None);
        for (var i = 0; i < steps; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(_dice.Next(100) < 4 ? _dice.Next(900_000) : _dice.Next(5, 4000)));
            await (Ticket.State switch
            {
                TicketState.Triage => WithBotAsync(),
                TicketState.Waiting => InQueueAsync(),
                TicketState.Claimed => WithAgentAsync(Agents.Single(agent => agent.Id == Ticket.Agent)),
                TicketState.Resolved => SettledAsync(),
            });
        }
        return _clock.GetUtcNow();
    }

    private Task WithBotAsync() => _dice.Next(8) switch
    {
        0 or 1 => WritesAsync(Anger.Irritated),
        2 or 3 => HandOffAsync(),
        4 => CommitAsync(new TicketEvent.TriageResolved(), Happens("resolved_by_bot")),
        5 => CommitAsync(new TicketEvent.TriageReferred(), Happens("referred")),
        6 => CommitAsync(new TicketEvent.CustomerEnded(), Happens("ended_by_customer")),
        _ => TakeAsync(),
    };

    private Task InQueueAsync() => _dice.Next(8) switch
    {
        0 => WritesAsync(Anger.Furious),
        1 => CommitAsync(new TicketEvent.CustomerEnded(), Happens("ended_by_customer")),
        2 => PassAsync(),
        3 or 4 => CommitAsync(new TicketEvent.Assigned(Any().Id, "it is next"), Happens("assigned")),
        _ => TakeAsync(),
    };

    private Task WithAgentAsync(Agent by) => _dice.Next(14) switch
    {
        0 when Ticket.Assignment is not null => CommitAsync(new TicketEvent.CameBack("nobody answered"), Happens("came_back")),
        0 or 1 or 2 => WritesAsync((Anger)_dice.Next(3)),
        3 or 4 or 5 => ReplyAsync(by),
        6 when Any() is var to && to.Id != by.Id => CommitAsync(new TicketEvent.Transferred(by.Id, to.Id, null, null), Happens($"transferred:{to.Id.Value}", by)),
        7 => CommitAsync(new TicketEvent.Transferred(by.Id, null, Queues.Billing, Tier.L3), Happens("transferred:0", by)),
        8 when Ticket.SnoozedUntil is null => CommitAsync(new TicketEvent.Snoozed(by.Id, _clock.GetUtcNow().AddHours(1)), Happens("snoozed", by)),
        8 or 9 when Ticket.SnoozedUntil is not null => CommitAsync(new TicketEvent.Woken(), Happens("woken")),
        10 => CommitAsync(new TicketEvent.Released(by.Id), Happens("released", by)),
        11 => CommitAsync(new TicketEvent.MergedInto(by.Id, new TicketNumber(1)), Happens("merged", by)),
        12 or 13 when Outcomes[_dice.Next(Outcomes.Length)] is var outcome => CommitAsync(
            new TicketEvent.Resolved(by.Id) { Outcome = outcome }, Happens($"resolved:{(int)outcome}", by)),
        _ => CommitAsync(null, new Line(LineKind.Note, "I am looking into it") { Agent = by }),
    };

    private Task SettledAsync() => _dice.Next(8) switch
    {
        0 => WritesAsync(Anger.None),
        1 => CommitAsync(new TicketEvent.StartedAnew(), Happens("began_anew")),
        2 when Any() is var by => CommitAsync(new TicketEvent.Reopened(by.Id), Happens("reopened", by)),
        3 => new TranscriptStore(database, new InboxStore(database), Store, _clock).RateAsync(_address, _dice.Next(1, 6), null, default).ContinueWith(_ => ReadAsync(), TaskScheduler.Default).Unwrap(),
        _ => ReturnAsync(),
    };

    private Task ReturnAsync() =>
        CommitAsync(new TicketEvent.CustomerReturned(Promised()), Happens(Ticket.Agent is null ? "reopened:bot" : "reopened:queue"));

    private Task TakeAsync() => Any() is var by ? CommitAsync(new TicketEvent.Claimed(by.Id), Happens("claimed", by)) : Task.CompletedTask;

    private Task ReplyAsync(Agent by) => CommitAsync(new TicketEvent.Replied(by.Id, null), new Line(LineKind.Agent, "Here you are.") { Agent = by });

    private Task HandOffAsync() => (HandoffReason)_dice.Next(7) is var reason
        ? CommitAsync(new TicketEvent.HandedOff(reason, Queues.Support, Tier.L2, Promised()), Happens($"handed_off:{(int)reason}"))
        : Task.CompletedTask;

    private Task PassAsync() => Ticket.PromisedBy is { } due && due <= _clock.GetUtcNow() ? CommitAsync(new TicketEvent.PromisePassed(Promised()), Happens("promise_passed")) : Task.CompletedTask;

    private DateTimeOffset Promised() => (_clock.GetUtcNow() + PromisedWithin).Kept();

    private Agent Any() => Agents[_dice.Next(Agents.Length)];

    private static Line Happens(string what, Agent? by = null) => new(LineKind.Event, what) { Agent = by };

    private async Task WritesAsync(Anger anger)
    {
        var message = new IncomingMessage
        {
            Address = _address, ExternalId = string.Create(CultureInfo.InvariantCulture, $"{_address.Value}:{_messages++}"), Sender = new Sender(_address.Value, "Ann"),
            Content = new IncomingContent.Text(anger is Anger.Furious ? "THIEVES" : "is there any news?"),
        };
        var now = _clock.GetUtcNow();
        var accepted = (await new InboxStore(database).AcceptAsync([message], [now], null, now, default))[0];
        _now = (await Store.LoadAsync(accepted.Conversation))!.Conversation;
        await CommitAsync(null, accepted.Acceptance.Position, anger);
    }

    private Task CommitAsync(TicketEvent? happened, params Line[] lines) => CommitAsync(happened, null, null, lines);

    private async Task CommitAsync(TicketEvent? happened, long? handled, Anger? anger, params Line[] lines)
    {
        var ticket = happened is null ? Ticket : Ticket.Apply(happened, _clock.GetUtcNow().Kept()).ShouldBeOfType<TicketChange.Made>().Ticket;
        var after = _now with { Ticket = ticket, Language = Language.En, Tone = _now.Tone with { Anger = anger ?? _now.Tone.Anger } };
        (await Store.CommitAsync(new Commit(_now, after) { Lines = lines, Handled = handled }, default)).ShouldBeTrue();
        await ReadAsync();
    }

    private async Task ReadAsync() => _now = (await Store.LoadAsync(_now.Id))!.Conversation;
}
