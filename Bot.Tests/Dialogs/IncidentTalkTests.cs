using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage;
using SupportBot.Triage.Expressions;

namespace SupportBot.Tests.Dialogs;

/// <summary>Who is affected by an incident is told the truth once, instead of being triaged alone (C12).</summary>
public sealed class IncidentTalkTests
{
    private static readonly IncidentNotice Declared = new(
        new IncidentId(7), 1, [Topic.Outage, Topic.Access], new IncidentTexts("Sign-in fails for many.", "Вход не работает у многих.", "Logowanie nie działa u wielu osób."));

    private static readonly IncidentNotice Updated = Declared with { Number = 2, Texts = new("It works for half.", "У половины работает.", "U połowy działa.") };

    private static readonly IncidentNotice Over = Updated with { Number = 3, IsOver = true, Texts = new("It works again.", "Снова работает.", "Znów działa.") };

    [Theory]
    [InlineData(nameof(Language.En), "nothing works for anybody here", "Sign-in fails for many.")]
    [InlineData(nameof(Language.Ru), "у нас ничего не работает", "Вход не работает у многих.")]
    [InlineData(nameof(Language.Pl), "nic u nas nie działa", "Logowanie nie działa u wielu osób.")]
    public void C12_a_newcomer_is_told_first_thing_and_gets_a_number_instead_of_being_triaged(string named, string words, string told)
    {
        var language = Enum.Parse<Language>(named);
        var talk = new TurnTalk { Incident = Declared }.Writes(Some.Reading(Topic.Outage, language, Urgency.Critical), words);

        talk.Said.Single().Text.ShouldStartWith(told);
        talk.Words.ShouldContain("SB-1042");
        talk.Ticket.State.ShouldBe(TicketState.Triage, "the queue is for who needs a person");
        talk.Conversation.Triage.ShouldBeNull();
        talk.Last!.Noticed.ShouldBe((Declared.Incident, 1));
        talk.Buttons.ShouldBe([TurnTalk.Phrases.Person(language).Label, TurnTalk.Phrases.OtherMatter(language).Label]);
    }

    [Fact]
    public void C12_customers_of_other_matters_are_told_nothing()
    {
        var talk = new TurnTalk { Incident = Declared }.Writes(Some.Reading(Topic.Payment, urgency: Urgency.Critical), "charged twice for order 10472");
        talk.Words.ShouldNotContain("Sign-in fails");
        talk.IsTold(Declared).ShouldBeFalse();

        var calm = new TurnTalk { Incident = Declared }.Writes(Some.Reading(Topic.Access), "I forgot my password");
        calm.Words.ShouldNotContain("Sign-in fails");
        calm.IsTold(Declared).ShouldBeFalse();
    }

    [Fact]
    public void C12_where_a_word_tells_who_is_affected_nobody_else_is_told()
    {
        var notice = Declared with { Mention = "E-1043" };
        var (named, other) = (new TurnTalk { Incident = notice }, new TurnTalk { Incident = notice });

        named.Writes(Some.Reading(Topic.Access, urgency: Urgency.High), "cannot sign in, error e-1043").Words.ShouldContain("Sign-in fails");
        other.Writes(Some.Reading(Topic.Access, urgency: Urgency.High), "cannot sign in at all").Words.ShouldNotContain("Sign-in fails");
    }

