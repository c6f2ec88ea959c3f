using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>Customers ask about something else in the middle, and correct what they said.</summary>
public sealed class TurnDigressionTests
{
    [Theory]
    [InlineData(1, "charged twice for order 1042", "and where is my parcel from last week", "Order or delivery")]
    [InlineData(2, "списали дважды за заказ 1042", "а где моя посылка с прошлой недели", "Заказ или доставка")]
    [InlineData(3, "pobrano dwa razy, zamówienie 1042", "a gdzie moja paczka z zeszłego tygodnia", "Zamówienie lub dostawa")]
    public void Another_matter_in_the_middle_is_named_and_the_open_question_comes_again(int code, string matter, string other, string button)
    {
        var language = (Language)code;
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Payment, language), matter);
        var open = talk.Conversation.Triage!.Step;

        talk.Writes(Some.Reading(Topic.Delivery, language), other);

        talk.Has(Phrase.AnotherMatter, language).ShouldBeTrue(talk.Words);
        (talk.Conversation.Triage!.Step, talk.Ticket.Topic).ShouldBe((open, Topic.Payment));
        talk.Buttons.ShouldContain(button);

        talk.Presses(button);
        (talk.Conversation.Triage!.Script.Name, talk.Ticket.Topic).ShouldBe(("delivery", Topic.Delivery));
        talk.Conversation.Facts["order"].ShouldBe("1042");
    }

    [Fact]
    public void The_button_of_a_matter_that_is_under_way_already_begins_it_no_second_time()
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Payment), "charged twice").Writes(Some.Reading(Topic.Delivery), "and where is my parcel from last week");
        var taken = talk.Conversation.Offered[^1];
        talk.PressesOld(taken);
        var open = talk.Conversation.Triage;

        talk.PressesOld(taken);

        talk.Has(Phrase.OldButton).ShouldBeTrue(talk.Words);
        talk.Conversation.Triage.ShouldBe(open);
    }

    [Theory]
    [InlineData(1, "charged twice for order 1042", "and when will the refund for the other one come", "Refund")]
    [InlineData(2, "списали дважды за заказ 1042", "а когда придёт возврат за другой", "Возврат денег")]
    [InlineData(3, "pobrano dwa razy, zamówienie 1042", "a kiedy przyjdzie zwrot pieniędzy za drugie", "Zwrot pieniędzy")]
    public void C03_another_matter_of_the_same_topic_has_its_own_name(int code, string matter, string other, string name)
    {
        var language = (Language)code;
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Payment, language), matter);

        talk.Writes(Some.Reading(Topic.Payment, language), other);

        talk.Has(Phrase.AnotherMatter, language).ShouldBeTrue(talk.Words);
        talk.Words.ShouldContain(name);
        talk.Presses(name).Conversation.Triage!.Script.Name.ShouldBe("refund");
    }

    [Fact]
    public void A_digression_that_is_never_left_ends_with_a_person()
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Payment), "charged twice");
        for (var i = 0; i < 3; i++) talk.Writes(Some.Reading(Topic.Delivery), "and where is my parcel from last week");

        talk.Ticket.State.ShouldBe(TicketState.Waiting);
    }

    [Fact]
    public void An_article_answers_in_between_and_the_open_question_comes_again()
    {
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Payment), "charged twice");
        var article = new FoundArticle("vat", Language.En, "Invoices", "Invoices are under Settings.", "https://example.com/vat");

        var result = Turn.Take(new TurnInput(
            talk.Conversation, [new Message(9, "where do I find the invoices", TurnTalk.Start)], Some.Reading(Topic.Payment), Playbook.Load(ShippedFolder), TurnTalk.Start, TimeZoneInfo.Utc)
        { Articles = [article] });

        result.Conversation.Triage!.Step.ShouldBe("booked");
        var said = result.Lines.Single(line => line.Kind is LineKind.Bot);
        said.Text.ShouldStartWith("Invoices are under Settings.\n\n[Invoices](https://example.com/vat)");
        said.Choices.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(1, "no, order 1043")]
    [InlineData(2, "нет, заказ 1043")]
    [InlineData(3, "nie, zamówienie 1043")]
    public void C03_what_was_understood_can_be_corrected(int code, string correction)
    {
        var language = (Language)code;
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Payment, language), language switch
        {
            Language.Ru => "списали дважды за заказ 1042",
            Language.Pl => "pobrano dwa razy, zamówienie 1042",
            _ => "charged twice, order 1042",
        });
        var open = talk.Conversation.Triage!.Step;

        talk.Writes(Some.Reading(Topic.Payment, language), correction);

        talk.Has(Phrase.NotedChange, language).ShouldBeTrue(talk.Words);
        (talk.Conversation.Triage!.Step, talk.Conversation.Facts["order"]).ShouldBe((open, "1043"));
    }

    [Theory]
    [InlineData(1, "charged twice, invoice FV/2026/0042", "no, invoice FV/2026/0043", "invoice", "FV/2026/0043")]
    [InlineData(1, "charged twice, order 1042", "no, it was the refund for order 1043", "order", "1043")]
    [InlineData(2, "списали дважды за заказ 1042", "нет, это был возврат за заказ 1043", "order", "1043")]
    [InlineData(3, "pobrano dwa razy, zamówienie 1042", "nie, to był zwrot pieniędzy za zamówienie 1043", "order", "1043")]
    public void C02_a_correction_is_no_other_matter_whatever_it_names(int code, string matter, string correction, string fact, string value)
    {
        var language = (Language)code;
        var talk = new TurnTalk().Writes(Some.Reading(Topic.Payment, language), matter);
        var open = talk.Conversation.Triage!;

        talk.Writes(Some.Reading(Topic.Payment, language), correction);

        talk.Has(Phrase.AnotherMatter, language).ShouldBeFalse(talk.Words);
        talk.Has(Phrase.NotedChange, language).ShouldBeTrue(talk.Words);
        (talk.Conversation.Triage!.Script, talk.Conversation.Facts[fact]).ShouldBe((open.Script, value));
    }

    private static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "playbook");
}
