using SupportBot.Conversations;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Tests.Triage;

public class AddressingTests
{
    [Theory]
    [InlineData("call me Anna", "Anna")]
    [InlineData("My name is Anna Kowalska, my order is late", "Anna Kowalska")]
    [InlineData("my name is anna", "anna")]
    [InlineData("меня зовут Иван", "Иван")]
    [InlineData("Зовите меня Оля", "Оля")]
    [InlineData("можно просто Саша", "Саша")]
    [InlineData("mam na imię Zofia", "Zofia")]
    [InlineData("proszę mówić do mnie Jan", "Jan")]
    [InlineData("call me back", null)]
    [InlineData("CALL ME BACK NOW", null)]
    [InlineData("call me on Monday", null)]
    [InlineData("call me 600700800", null)]
    [InlineData("меня зовут на помощь", null)]
    [InlineData("proszę mi mówić po imieniu", null)]
    [InlineData("просто не работает", null)]
    public void C23_the_name_is_heard_as_given(string text, string? name) => Heard(text)[FactNames.Name].ShouldBe(name);

    [Theory]
    [InlineData("давай на ты", "informal")]
    [InlineData("можно на ты?", "informal")]
    [InlineData("proszę mi mówić po imieniu", "informal")]
    [InlineData("mówmy sobie na ty", "informal")]
    [InlineData("давайте на вы", "formal")]
    [InlineData("не надо на ты", "formal")]
    [InlineData("proszę nie na ty", "formal")]
    [InlineData("proszę mówić na pani", "formal")]
    [InlineData("ты где", null)]
    [InlineData("order 1042", null)]
    public void C23_the_form_of_address_is_the_customers_choice(string text, string? form) => Heard(text)[FactNames.Address].ShouldBe(form);

    [Fact]
    public void C23_both_are_kept_when_a_matter_is_settled() =>
        FactNames.AfterResolve(Facts.None.With("name", "Anna").With("address", "informal").With("order", "1")).Values.Keys.ShouldBe(["address", "name"]);

    [Fact]
    public void C23_texts_speak_in_the_form_and_count_in_the_form_of_the_number()
    {
        var script = Scripts.Parse(Scripts.Yaml("""
            a:
              check:
                - if: fact.affected > 1 and fact.name
                  next: b
              else: c
            b:
              say:
                en: "{name}, {affected} {affected: person|people}."
                ru: "{name}, {you: напишите|напиши}: {affected} {affected: человек|человека|человек}."
                pl: "{name}: {affected} {affected: osoba|osoby|osób}."
              next: c
            c:
              handoff: urgent
            """));
        string Said(string people, Language language, string form = "formal") =>
            Talk.Begin(script, language: language, facts: Facts.None.With("name", "*Anna*").With("affected", people).With("address", form)).Reply.Text;

        Said("22", Language.Ru).ShouldBe($"{Name}, напишите: 22 человека.");
        Said("25", Language.Ru, "informal").ShouldBe($"{Name}, напиши: 25 человек.");
        Said("21", Language.Pl).ShouldBe($"{Name}: 21 osób.");
        Said("2", Language.En).ShouldBe($"{Name}, 2 people.");
    }

    [Theory]
    [InlineData("the mobile app crashes", "App")]
    [InlineData("Home plan is slow", "Home")]
    [InlineData("w aplikacji mobilnej nic nie działa", null)]
    [InlineData("the app of Office and Home", null)]
    public void The_product_is_heard_by_its_names(string text, string? product) =>
        FactExtractor.Extract(text, Talk.Today, ShippedPlaybook.It.Company)[FactNames.Product].ShouldBe(product);

    private static string Name => SupportBot.Channels.Formatting.FormattedText.Escape("*Anna*");

    private static Facts Heard(string text) => FactExtractor.Extract(text, Talk.Today);
}
