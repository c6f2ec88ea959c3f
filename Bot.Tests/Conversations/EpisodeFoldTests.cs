using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Conversations;

/// <summary>What docs/measures.md says of single episodes, one edge after the other.</summary>
public sealed class EpisodeFoldTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private DateTimeOffset _now = Start;
    private Episode? _episode;
    private EpisodeStep _step = null!;
    private Ticket _ticket = Ticket.Open(new TicketNumber(1001), Start);

    [Fact]
    public void C31_A_ticket_that_routing_gave_and_nobody_touched_still_waits()
    {
        Write();
        After(0, HandedOff);
        After(5, new TicketEvent.Assigned(Some.Agent.Id, ""));
        After(5, new TicketEvent.CameBack(""));
        After(5, new TicketEvent.Claimed(Some.Colleague.Id), Some.Colleague);
        After(5, new TicketEvent.Resolved(Some.Colleague.Id), Some.Colleague);

        (_episode!.Waited, _episode.Handled, _episode.Moves).ShouldBe((Minutes(15), Minutes(5), 0));
        _episode.Agents!.ShouldHaveSingleItem().Agent.ShouldBe(Some.Colleague.Id);
    }

    [Fact]
    public void C31_Handle_time_stands_still_while_the_customer_is_the_one_to_speak_and_while_it_is_put_aside()
    {
        Write();
        After(0, HandedOff);
        After(10, new TicketEvent.Claimed(Some.Agent.Id), Some.Agent);
        After(3, new TicketEvent.Replied(Some.Agent.Id, null), reply: Some.Agent);
        After(600, null, wrote: true);
        After(4, new TicketEvent.Snoozed(Some.Agent.Id, Start), Some.Agent);
        After(60, new TicketEvent.Woken());
        After(2, new TicketEvent.Resolved(Some.Agent.Id) { Outcome = TicketOutcome.Workaround }, Some.Agent);

        (_episode!.Handled, _episode.AnsweredAt - _episode.HandedOffAt).ShouldBe((Minutes(9), Minutes(13)));
        (_step.Ended, _step.Outcome, _episode.PromisesKept).ShouldBe((EpisodeEnd.Agent, TicketOutcome.Workaround, 1));
    }

    [Fact]
    public void C31_What_a_colleague_said_last_does_not_stop_the_time_of_whom_routing_gave_it_to()
    {
        Write();
        After(0, HandedOff);
        After(1, new TicketEvent.Claimed(Some.Agent.Id), Some.Agent);
        After(1, new TicketEvent.Replied(Some.Agent.Id, null), reply: Some.Agent);
        After(9, new TicketEvent.Transferred(Some.Agent.Id, null, Queues.Support, Tier.L2), Some.Agent);
        After(5, new TicketEvent.Assigned(Some.Colleague.Id, ""));
        After(5, new TicketEvent.Snoozed(Some.Colleague.Id, Start), Some.Colleague);
        After(60, new TicketEvent.Woken());
        After(7, new TicketEvent.Resolved(Some.Colleague.Id), Some.Colleague);

        (_episode!.Waited, _episode.Handled, _episode.Moves).ShouldBe((Minutes(11), Minutes(8), 1));
    }

    [Fact]
    public void C31_A_promise_kept_late_is_broken_and_one_given_back_to_the_bot_is_neither()
    {
        Write();
        After(0, HandedOff);
        After(31, new TicketEvent.Claimed(Some.Agent.Id), Some.Agent);
        After(0, new TicketEvent.Replied(Some.Agent.Id, _now.AddMinutes(10)), reply: Some.Agent);
        After(1, new TicketEvent.Released(Some.Agent.Id), Some.Agent);
        After(60, new TicketEvent.TriageResolved(), text: "resolved_by_bot");

        (_episode!.PromisesKept, _episode.PromisesBroken).ShouldBe((0, 1));
    }

    [Fact]
    public void C17_The_clock_says_whether_a_promise_was_kept_and_the_same_time_said_again_is_the_same_promise()
    {
        Write();
        After(0, HandedOff);
        After(1, new TicketEvent.Claimed(Some.Agent.Id), Some.Agent);
        var due = _now.AddMinutes(10);
        After(1, new TicketEvent.Replied(Some.Agent.Id, due), reply: Some.Agent);
        After(1, new TicketEvent.Replied(Some.Agent.Id, due), reply: Some.Agent);
        (_episode!.PromisesKept, _episode.PromisesBroken).ShouldBe((1, 0), "only that of the handoff has come to its end");
        _now = due.AddMilliseconds(1);
        After(0, new TicketEvent.Released(Some.Agent.Id), Some.Agent);

        (_episode!.PromisesKept, _episode.PromisesBroken).ShouldBe((1, 1), "given up too late");
    }

    [Theory]
    [InlineData(6, false, true)]
    [InlineData(8, false, false)]
    [InlineData(1, true, false)]
    public void C31_What_opens_again_within_a_week_is_a_return_unless_the_customer_begins_anew(int days, bool anew, bool isReturn)
    {
        Write();
        After(1, new TicketEvent.TriageResolved(), text: "resolved_by_bot");
        After(60, null, wrote: true);
        (_episode!.Number, _step.Ended).ShouldBe((1, null), "thanks open nothing");
        After(days * 24 * 60, anew ? new TicketEvent.StartedAnew() : new TicketEvent.CustomerReturned(Start), text: anew ? EpisodeFold.BeganAnew : "reopened");

        (_episode.Number, _episode.Start, _step.IsReturn).ShouldBe((2, isReturn ? EpisodeStart.Returned : EpisodeStart.New, isReturn));
    }

    [Fact]
    public void C31_What_was_settled_before_episodes_were_kept_gets_no_row_and_its_return_does()
    {
        _ticket = _ticket with { State = TicketState.Resolved, ResolvedAt = Start.AddDays(-1) };
        Write();
        _step.Ended.ShouldBeNull();
        After(1, new TicketEvent.CustomerReturned(Start), text: "reopened");
        After(1, new TicketEvent.TriageReferred(), text: EpisodeFold.Referred);

        (_episode!.Start, _step.Ended, _step.Outcome).ShouldBe((EpisodeStart.Returned, EpisodeEnd.Bot, TicketOutcome.Referred));
    }

    private TicketEvent HandedOff => new TicketEvent.HandedOff(HandoffReason.Urgent, Queues.Support, Tier.L2, _now.AddMinutes(30));

    private void Write() => After(0, null, wrote: true);

    private void After(int minutes, TicketEvent? happened, Agent? by = null, Agent? reply = null, string text = "it", bool wrote = false)
    {
        _now += Minutes(minutes);
        var before = Of(_ticket);
        if (happened is not null) _ticket = _ticket.Apply(happened, _now).ShouldBeOfType<TicketChange.Made>().Ticket;
        List<Line> lines = reply is null ? [new Line(LineKind.Event, text) { Agent = by }] : [new Line(LineKind.Agent, text) { Agent = reply }];
        _step = EpisodeFold.After(_episode, new Happened(before, Of(_ticket), lines, wrote, _now));
        _episode = _step.Episode;
    }

    private static Conversation Of(Ticket ticket) => new()
    {
        Id = new ConversationId(1), Address = new Address(ChannelName.Web, "1"), Customer = new CustomerId(1), Version = 1, Ticket = ticket,
    };

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
