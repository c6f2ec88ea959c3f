using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Handoff;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>After a matter is settled the customer is asked once how the help was, and what they say to that is no new problem.</summary>
public sealed class TurnSatisfactionTests
{
    private static readonly SurveyTimes Times = new(TimeSpan.FromMinutes(10), TimeSpan.FromHours(24));
    private static readonly Assessment Feedback = Some.Reading(Topic.Feedback);
    private static readonly Assessment Payment = Some.Reading(Topic.Payment, urgency: Urgency.Normal);

    private static TurnTalk Settled(ChannelName? channel = null, SurveyTimes? times = null) =>
        new TurnTalk { Channel = channel ?? ChannelName.Telegram, Survey = times ?? Times }.Mumbles("a human please").Claimed().Resolved();

    private static TurnTalk Asked() => Settled().IsSurveyed(TimeSpan.FromMinutes(10));

    [Fact]
    public void It_is_asked_with_five_buttons_after_a_while_and_once_more_after_a_day_and_then_never()
    {
        var talk = Settled().IsSurveyed(TimeSpan.FromMinutes(9));
        talk.Said.ShouldBeEmpty();
        talk.IsSurveyed(TimeSpan.FromMinutes(1)).Has(Phrase.SurveyAsk).ShouldBeTrue(talk.Words);
        talk.Buttons.ShouldBe(["1", "2", "3", "4", "5"]);
        talk.Timers.ShouldBe([new TimerChange(TimerKind.Satisfaction, talk.Now.AddDays(1))]);

        talk.IsSurveyed(TimeSpan.FromHours(24)).Has(Phrase.SurveyRemind).ShouldBeTrue(talk.Words);
        talk.Timers.ShouldBe([new TimerChange(TimerKind.Satisfaction, null)]);
        talk.IsSurveyed(TimeSpan.FromDays(30)).Said.ShouldBeEmpty();
    }

