using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>"A person, please" always works (C10).</summary>
public sealed class TurnPersonTests
{
    private static readonly Assessment Access = Some.Reading(Topic.Access, urgency: Urgency.Normal);

    public static TheoryData<string> Wishes { get; } = new(
        "I want to talk to a human", "can i speak to a real persn please", "agent", "connect me to an operater",
        "хочу поговорить с человеком", "позовите опиратора", "дайте живого человека", "soedinite s operatorom",
        "chcę rozmawiać z człowiekiem", "prosze o konsultnta", "połączcie mnie z konsultantem", "nie chcę bota");

    [Theory]
    [MemberData(nameof(Wishes))]
    public void In_any_language_and_misspelt_the_wish_is_understood(string wish)
    {
        var talk = new TurnTalk().Mumbles(wish);

        talk.Ticket.Reason.ShouldBe(HandoffReason.AskedForPerson);
        talk.Ticket.State.ShouldBe(TicketState.Waiting);
    }

    [Theory]
    [MemberData(nameof(Wishes))]
    public void At_every_step_of_a_script_the_wish_is_granted_at_once(string wish)
    {
        foreach (var steps in Enumerable.Range(1, 5))
        {
            var talk = new TurnTalk().Writes(Some.Reading(Topic.Payment, urgency: Urgency.Normal), "a problem with a payment");
            for (var i = 1; i < steps && talk.Ticket.BotOwns; i++) talk.Presses(talk.Buttons[0]);
            if (!talk.Ticket.BotOwns) continue;

            talk.Mumbles(wish);

            talk.Ticket.Reason.ShouldBe(HandoffReason.AskedForPerson, $"after {steps} steps");
        }
    }

    [Fact]
    public void Read_by_the_classifier_alone_it_counts_as_well()
    {
        var talk = new TurnTalk().Writes(Some.Reading() with { WantsPerson = Reading<bool>.Certain(true) }, "is there anybody alive out there");

        talk.Ticket.Reason.ShouldBe(HandoffReason.AskedForPerson);
    }

    [Fact]
    public void On_an_untouched_problem_one_quick_step_is_offered_honestly()
    {
        var talk = new TurnTalk().Writes(Access, "cannot sign in, give me a human");

        talk.Has(Phrase.OfferQuickStep).ShouldBeTrue(talk.Words);
        talk.Buttons.ShouldBe(["Go on here", "A person, please"]);
        talk.Ticket.State.ShouldBe(TicketState.Triage);
    }

    [Theory]
    [InlineData("a human please")]
    [InlineData("a person, and now")]
    [InlineData("A person, please")]
    [InlineData("2")]
    public void The_second_request_is_never_argued_with(string second)
    {
        var talk = new TurnTalk().Writes(Access, "cannot sign in, give me a human").Mumbles(second);

        talk.Ticket.Reason.ShouldBe(HandoffReason.AskedForPerson);
        talk.Has(Phrase.OfferQuickStep).ShouldBeFalse();
    }

    [Fact]
    public void Who_takes_the_quick_step_can_still_have_a_person()
    {
        var talk = new TurnTalk().Writes(Access, "cannot sign in, give me a human").Presses("Go on here");
        talk.Conversation.Triage.ShouldNotBeNull();

        talk.Mumbles("no. a human please").Ticket.Reason.ShouldBe(HandoffReason.AskedForPerson);
    }

    [Fact]
    public void An_angry_or_urgent_customer_is_not_offered_a_quick_step()
    {
        new TurnTalk().Writes(Access.Angry(), "GIVE ME A HUMAN").Ticket.State.ShouldBe(TicketState.Waiting);
        new TurnTalk().Writes(Access with { Urgency = Reading<Urgency>.Certain(Urgency.High) }, "give me a human").Ticket.State.ShouldBe(TicketState.Waiting);
    }

    [Fact]
    public void The_handoff_says_why_which_number_and_until_when()
    {
        var talk = new TurnTalk().Mumbles("a human please");

        talk.Words.ShouldContain("SB-1042");
        talk.Words.ShouldContain(TurnTalk.Phrases.Reason(HandoffReason.AskedForPerson, Language.En));
        talk.Ticket.PromisedBy.ShouldBe(TurnTalk.Start + TimeSpan.FromHours(24));
    }
}
