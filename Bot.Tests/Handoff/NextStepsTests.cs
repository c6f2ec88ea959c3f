using SupportBot.Conversations;
using SupportBot.Handoff;
using SupportBot.Handoff.Sla;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Handoff;

/// <summary>Never without a next step (C18).</summary>
public sealed class NextStepsTests
{
    private static readonly DateTimeOffset Now = TurnTalk.Start;

    [Fact]
    public void C18_What_comes_next_follows_what_happened()
    {
        var talk = new TurnTalk();
        talk.Writes(Some.Reading(Topic.Payment), "charged twice, a person please");
        talk.Mumbles("a person please");
        talk.Ticket.State.ShouldBe(TicketState.Waiting);
        var promised = talk.Ticket.PromisedBy.ShouldNotBeNull();
        NextSteps.Of(talk.Ticket, isOwed: true).ShouldBe(new NextStep("Somebody takes it", talk.Ticket.Due.FirstResponse.ShouldNotBeNull()));

        talk.Agent(new TicketEvent.Claimed(Some.Agent.Id) { Next = NextSteps.AfterClaim(talk.Ticket, ServiceTimes.Usual, Now) });
        NextSteps.Of(talk.Ticket, isOwed: false).ShouldBe(new NextStep(NextSteps.Answer, promised));
        NextSteps.Of(talk.Ticket, isOwed: true).ShouldBe(new NextStep(NextSteps.Answer, talk.Ticket.Due.Earliest.ShouldNotBeNull()));

        talk.Agent(new TicketEvent.Replied(Some.Agent.Id, null) { Next = NextSteps.AfterReply(talk.Ticket, null, ServiceTimes.Usual, Now) });
        NextSteps.Of(talk.Ticket, isOwed: false).ShouldBe(new NextStep(NextSteps.SeeWhetherItHelped, ServiceTimes.Usual.NextUpdate(talk.Ticket.Queue, talk.Ticket.Urgency, Now)));
        NextSteps.Of(talk.Ticket, isOwed: true)!.Words.ShouldBe(NextSteps.Answer);
    }

    [Fact]
    public void C18_A_reply_that_promises_is_followed_by_keeping_it()
    {
        var due = Now.AddHours(3);

        NextSteps.AfterReply(Ticket.Open(new TicketNumber(1), Now), due, ServiceTimes.Usual, Now).ShouldBe(new NextStep(NextSteps.KeepPromise, due));
    }

    [Fact]
    public void C18_The_customers_next_message_brings_back_what_was_put_aside()
    {
        var talk = new TurnTalk().Mumbles("hello").Claimed();
        talk.Agent(new TicketEvent.Snoozed(Some.Agent.Id, Now.AddDays(3))).ShouldBeTrue();

        talk.Mumbles("one more thing");

        talk.Ticket.SnoozedUntil.ShouldBeNull();
        talk.Timers.ShouldContain(new TimerChange(TimerKind.Snooze, null));
        talk.Last!.Lines.ShouldContain(line => line.Kind == LineKind.Event && line.Text == EventText.Woken);
    }
}