    [Fact]
    public void On_a_page_of_ours_the_form_is_asked_for_at_once_and_nobody_is_reminded()
    {
        var talk = Settled(ChannelName.Web).IsSurveyed(TimeSpan.Zero);

        talk.Last!.Lines.ShouldBe([new Line(LineKind.Event, Happenings.Asked)]);
        talk.IsSurveyed(TimeSpan.FromDays(3)).Last!.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_is_asked_when_it_is_off_after_a_pause_for_abuse_of_a_duplicate_or_when_the_customer_is_back()
    {
        var open = new TurnTalk { Channel = ChannelName.Telegram }.Mumbles("a human please").Claimed();
        open.Resolved().IsSurveyed(TimeSpan.FromHours(1)).Said.ShouldBeEmpty("off");

        var duplicate = new TurnTalk { Channel = ChannelName.Telegram, Survey = Times }.Mumbles("a human please").Claimed();
        duplicate.Agent(new TicketEvent.MergedInto(Some.Agent.Id, new TicketNumber(1001))).ShouldBeTrue();
        duplicate.IsSurveyed(TimeSpan.FromHours(1)).Said.ShouldBeEmpty("duplicate");

        var paused = Settled().Conversation;
        Surveys.NextAt(paused, Times).ShouldNotBeNull();
        Surveys.NextAt(paused with { Tone = paused.Tone with { PausedUntil = TurnTalk.Start } }, Times).ShouldBeNull("paused");

        var back = Settled().Writes(Payment, "the money is still missing");
        back.Ticket.State.ShouldBe(TicketState.Waiting);
        back.IsSurveyed(TimeSpan.FromDays(1)).Said.ShouldBeEmpty("back");
        Asked().Writes(Feedback, "thanks").IsSurveyed(TimeSpan.FromDays(1)).Said.ShouldBeEmpty("has answered, in a way");
    }

    [Theory]
    [InlineData("5", 5, null)]
    [InlineData("4/5", 4, null)]
    [InlineData("five, quick and friendly", 5, "quick and friendly")]
    [InlineData("на пять", 5, null)]
    [InlineData("твёрдая четвёрка", 4, null)]
    [InlineData("3, долго ждать", 3, "долго ждать")]
    [InlineData("piątka, dziękuję", 5, null)]
    [InlineData("daję 4 na 5", 4, null)]
    [InlineData("⭐⭐⭐", 3, null)]
    public void C02_A_score_in_words_is_a_score_and_opens_nothing(string text, int score, string? comment)
    {
        var talk = Asked().Mumbles(text);

        talk.Last!.Rating.ShouldBe(new Rating(score, comment) { Of = talk.Ticket.ResolvedAt });
        talk.Ticket.State.ShouldBe(TicketState.Resolved);
        talk.Has(comment is null ? Phrase.SurveyThanks : Phrase.SurveyNoted).ShouldBeTrue(talk.Words);
    }

    [Theory]
    [InlineData("2 orders are missing")]
    [InlineData("5 минут назад снова списали деньги")]
    [InlineData("1 przesyłka nie dotarła")]
    public void C02_A_number_in_a_problem_is_no_score(string text)
    {
        var talk = Asked().Writes(Payment, text);

        talk.Last!.Rating.ShouldBeNull();
        talk.Ticket.State.ShouldBe(TicketState.Waiting);
    }

    [Fact]
    public void Words_after_the_score_are_its_comment_and_a_question_or_a_new_matter_is_not()
    {
        var talk = Asked().Presses("4");
        talk.Has(Phrase.SurveyThanks).ShouldBeTrue(talk.Words);
        talk.Writes(Feedback, "took a while but fine").Last!.Rating.ShouldBe(new Rating(4, "took a while but fine") { Of = talk.Ticket.ResolvedAt });
        talk.Ticket.State.ShouldBe(TicketState.Resolved);
        talk.Writes(Payment, "and I was charged twice").Ticket.State.ShouldBe(TicketState.Waiting);

        Asked().Presses("4").Writes(Feedback, "when does the parcel come?").Ticket.State.ShouldBe(TicketState.Waiting);
        Asked().Presses("4").Writes(Payment, "I was charged twice").Ticket.State.ShouldBe(TicketState.Waiting);
    }

    [Fact]
    public void A_bad_score_offers_to_open_the_matter_again_and_keeps_the_words()
    {
        var talk = Asked().Presses("1");

        talk.Has(Phrase.SurveyBad).ShouldBeTrue(talk.Words);
        talk.Buttons.ShouldBe(["Open it again", "Leave it settled"]);
        talk.Last!.Lines[0].ShouldBe(new Line(LineKind.Event, "rated:1"));
        talk.Last.Rating!.NoticesOf(talk.Ticket).ShouldBe([(Some.Agent.Id, new Notice(NoticeKind.Rated, talk.Ticket.Number, "Rated 1 of 5"))]);
        talk.Writes(Payment, "the refund was promised and never came").Last!.Rating!.Comment.ShouldBe("the refund was promised and never came");
        talk.Ticket.State.ShouldBe(TicketState.Resolved);
        talk.Presses("Open it again").Ticket.State.ShouldBe(TicketState.Waiting);
        talk.Has(Phrase.Reopened).ShouldBeTrue(talk.Words);

        Asked().Presses("2").Mumbles("no").Has(Phrase.SurveyLeft).ShouldBeTrue();
        Asked().Presses("5").Last!.Rating!.NoticesOf(talk.Ticket).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_bot_settled_badly_goes_to_people_with_its_matter()
    {
        var talk = new TurnTalk { Channel = ChannelName.Discord, Survey = Times }.Writes(Payment, "charged twice for order 10472");
        talk.Agent(new TicketEvent.TriageResolved()).ShouldBeTrue();
        talk.IsSurveyed(TimeSpan.FromMinutes(10)).Presses("1").Presses("Open it again");

        (talk.Ticket.State, talk.Ticket.Topic, talk.Ticket.Symptom).ShouldBe((TicketState.Waiting, Topic.Payment, "charged twice for order 10472"));
    }

    [Fact]
    public void An_old_button_is_about_the_matter_it_was_asked_of()
    {
        var talk = Asked();
        var (old, of) = (talk.Conversation.Offered[0], talk.Ticket.ResolvedAt);
        talk.Writes(Payment, "I was charged twice").Claimed();

        talk.PressesOld(old).Said.ShouldBeEmpty();
        talk.Last!.Rating.ShouldBe(new Rating(1, null) { Of = of });
        talk.Ticket.State.ShouldBe(TicketState.Claimed);
        talk.Now += TimeSpan.FromHours(1);
        talk.Resolved().Conversation.Survey.ShouldBeNull("the next matter is asked about anew");
    }

    [Theory]
    [InlineData("rating.1.99999999999999")]
    [InlineData("rating.1.1")]
    public void A_score_of_a_time_when_nothing_was_settled_here_is_no_score_and_opens_nothing(string value)
    {
        var talk = Asked().PressesOld(new Choice(value, "1"));

        talk.Last!.Rating.ShouldBeNull();
        talk.Last.Lines.ShouldBeEmpty();
        talk.Ticket.State.ShouldBe(TicketState.Resolved);
    }

    [Fact]
    public void C05_Whoever_was_angry_is_asked_soberly()
    {
        var talk = new TurnTalk { Channel = ChannelName.Telegram, Survey = Times }
            .Writes(Some.Reading(Topic.Payment, urgency: Urgency.High).Angry(), "this is outrageous, a human now").Claimed().Resolved().IsSurveyed(TimeSpan.FromMinutes(10));

        talk.Words.ShouldContain("honest");
        talk.Words.ShouldNotContain("!");
    }
}
