using SupportBot.Conversations;
using SupportBot.Handoff;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>Insults and threats: one calm warning, then a pause, and the problem is worked on all the same (C20, C21).</summary>
public sealed class TurnAbuseTests
{
    private static readonly Assessment Payment = Some.Reading(Topic.Payment, urgency: Urgency.Normal);
    private static readonly Assessment Insult = Some.Reading().Abusive() with { Anger = default };

    [Fact]
    public void C20_An_insult_is_not_answered_and_the_problem_is_worked_on()
    {
        var talk = new TurnTalk().Writes(Payment.Abusive(), "you idiots charged me twice");

        talk.Has(Phrase.AbuseWarning).ShouldBeFalse();
        talk.Conversation.Triage.ShouldNotBeNull();
        talk.Conversation.Facts["payment_problem"].ShouldBe("twice");
    }

    [Theory]
    [InlineData(new[] { Abuse.Rude, Abuse.Rude })]
    [InlineData(new[] { Abuse.Threat, Abuse.Rude })]
    [InlineData(new[] { Abuse.Rude, Abuse.Threat })]
    [InlineData(new[] { Abuse.Threat, Abuse.Threat })]
    internal void C21_Sustained_abuse_or_a_threat_is_warned_once_and_the_problem_is_worked_on(Abuse[] turns)
    {
        var talk = new TurnTalk();
        var warnings = 0;
        foreach (var abuse in turns)
        {
            talk.Writes(Payment.Abusive(abuse), "charged twice, you …");
            warnings += talk.Count(Phrase.AbuseWarning);
            talk.Said.Count.ShouldBeGreaterThan(talk.Count(Phrase.AbuseWarning), "the problem is still worked on");
        }

        warnings.ShouldBe(1);
        talk.Ticket.State.ShouldBe(TicketState.Triage);
    }

    [Fact]
    public void C21_After_the_warning_the_bot_says_once_until_when_it_pauses_and_is_silent_then()
    {
        var talk = Paused();
        talk.Has(Phrase.CoolDown).ShouldBeTrue(talk.Words);
        talk.Words.ShouldContain("09:15");
        talk.Last!.Lines.Select(line => line.Text).ShouldContain("paused");

        talk.Writes(Insult, "idiots, all of you").Said.ShouldBeEmpty();
        talk.Writes(Some.Reading(), "so what now").Said.ShouldBeEmpty();
        talk.Ticket.State.ShouldBe(TicketState.Triage);
    }

    [Theory]
    [InlineData("sorry, the right number is 64958")]
    [InlineData("pomyłka, właściwy numer to 64958")]
    [InlineData("ошибся, правильный номер 65929")]
    [InlineData("go back please")]
    public void C21_A_correction_and_the_way_back_get_through_a_pause(string text) =>
        Paused().Writes(Some.Reading(), text).Said.ShouldNotBeEmpty();

    [Fact]
    public void C21_Urgent_words_get_through_a_pause()
    {
        var talk = Paused().Writes(Some.Reading(Topic.Outage, urgency: Urgency.Critical), "every till is dead now");

        talk.Ticket.Reason.ShouldBe(HandoffReason.Urgent);
        talk.Has(Phrase.HandoffUrgent).ShouldBeTrue(talk.Words);
    }

    [Theory]
    [InlineData("the order is 10472")]
    [InlineData("заказ 10472")]
    [InlineData("zamówienie 10472")]
    public void C21_Facts_get_through_a_pause_also_among_insults(string words)
    {
        var talk = Paused().Writes(Insult, words);

        talk.Said.ShouldNotBeEmpty();
        talk.Conversation.Facts["order"].ShouldBe("10472");
    }