    [Fact]
    public void C12_each_update_is_told_once_and_the_end_too()
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Access, urgency: Urgency.High), "cannot sign in");
        talk.Conversation.Triage.ShouldNotBeNull("the first lines of a script were said before anybody knew");

        talk.IsTold(Declared).ShouldBeTrue();
        talk.Words.ShouldStartWith("Sign-in fails for many.");
        talk.Conversation.Triage.ShouldBeNull();
        talk.IsTold(Declared).ShouldBeFalse();
        talk.IsTold(Updated).ShouldBeTrue();
        talk.Words.ShouldContain("It works for half.");
        talk.IsTold(Over).ShouldBeTrue();
        talk.Words.ShouldContain("It works again.");
        talk.Buttons.ShouldBeEmpty();
        talk.IsTold(Over).ShouldBeFalse();
        new TurnTalk().Writes(Some.Reading(Topic.Access, urgency: Urgency.High), "cannot sign in").IsTold(Over).ShouldBeFalse("who was not told that it began is not told that it ended");
    }

    [Fact]
    public void C12_who_waits_for_a_person_keeps_waiting_and_who_has_one_hears_it_from_them()
    {
        var waits = new TurnTalk().Writes(Some.Reading(Topic.Outage, urgency: Urgency.Critical), "everything is down");
        waits.Ticket.State.ShouldBe(TicketState.Waiting);
        waits.IsTold(Declared).ShouldBeTrue();
        waits.Ticket.State.ShouldBe(TicketState.Waiting);
        waits.Has(Phrase.IncidentToldWaiting).ShouldBeTrue(waits.Words);

        new TurnTalk().Writes(Some.Reading(Topic.Outage, urgency: Urgency.Critical), "everything is down").Claimed().IsTold(Declared).ShouldBeFalse();
    }

    [Theory]
    [InlineData("a human please")]
    [InlineData("позовите человека")]
    [InlineData("proszę o człowieka")]
    public void C10_who_was_told_still_gets_a_person_at_once(string words)
    {
        var talk = new TurnTalk { Incident = Declared }.Writes(Some.Reading(Topic.Outage, urgency: Urgency.High), "nothing works").Mumbles(words);

        talk.Ticket.State.ShouldBe(TicketState.Waiting);
        talk.Ticket.Reason.ShouldBe(HandoffReason.AskedForPerson);
    }

    [Fact]
    public void C12_what_is_added_is_noted_and_the_notice_is_not_said_again()
    {
        var talk = new TurnTalk { Incident = Declared }.Writes(Some.Reading(Topic.Outage, urgency: Urgency.Critical), "nothing works");

        talk.Writes(Some.Reading(Topic.Outage, urgency: Urgency.Critical), "still nothing works in our second shop");

        talk.Has(Phrase.IncidentNoted).ShouldBeTrue(talk.Words);
        talk.Words.ShouldNotContain("Sign-in fails");
        talk.Ticket.State.ShouldBe(TicketState.Triage);
    }

    [Fact]
    public void C12_who_has_something_else_is_asked_what_and_told_no_more()
    {
        var talk = new TurnTalk { Incident = Declared }.Writes(Some.Reading(Topic.Outage, urgency: Urgency.High), "nothing works").Presses("It is something else");
        talk.Has(Phrase.AskTopic).ShouldBeTrue(talk.Words);
        talk.IsTold(Updated).ShouldBeFalse();

        var named = new TurnTalk { Incident = Declared }.Writes(Some.Reading(Topic.Outage, urgency: Urgency.High), "nothing works");
        named.Writes(Some.Reading(Topic.Delivery, urgency: Urgency.Normal), "and my parcel has not arrived");
        named.Conversation.Triage.ShouldNotBeNull().Script.Name.ShouldBe("delivery");
        named.IsTold(Updated).ShouldBeFalse();
        new[] { talk, named }.ShouldAllBe(one => !IsOfIncident(one));
    }

    [Fact]
    public void C12_scripts_hear_of_an_incident_only_where_the_matter_belongs_to_it()
    {
        var told = new TurnTalk { Incident = Declared }.Writes(Some.Reading(Topic.Outage, urgency: Urgency.High), "nothing works");
        var calm = new TurnTalk { Incident = Declared }.Writes(Some.Reading(Topic.Access), "I forgot my password");

        (IsOfIncident(told), IsOfIncident(calm)).ShouldBe((true, false));
    }

    private static bool IsOfIncident(TurnTalk talk) =>
        Expression.Parse("incident").Expression!.Holds(Situation.Of(talk.Conversation, Assessment.Unsure, Circumstances.Usual with { Incident = Declared }));
}
