using SupportBot.Conversations;
using SupportBot.Triage.Listening;

namespace SupportBot.Tests.Triage.Listening;

/// <summary>A few words that go back to a matter already told.</summary>
public sealed class FollowUpsTests
{
    [Theory]
    [InlineData("??")]
    [InlineData("?!")]
    [InlineData("hello?")]
    [InlineData("Helloooo")]
    [InlineData("STILL NOTHING!!!")]
    [InlineData("I'm still waiting")]
    [InlineData("waiting for 2 hours already?")]
    [InlineData("still waiting, 2 hours")]
    [InlineData("any news?")]
    [InlineData("is anyone there")]
    [InlineData("ну что там")]
    [InlineData("ну что?")]
    [InlineData("АЛЛО!!!")]
    [InlineData("Алооооо")]
    [InlineData("до сих пор ничего")]
    [InlineData("всё ещё жду ответа")]
    [InlineData("все еще жду")]
    [InlineData("сколько можно ждать?")]
    [InlineData("nu chto tam")]
    [InlineData("i co dalej")]
    [InlineData("no i co?")]
    [InlineData("halo, jest tam ktoś?")]
    [InlineData("wciąż czekam")]
    [InlineData("nadal nic od was")]
    [InlineData("hello, my card is gone", false)]
    [InlineData("still nothing on my account, the payment is missing", false)]
    [InlineData("ну что, деньги верните", false)]
    [InlineData("i co z fakturą", false)]
    [InlineData("ok", false)]
    [InlineData("yes", false)]
    [InlineData("👍", false)]
    [InlineData("", false)]
    [InlineData("...", false)]
    public void A_nudge_is_nothing_but_a_wish_to_be_answered(string text, bool isNudge = true) =>
        FollowUps.Read(text).ShouldBe(isNudge ? FollowUp.Nudge : FollowUp.None);

    [Theory]
    [InlineData("same again", FollowUp.Again)]
    [InlineData("Again!!!", FollowUp.Again)]
    [InlineData("it happened again this morning", FollowUp.Again)]
    [InlineData("опять то же самое", FollowUp.Again)]
    [InlineData("снова", FollowUp.Again)]
    [InlineData("znowu to samo", FollowUp.Again)]
    [InlineData("1", FollowUp.None)]
    [InlineData("send the code again", FollowUp.None)]
    [InlineData("it is getting worse", FollowUp.Worse)]
    [InlineData("now all of us have it", FollowUp.Worse)]
    [InlineData("становится хуже", FollowUp.Worse)]
    [InlineData("теперь у всех так", FollowUp.Worse)]
    [InlineData("jest coraz gorzej", FollowUp.Worse)]
    [InlineData("teraz wszyscy tak mają", FollowUp.Worse)]
    [InlineData("it is not getting worse", FollowUp.None)]
    [InlineData("не стало хуже", FollowUp.None)]
    [InlineData("nie jest gorzej", FollowUp.None)]
    internal void What_is_back_or_grows_is_heard_in_three_languages(string text, FollowUp followUp) => FollowUps.Read(text).ShouldBe(followUp);

    [Fact]
    public void A_long_story_stands_for_itself() =>
        FollowUps.Read("since the update on Monday the export of my monthly report is getting worse and takes an hour").ShouldBe(FollowUp.None);

    // A Thursday.
    [Theory]
    [InlineData("I need it by tomorrow", "2026-05-15")]
    [InlineData("must be fixed by the end of Friday", "2026-05-15")]
    [InlineData("no later than Monday", "2026-05-18")]
    [InlineData("до завтра нужно оплатить", "2026-05-15")]
    [InlineData("отчёт нужен к понедельнику", "2026-05-18")]
    [InlineData("potrzebuję tego na jutro", "2026-05-15")]
    [InlineData("do piątku muszę zapłacić", "2026-05-15")]
    [InlineData("do końca dnia w piątek", null)]
    [InlineData("what can I do today", null)]
    [InlineData("it broke on Friday", null)]
    [InlineData("by yesterday", null)]
    public void A_deadline_is_the_next_such_day(string text, string? day) =>
        Deadlines.Find(Tokens.Of(text), Talk.Today)?.ToString("yyyy-MM-dd").ShouldBe(day);
}
