using FsCheck;
using FsCheck.Fluent;
using SupportBot.Conversations;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

/// <summary>What holds in every conversation, whatever customers write, however it is read, and whatever agents do.</summary>
public sealed class TurnPropertyTests
{
    [Fact]
    public void Whatever_happens_there_is_one_owner_one_question_and_no_word_of_the_bot_while_an_agent_has_it() =>
        Check.One(Some.Thorough.WithMaxTest(1_000), Prop.ForAll(SomeAct.Sequences, acts =>
        {
            var talk = new TurnTalk();
            foreach (var act in acts)
            {
                var owner = talk.Ticket.State;
                act.Do(talk);
                OwnerIsOne(talk.Ticket);
                if (act is not SomeAct.Wrote) continue;
                if (owner is TicketState.Claimed) talk.Said.ShouldBeEmpty();
                QuestionsIn(talk).ShouldBeLessThanOrEqualTo(1, talk.Words);
            }
        }));

    [Fact]
    public void The_same_turn_gives_the_same_result() =>
        Check.One(Some.Thorough.WithMaxTest(300), Prop.ForAll(SomeAct.Sequences, acts =>
        {
            var (one, other) = (new TurnTalk(), new TurnTalk());
            foreach (var act in acts)
            {
                act.Do(one);
                act.Do(other);
            }

            other.Conversation.ShouldBe(one.Conversation with { Offered = other.Conversation.Offered });
            other.Words.ShouldBe(one.Words);
        }));

    [Fact]
    public void Every_customer_is_answered_or_told_who_has_it() =>
        Check.One(Some.Thorough.WithMaxTest(1_000), Prop.ForAll(SomeAct.Sequences, acts =>
        {
            var talk = new TurnTalk();
            foreach (var act in acts)
            {
                var before = talk.Ticket.State;
                act.Do(talk);
                if (act is SomeAct.Wrote { IsWords: true } && before is TicketState.Triage && !(talk.Conversation.Tone.PausedUntil > talk.Now)) talk.Said.ShouldNotBeEmpty();
                if (before is not TicketState.Triage || talk.Ticket.State is not TicketState.Waiting) continue;
                talk.Ticket.Reason.ShouldNotBeNull();
                talk.Words.ShouldContain(talk.Ticket.Number.ToString());
            }
        }));

    private static void OwnerIsOne(Ticket ticket)
    {
        (ticket.State is TicketState.Claimed).ShouldBe(ticket.Agent is not null && ticket.State is not TicketState.Resolved);
        (ticket.State is TicketState.Waiting).ShouldBe(ticket.WaitingSince is not null);
    }

    private static int QuestionsIn(TurnTalk talk) => talk.Said.Sum(line => line.Text.Count(c => c is '?'));
}
