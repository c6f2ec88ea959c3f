using SupportBot.Conversations;
using SupportBot.Handoff;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;
using SupportBot.Triage;

namespace SupportBot.Tests.Handoff;

/// <summary>People take over by the rules of the playbook, and the ticket keeps which one (C09).</summary>
public sealed class EscalationPolicyTests
{
    private static readonly Assessment Payment = Some.Reading(Topic.Payment, urgency: Urgency.Normal);

    [Theory]
    [InlineData(Topic.Security, false, Urgency.High)]
    [InlineData(Topic.Outage, true, Urgency.Critical)]
    [InlineData(Topic.Outage, false, Urgency.Low)]
    [InlineData(Topic.Payment, true, Urgency.Low)]
    internal void A_break_in_and_an_outage_for_everyone_are_urgent_however_calmly_they_are_told(Topic topic, bool everyone, Urgency urgency)
    {
        var facts = everyone ? Facts.None.With(FactNames.Affected, FactNames.Everyone) : Facts.None;

        EscalationPolicy.AtLeast(ShippedPlaybook.It.Handoff, new Situation(facts, Some.Reading(topic), Language.En, Circumstances.Usual)).ShouldBe(urgency);
    }

    [Fact]
    public void C09_The_ticket_keeps_the_rule_and_what_held()
    {
        var urgent = new TurnTalk().Writes(Some.Reading(Topic.Outage, urgency: Urgency.Critical), "all tills are dead").Ticket;
        urgent.HandoffRule.ShouldBe("urgent");
        urgent.HandoffHeld.ShouldBe("urgency critical");

        var angry = new TurnTalk();
        for (var i = 0; i < 3; i++) angry.Writes(Payment.Angry(Anger.Irritated), "WELL?");
        angry.Ticket.HandoffRule.ShouldBe("anger_stays");
        angry.Ticket.HandoffHeld.ShouldBe("angry_turns 3, calmer no");
    }

    [Fact]
    public void C09_How_often_the_bot_may_misunderstand_is_up_to_the_table()
    {
        var talk = new TurnTalk().Mumbles("hi").Mumbles("well").Mumbles("so");
        talk.Ticket.BotOwns.ShouldBeTrue();

        talk.Mumbles("er").Ticket.HandoffRule.ShouldBe("not_understood");
        talk.Ticket.HandoffHeld.ShouldBe("misses 3");
    }

    [Fact]
    public void C09_Who_asked_for_a_person_needed_no_rule() => new TurnTalk().Mumbles("a human please").Ticket.HandoffRule.ShouldBeNull();

    [Fact]
    public void C09_A_matter_given_back_to_the_bot_has_no_rule_any_more() =>
        new TurnTalk().Writes(Some.Reading(Topic.Outage, urgency: Urgency.Critical), "all tills are dead").Claimed().Released().Ticket.HandoffRule.ShouldBeNull();

    [Fact]
    public void C09_What_first_line_hardly_ever_settles_goes_to_people_at_once_instead_of_into_a_script()
    {
        var hopeless = new FirstLineRecord([new OutcomeCount(Topic.Payment, KnownAtOnce.Nothing, 1, 200), new OutcomeCount(Topic.Access, KnownAtOnce.Nothing, 90, 100)]);

        var talk = new TurnTalk { Record = hopeless }.Writes(Payment, "a problem with a payment");
        talk.Ticket.Reason.ShouldBe(HandoffReason.BeyondFirstLine);
        talk.Ticket.HandoffRule.ShouldBe("hardly_ever_solved");
        talk.Ticket.HandoffHeld.ShouldNotBeNull().ShouldStartWith("chance 0.0");
        talk.Claimed().Released().Writes(Payment, "a problem with a payment").Ticket.BotOwns.ShouldBeTrue("people gave it back");

        new TurnTalk { Record = hopeless }.Writes(Some.Reading(Topic.Access), "cannot sign in").Ticket.BotOwns.ShouldBeTrue();
        new TurnTalk().Writes(Payment, "a problem with a payment").Ticket.BotOwns.ShouldBeTrue("nothing is known yet");
    }
}