    [Theory]
    [InlineData(1, "I was charged twice")]
    [InlineData(2, "с меня списали дважды")]
    [InlineData(3, "pobrano mi pieniądze dwa razy")]
    public void C21_A_matter_that_is_named_calmly_gets_through_a_pause(int code, string words)
    {
        var talk = Paused().Writes(Some.Reading(Topic.Payment, (Language)code, Urgency.Normal), words);

        talk.Conversation.Triage.ShouldNotBeNull(talk.Words).Script.Name.ShouldBe("payment");
        Paused().Writes(Some.Reading(Topic.Payment).Abusive(), words).Said.ShouldBeEmpty();
        Paused().Writes(Some.Reading(Topic.Feedback), "you are of no use").Said.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("give me a humann")]
    [InlineData("пазовите чиловека")]
    [InlineData("chce z czlowiekem")]
    public void C21_A_person_is_there_also_in_a_pause(string wish) =>
        Paused().Writes(Insult, wish).Mumbles(wish).Ticket.Reason.ShouldBe(HandoffReason.AskedForPerson);

    [Fact]
    public void C21_A_voice_and_a_calm_question_how_it_stands_get_through_a_pause()
    {
        Abused(new TurnTalk().Writes(Payment, "charged twice")).Sends("voice").Said.ShouldNotBeEmpty();
        Abused(new TurnTalk().Writes(Payment, "charged twice")).Writes(Some.Reading(), "what is the status").Said.ShouldNotBeEmpty();
        Abused(new TurnTalk().Writes(Payment, "charged twice")).Writes(Insult, "what is the status").Said.ShouldBeEmpty();
    }

    [Fact]
    public void C21_The_answer_to_the_open_question_gets_through_a_pause_and_a_button_does()
    {
        Abused(new TurnTalk().Writes(Payment, "charged twice")).Presses("Both are booked").Said.ShouldNotBeEmpty();
        Abused(new TurnTalk().Writes(Payment, "charged twice")).Writes(Some.Reading(), "both are booked").Said.ShouldNotBeEmpty();
    }

    [Fact]
    public void C21_When_the_pause_is_over_the_bot_answers_again_and_does_not_pause_twice()
    {
        var talk = Paused();
        talk.Now += AbuseLadder.Usual.Pause;
        talk.Writes(Payment, "I was charged twice").Said.ShouldNotBeEmpty();

        talk.Writes(Insult, "idiot").Has(Phrase.CoolDown).ShouldBeFalse();
        talk.Writes(Insult, "idiot").Ticket.Reason.ShouldBe(HandoffReason.Abuse, "neither the warning nor the pause helped");
    }

    [Theory]
    [InlineData(1, 2, new[] { AbuseStep.Warn, AbuseStep.Pause })]
    [InlineData(2, 4, new[] { AbuseStep.None, AbuseStep.Warn, AbuseStep.None, AbuseStep.Pause, AbuseStep.None })]
    [InlineData(3, 1, new[] { AbuseStep.None, AbuseStep.None, AbuseStep.Warn, AbuseStep.Pause })]
    internal void C21_An_admin_sets_where_the_steps_are(int warnAt, int pauseAt, AbuseStep[] steps)
    {
        var (ladder, tone) = (new AbuseLadder(warnAt, pauseAt, TimeSpan.FromMinutes(5)), Tone.Calm);
        foreach (var expected in steps)
        {
            tone = tone with { AbusiveTurns = tone.AbusiveTurns + 1 };
            var step = ladder.After(tone, Abuse.Rude);
            step.ShouldBe(expected);
            tone = step switch
            {
                AbuseStep.Warn => tone with { WasWarned = true },
                AbuseStep.Pause => tone with { PausedUntil = TurnTalk.Start },
                AbuseStep.None => tone,
            };
        }
    }

    [Fact]
    public void C21_An_admin_can_do_without_pauses() =>
        new AbuseLadder(2, 3, TimeSpan.Zero).After(Tone.Calm with { AbusiveTurns = 9, WasWarned = true }, Abuse.Threat).ShouldBe(AbuseStep.None);

    private static TurnTalk Paused() => Abused(new TurnTalk());

    private static TurnTalk Abused(TurnTalk talk)
    {
        for (var i = 0; i < 3; i++) talk.Writes(Insult, "idiot");
        talk.Conversation.Tone.PausedUntil.ShouldBe(TurnTalk.Start + AbuseLadder.Usual.Pause);
        return talk;
    }
}
