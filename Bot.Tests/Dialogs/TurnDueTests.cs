using SupportBot.Conversations;
using SupportBot.Handoff.Sla;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

/// <summary>By when the policy asks for what, while a ticket goes through hands.</summary>
public sealed class TurnDueTests
{
    private static readonly DateTimeOffset Start = TurnTalk.Start;

    [Fact]
    public void From_the_handoff_on_a_first_answer_and_an_end_are_due_and_an_answer_meets_the_first()
    {
        var talk = Waiting();
        talk.Ticket.Due.ShouldBe(new SlaDue(Start.AddHours(4), null, Start.AddDays(3)));
        talk.Timers.ShouldContain(new TimerChange(TimerKind.Sla, Start.AddHours(4)));

        talk.Claimed().Ticket.Due.FirstResponse.ShouldBe(Start.AddHours(4), "taking it is no answer");
        talk.Agent(new TicketEvent.Replied(Some.Agent.Id, null)).ShouldBeTrue();
        talk.Ticket.Due.ShouldBe(new SlaDue(null, null, Start.AddDays(3)));
        talk.Resolved().Ticket.Due.ShouldBe(SlaDue.None);
    }

    [Fact]
    public void What_the_customer_writes_later_wants_an_answer_in_time_and_thanks_do_not()
    {
        var talk = Waiting().Claimed();
        talk.Agent(new TicketEvent.Replied(Some.Agent.Id, null)).ShouldBeTrue();

        talk.Writes(Some.Thanks(), "thank you so much").Ticket.Due.NextResponse.ShouldBeNull();
        talk.Mumbles("and what about the other invoice").Ticket.Due.NextResponse.ShouldBe(Start.AddHours(8));
        talk.Now += TimeSpan.FromHours(1);
        talk.Mumbles("still nothing").Ticket.Due.NextResponse.ShouldBe(Start.AddHours(8), "it is owed since the first of them");
    }

    [Fact]
    public void A_time_that_passes_is_counted_once_and_the_ticket_goes_before_others()
    {
        var talk = Waiting();

        talk.IsDueNow().Ticket.SlaMissed.ShouldBe(0, "it is not over yet");
        talk.Now = Start.AddHours(4);
        talk.IsDueNow().IsDueNow().Ticket.SlaMissed.ShouldBe(1);
        talk.Ticket.Due.ShouldBe(new SlaDue(null, null, Start.AddDays(3)));
        (talk.Ticket.OverdueSince, talk.Ticket.DueBy).ShouldBe((Start.AddHours(4), Start.AddHours(4)));
        talk.Now = Start.AddDays(3);
        talk.IsDueNow().Ticket.SlaMissed.ShouldBe(2);
        talk.Last!.Timers.ShouldBe([new TimerChange(TimerKind.Sla, null)]);
    }

    [Theory]
    [InlineData(Urgency.Critical, 15)]
    [InlineData(Urgency.Low, 8 * 60)]
    internal void What_becomes_more_urgent_is_due_sooner_and_what_is_less_urgent_later(Urgency urgency, int minutes)
    {
        var before = Waiting().Ticket;
        var after = SlaClock.Set(before, before with { Urgency = urgency }, ServiceTimes.Usual, Start);

        after.Due.FirstResponse.ShouldBe(Start.AddMinutes(minutes));
    }

    [Fact]
    public void Another_queue_begins_nothing_anew_and_a_customer_who_comes_back_is_owed_an_answer()
    {
        var before = Waiting().Ticket;
        SlaClock.Set(before, before with { Queue = Queues.Security }, ServiceTimes.Usual, Start.AddHours(1)).Due.ShouldBe(before.Due);

        var resolved = before with { State = TicketState.Resolved, Due = SlaDue.None };
        var back = SlaClock.Set(resolved, before with { Due = SlaDue.None }, ServiceTimes.Usual, Start);
        back.Due.ShouldBe(new SlaDue(null, Start.AddHours(8), Start.AddDays(3)));
    }

    private static TurnTalk Waiting()
    {
        var talk = new TurnTalk().Mumbles("hello").Prioritised(Urgency.Normal).Mumbles("a human please");
        talk.Ticket.State.ShouldBe(TicketState.Waiting);
        return talk;
    }
}
