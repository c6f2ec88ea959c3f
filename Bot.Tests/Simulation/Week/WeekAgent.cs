using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>A simulated agent: shifts, a break, one thing at a time, and now and then something unusual.</summary>
internal sealed class WeekAgent
{
    private const int Takes = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private readonly Random _chance;
    private TicketNumber? _resolved;

    public WeekAgent(WeekPlan plan, int number, Agent agent)
    {
        (_chance, Agent, Shift) = (plan.ChanceOf("agent", number), agent, Shift.Of(number));
        Due = (Shift.IsOn(plan.Start) ? plan.Start : Shift.Next(plan.Start)) + Seconds(0, 300);
    }

    public Agent Agent { get; }

    public Shift Shift { get; }

    /// <summary>When they do or look for the next thing.</summary>
    public DateTimeOffset Due { get; private set; }

    /// <summary>What they say of themselves.</summary>
    public Presence Presence { get; private set; } = Presence.Away;

    /// <summary>What they do now; null for nothing.</summary>
    public Deed? Decides(FollowedConversations desk, DateTimeOffset now)
    {
        var mine = desk.Of(Agent.Id);
        Presence = PresenceAt(now, mine.Count);
        var deed = Presence switch
        {
            Presence.Away when Shift.IsOn(now) => null,
            Presence.Away => mine.Count > 0 ? new Deed.HandOver() : null,
            _ => Works(mine, now) ?? Tidies(mine, now) ?? Begins(mine, desk),
        };
        Due = deed switch
        {
            // Somebody comes by, the telephone rings: what routing gave meanwhile is let pass.
            not null when _chance.Next(100) == 0 => now + Seconds(320, 350),
            not null => now + Seconds(20, 60),
            null when Shift.IsOn(now) => now + Seconds(45, 120),
            null => Shift.Next(now) + Seconds(0, 300),
        };
        return deed;
    }

    private Presence PresenceAt(DateTimeOffset now, int load) =>
        !Shift.IsOn(now) || Shift.IsBreak(now) ? Presence.Away
        : Shift.IsNearlyOver(now) ? Presence.NoMore
        : Presence is Presence.Busy ? _chance.Next(4) == 0 ? Presence.Here : Presence.Busy
        : load > 0 && _chance.Next(60) == 0 ? Presence.Busy : Presence.Here;

    private Deed? Works(IReadOnlyList<Followed> mine, DateTimeOffset now)
    {
        var owed = mine.Where(one => one.Ticket!.SnoozedUntil is null && (one.LastFrom is Author.Customer || one.Replies == 0))
            .OrderByDescending(one => one.Ticket!.Urgency).ThenBy(one => one.LastAt).ThenBy(one => one.Number.Value).FirstOrDefault();
        if (owed is null) return null;
        return owed.Replies == 0 ? First(owed, mine, now) : Next(owed, now);
    }

    private Deed First(Followed ticket, IReadOnlyList<Followed> mine, DateTimeOffset now) => _chance.Next(100) switch
    {
        0 when mine.FirstOrDefault(one => one != ticket) is { } other => new Deed.Merge(ticket.Number, other.Number),
        < 3 => new Deed.Transfer(ticket.Number, new TransferTo.ToQueue(Queues.All[_chance.Next(Queues.All.Count)], Tier.L2)),
        < 6 => new Deed.Note(ticket.Number, "Looked up in the records; the customer is right."),
        < 8 => new Deed.Release(ticket.Number),
        < 10 => new Deed.Prioritise(ticket.Number, (Urgency)_chance.Next(4)),
        _ => Replies(ticket, now),
    };

    private Deed Next(Followed ticket, DateTimeOffset now) => _chance.Next(100) switch
    {
        < 3 => new Deed.Transfer(ticket.Number, new TransferTo.ToQueue(ticket.Ticket!.Queue, Tier.L3)),
        < 6 => new Deed.Note(ticket.Number, "Asked the specialists; they know it."),
        < 8 => new Deed.Describe(ticket.Number, "The provider changed its certificate."),
        < 10 => new Deed.Snooze(ticket.Number, now + Seconds(3600, 5 * 3600)),
        < 40 => Replies(ticket, now),
        _ => Resolves(ticket, _chance.Next(10) == 0 ? TicketOutcome.Workaround : TicketOutcome.Solved),
    };

    private Deed.Reply Replies(Followed ticket, DateTimeOffset now) =>
        new(ticket.Number, AgentWords.In(ticket.Now!.Language, _chance), _chance.Next(5) == 0 ? now + Seconds(1500, 6 * 3600) : null);

    private Deed.Resolve Resolves(Followed ticket, TicketOutcome outcome)
    {
        _resolved = ticket.Number;
        return new Deed.Resolve(ticket.Number, outcome);
    }

    // Whoever does not answer any more is not waited for for ever.
    private Deed? Tidies(IReadOnlyList<Followed> mine, DateTimeOffset now)
    {
        if (_resolved is { } settled && _chance.Next(200) == 0)
        {
            _resolved = null;
            return new Deed.Reopen(settled);
        }
        var silent = mine.FirstOrDefault(one => one.Ticket!.SnoozedUntil is null && one.LastFrom is Author.Agent && now - one.LastAt > Patience);
        if (silent is null) return null;
        return _chance.Next(5) == 0 ? new Deed.Snooze(silent.Number, now + Seconds(1800, 4 * 3600)) : Resolves(silent, TicketOutcome.NoAnswer);
    }

    // From queues that are worked by hand: mostly what is said to be the best, and sometimes what stands on top.
    private Deed? Begins(IReadOnlyList<Followed> mine, FollowedConversations desk)
    {
        if (mine.Count >= Takes || desk.WaitingCount == 0 || Presence is not Presence.Here) return null;
        if (_chance.Next(3) > 0) return new Deed.Next();
        return desk.Waiting.Where(one => !WeekTeam.IsPushed(one.Ticket!.Queue) && WeekTeam.IsAble(Agent, one)).Select(one => new Deed.Claim(one.Number)).FirstOrDefault();
    }

    private TimeSpan Seconds(int from, int to) => TimeSpan.FromSeconds(_chance.Next(from, to));
}
