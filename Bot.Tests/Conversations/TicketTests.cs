using FsCheck;
using FsCheck.Fluent;
using SupportBot.Conversations;
using SupportBot.Handoff;

namespace SupportBot.Tests.Conversations;

public sealed class TicketTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly AgentId Ann = new(1);
    private static readonly AgentId Ben = new(2);

    private static readonly TicketEvent[] Everything =
    [
        new TicketEvent.HandedOff(HandoffReason.Urgent, Queues.Support, Tier.L2, Now.AddHours(1)),
        new TicketEvent.Claimed(Ann), new TicketEvent.Claimed(Ben),
        new TicketEvent.Released(Ann), new TicketEvent.Released(Ben),
        new TicketEvent.Transferred(Ann, Ben, null, null), new TicketEvent.Transferred(Ben, null, Queues.Billing, Tier.L3),
        new TicketEvent.Replied(Ann, null), new TicketEvent.Replied(Ben, null),
        new TicketEvent.Resolved(Ann), new TicketEvent.Resolved(Ben),
        new TicketEvent.Assigned(Ann, "free"), new TicketEvent.CameBack("not answered"), new TicketEvent.Snoozed(Ann, Now.AddHours(1)), new TicketEvent.Woken(),
        new TicketEvent.Prioritised(Ben, Urgency.High), new TicketEvent.Described(Ben, "s", "c", "t"),
        new TicketEvent.Planned(Ann, new NextStep("n", Now)), new TicketEvent.TranslationAsked(Ben, Language.Pl), new TicketEvent.MergedInto(Ben, new TicketNumber(2)), new TicketEvent.Reopened(Ann),
        new TicketEvent.DueSet(new SlaDue(Now, Now, Now)), new TicketEvent.DuePassed(SlaDue.None),
        new TicketEvent.TriageResolved(), new TicketEvent.PromisePassed(Now.AddHours(2)), new TicketEvent.CustomerReturned(Now.AddHours(3)),
    ];

    [Fact]
    public void Whatever_happens_in_whatever_order_there_is_one_owner_and_the_fields_agree()
    {
        var orders = Gen.ListOf(Gen.Elements(Everything)).ToArbitrary();

        Prop.ForAll(orders, order =>
        {
            var ticket = Ticket.Open(new TicketNumber(1), Now);
            foreach (var happened in order)
            {
                if (ticket.Apply(happened, Now) is TicketChange.Made(var changed)) ticket = changed;
                (ticket.State is TicketState.Waiting).ShouldBe(ticket.WaitingSince is not null);
                (ticket.State is TicketState.Resolved).ShouldBe(ticket.ResolvedAt is not null);
                if (ticket.State is TicketState.Claimed) ticket.Agent.ShouldNotBeNull();
                if (ticket.State is TicketState.Waiting or TicketState.Triage) ticket.Agent.ShouldBeNull();
                if (ticket.State is TicketState.Triage) ticket.Tier.ShouldBe(Tier.L1);
                if (ticket.State is not TicketState.Claimed) (ticket.Assignment, ticket.SnoozedUntil).ShouldBe((null, null));
                if (ticket.State is not TicketState.Resolved) (ticket.Outcome, ticket.MergedInto).ShouldBe((null, null));
                if (ticket.State is TicketState.Resolved) (ticket.NextStep, ticket.TranslateInto, ticket.PromisedBy).ShouldBe((null, null, null));
                (NextSteps.Of(ticket, isOwed: false) is null).ShouldBe(ticket.BotOwns || ticket.State is TicketState.Resolved, "C18");
                if (ticket.BotOwns || ticket.State is TicketState.Resolved) ticket.Due.ShouldBe(SlaDue.None);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_second_agent_is_told_that_it_is_taken()
    {
        var taken = Made(Waiting().Apply(new TicketEvent.Claimed(Ann), Now));

        taken.Apply(new TicketEvent.Claimed(Ben), Now).ShouldBe(new TicketChange.Refused(Refusal.AlreadyTaken));
        taken.Apply(new TicketEvent.Replied(Ben, null), Now).ShouldBe(new TicketChange.Refused(Refusal.OwnedByAnother));
    }

    [Fact]
    public void Claiming_twice_is_harmless()
    {
        var taken = Made(Waiting().Apply(new TicketEvent.Claimed(Ann), Now));

        Made(taken.Apply(new TicketEvent.Claimed(Ann), Now)).ShouldBe(taken);
    }

    [Fact]
    public void A_customer_who_returns_goes_back_to_whoever_answered()
    {
        var byPeople = Made(Made(Waiting().Apply(new TicketEvent.Claimed(Ann), Now)).Apply(new TicketEvent.Resolved(Ann), Now));
        var byBot = Made(Ticket.Open(new TicketNumber(1), Now).Apply(new TicketEvent.TriageResolved(), Now));

        Made(byPeople.Apply(new TicketEvent.CustomerReturned(Now), Now)).State.ShouldBe(TicketState.Waiting);
        Made(byBot.Apply(new TicketEvent.CustomerReturned(Now), Now)).State.ShouldBe(TicketState.Triage);
    }

    [Fact]
    public void A_broken_promise_raises_the_ticket_and_is_counted()
    {
        var broken = Made(Waiting().Apply(new TicketEvent.PromisePassed(Now.AddHours(1)), Now));

        (broken.Urgency, broken.BrokenPromises, broken.PromisedBy).ShouldBe((Urgency.Normal, 1, Now.AddHours(1)));
    }

    private static Ticket Waiting() => Made(Ticket.Open(new TicketNumber(1), Now).Apply(Everything[0], Now));

    private static Ticket Made(TicketChange change) => change.ShouldBeOfType<TicketChange.Made>().Ticket;
}
