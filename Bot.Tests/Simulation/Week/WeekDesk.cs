using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Dialogs.Routing;
using SupportBot.Storage.Routing;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>Does what agents set out to do, through the acts of the product.</summary>
internal sealed class WeekDesk(WeekOffice office, FollowedConversations followed, Ledger ledger)
{
    // Without a touch for ten minutes they would be away.
    private static readonly TimeSpan TouchesEvery = TimeSpan.FromMinutes(4);

    private readonly AgentActs _acts = office.Get<AgentActs>();
    private readonly TicketEdits _edits = office.Get<TicketEdits>();
    private readonly TicketRelations _relations = office.Get<TicketRelations>();
    private readonly NextBest _next = office.Get<NextBest>();
    private readonly HandOver _handOver = office.Get<HandOver>();
    private readonly PresenceStore _presences = office.Get<PresenceStore>();
    private readonly Dictionary<AgentId, (Presence Said, DateTimeOffset At)> _said = [];

    /// <summary>What agents say of themselves.</summary>
    public async Task AttendAsync(IReadOnlyList<WeekAgent> agents)
    {
        var now = office.Clock.GetUtcNow();
        await SideBySide.DoAsync(agents, agent =>
        {
            var (id, said) = (agent.Agent.Id, _said.TryGetValue(agent.Agent.Id, out var before));
            if (said && before.Said == agent.Presence && (now - before.At < TouchesEvery || !agent.Shift.IsOn(now))) return Task.CompletedTask;
            lock (_said) _said[id] = (agent.Presence, now);
            if (said && before.Said == agent.Presence) return _presences.TouchedAsync(id, CancellationToken.None);
            return agent.Shift.IsOn(now) ? _presences.ChooseAsync(id, agent.Presence, CancellationToken.None) : _presences.LeftAsync(id, CancellationToken.None);
        });
    }

    /// <summary>
    /// All deeds of a moment: those on one ticket one after the other, tickets side by side. Two that choose a ticket in the same moment may choose the same; the second is refused.
    /// </summary>
    public async Task DoAsync(IReadOnlyList<(Agent By, Deed What)> deeds)
    {
        await SideBySide.DoAsync(deeds.Where(deed => deed.What.Ticket is not null).GroupBy(deed => deed.What.Ticket), async ofTicket =>
        {
            foreach (var (by, deed) in ofTicket) await DoAsync(by, deed, deed.Ticket!.Value);
        });
        foreach (var (by, deed) in deeds.Where(deed => deed.What.Ticket is null)) await DoAsync(by, deed);
    }

    private async Task DoAsync(Agent by, Deed deed)
    {
        if (deed is Deed.Next) ledger.Add(await _next.TakeAsync(by, CancellationToken.None) is null ? "nothing fits" : nameof(Deed.Claim));
        if (deed is not Deed.HandOver) return;
        var given = await _handOver.AllAsync(by, CancellationToken.None);
        ledger.Add(nameof(Deed.Transfer), given.ToColleagues + given.ToQueues);
        ledger.Add("handed to colleagues", given.ToColleagues);
    }

    private async Task DoAsync(Agent by, Deed deed, TicketNumber ticket)
    {
        var (stands, ct) = (followed.Find(ticket)!.Ticket!, CancellationToken.None);
        var result = await (deed switch
        {
            Deed.Claim => _acts.ClaimAsync(ticket, by, ct),
            Deed.Reply reply => _acts.ReplyAsync(ticket, by, new AgentReply(reply.Text) { PromisedBy = reply.PromisedBy }, ct),
            Deed.Note note => _acts.NoteAsync(ticket, by, new AgentNote(note.Text), ct),
            Deed.Resolve resolve => _acts.ResolveAsync(ticket, by, new Resolution(resolve.Outcome), ct),
            Deed.Transfer transfer => _acts.TransferAsync(ticket, by, transfer.To, note: null, ct),
            Deed.Release => _acts.ReleaseAsync(ticket, by, ct),
            Deed.Snooze snooze => _edits.SnoozeAsync(ticket, by, snooze.Until, ct),
            Deed.Prioritise prioritise => _edits.PrioritiseAsync(ticket, by, prioritise.Urgency, ct),
            Deed.Describe describe => _edits.DescribeAsync(ticket, by, symptom: null, describe.Cause, tags: null, ct),
            Deed.Merge merge => _relations.MergeAsync(ticket, by, merge.Into, ct),
            Deed.Reopen => _acts.ReopenAsync(ticket, by, ct),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        ledger.Add(result switch
        {
            ActResult.Done => deed.Name,
            ActResult.Refused refused => $"{deed.Name} refused: {refused.Why}",
            _ => $"{deed.Name}: {result.GetType().Name}",
        });
        // What routing gave is taken with the first answer, or by putting it aside.
        if (result is ActResult.Done && deed is Deed.Reply or Deed.Snooze && stands.Assignment is not null) ledger.Add(nameof(Deed.Claim));
    }
}
