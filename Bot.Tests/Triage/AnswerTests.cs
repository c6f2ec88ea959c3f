using SupportBot.Conversations;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Tests.Triage;

public class AnswerTests
{
    private static readonly Step.Ask What = (Step.Ask)ShippedPlaybook.It.ScriptFor(Topic.Payment)!.Find("what")!;

    [Theory]
    [InlineData("twice", "twice")]
    [InlineData("Charged twice", "twice")]
    [InlineData("charged twise", "twice")]
    [InlineData("CHARGED TWICE!!!", "twice")]
    [InlineData("Списали дважды", "twice")]
    [InlineData("списали дважд", "twice")]
    [InlineData("pobrano dwa razy", "twice")]
    [InlineData("Placenie? nie, platnosc nie przechodzi", "failed")]
    [InlineData("1", "twice")]
    [InlineData("2.", "refund")]
    [InlineData("5)", "other")]
    [InlineData("3️⃣", "failed")]
    [InlineData("something", "other")]
    [InlineData("a charge", "strange")]
    [InlineData("unknown", null)]
    [InlineData("0", null)]
    [InlineData("6", null)]
    [InlineData("12", null)]
    [InlineData("", null)]
    [InlineData("???", null)]
    [InlineData("charged twice and the refund has not come", null)]
    [InlineData("payment", "failed")]
    [InlineData("money", null)]
    public void A_button_is_found_by_what_people_write(string text, string? value) =>
        (OptionMatcher.Match(What.Options, text)?.Value).ShouldBe(value);

    [Fact]
    public void Every_button_of_every_script_is_found_by_its_value_its_label_in_any_language_and_its_number()
    {
        foreach (var ask in ShippedPlaybook.It.Active.SelectMany(s => s.Steps).OfType<Step.Ask>().Where(a => a.Check is null))
        {
            for (var i = 0; i < ask.Options.Length; i++)
            {
                var option = ask.Options[i];
                var ways = ShippedPlaybook.Languages.SelectMany(l => option.Label.Variants(l)).Append(option.Value).Append($"{i + 1}");
                foreach (var way in ways) OptionMatcher.Match(ask.Options, way).ShouldBe(option, $"'{way}' in step {ask.Id}");
            }
        }
    }

    [Fact]
    public void Every_label_is_found_with_one_letter_missing()
    {
        foreach (var ask in ShippedPlaybook.It.Active.SelectMany(s => s.Steps).OfType<Step.Ask>().Where(a => a.Check is null))
        {
            foreach (var (option, label) in ask.Options.SelectMany(o => ShippedPlaybook.Languages.SelectMany(l => o.Label.Variants(l)).Where(l => l.Length >= 6).Select(l => (o, l))))
                OptionMatcher.Match(ask.Options, label.Remove(label.Length / 2, 1)).ShouldBe(option, $"'{label}' in step {ask.Id}");
        }
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("Yes!", true)]
    [InlineData("yess", true)]
    [InlineData("yep", true)]
    [InlineData("yes please", true)]
    [InlineData("Да", true)]
    [InlineData("да, конечно", true)]
    [InlineData("канечно", true)]
    [InlineData("ага", true)]
    [InlineData("tak", true)]
    [InlineData("tka", true)]
    [InlineData("oczywiście", true)]
    [InlineData("zgadza się", true)]
    [InlineData("no", false)]
    [InlineData("nope", false)]
    [InlineData("not really", false)]
    [InlineData("no thanks", false)]
    [InlineData("нет", false)]
    [InlineData("нте", false)]
    [InlineData("да нет", false)]
    [InlineData("nie", false)]
    [InlineData("nei", false)]
    [InlineData("jeszcze nie", false)]
    [InlineData("nice", null)]
    [InlineData("yet", null)]
    [InlineData("jak", null)]
    [InlineData("maybe", null)]
    [InlineData("yes but it is not mine", null)]
    [InlineData("да, но не работает", null)]
    [InlineData("", null)]
    public void Yes_and_no_are_understood_in_words(string text, bool? yes) => YesNo.Read(text).ShouldBe(yes);

    [Theory]
    [InlineData("yes", true)]
    [InlineData("works, thanks!", true)]
    [InlineData("it is fixed", true)]
    [InlineData("thank you", true)]
    [InlineData("заработало", true)]
    [InlineData("спасибо, помогло", true)]
    [InlineData("działa, dzięki", true)]
    [InlineData("no", false)]
    [InlineData("still the same", false)]
    [InlineData("yes but still broken", false)]
    [InlineData("thanks but it doesn't work", false)]
    [InlineData("doesnt work", false)]
    [InlineData("не помогло", false)]
    [InlineData("спасибо, но не работает", false)]
    [InlineData("всё равно не работает", false)]
    [InlineData("nadal nie działa", false)]
    [InlineData("nie pomogło", false)]
    [InlineData("what do you mean", null)]
    [InlineData("order 10472", null)]
    public void Whether_it_helped_is_understood_in_words(string text, bool? helped) => YesNo.ReadHelped(text).ShouldBe(helped);

    [Theory]
    [InlineData("no idea")]
    [InlineData("I don't know")]
    [InlineData("не знаю")]
    [InlineData("nie wiem")]
    [InlineData("no, there is just a white page")]
    [InlineData("I have none")]
    [InlineData("nie ma")]
    public void Not_having_it_takes_the_way_out(string text)
    {
        var ask = (Step.Ask)Scripts.Parse(Scripts.Yaml("""
            code:
              ask: ~"Which code?"
              fact: error_code
              check: error_code
              choices:
                - value: unknown
                  label: ~"I have none"
              next: person
            person:
              handoff: urgent
            """)).Find("code")!;

        AnswerReader.Read(ask, new TriageContext(text, null, Assessment.Unsure, Language.En, Facts.None, Talk.Today, 0))
            .ShouldBeOfType<Answer.Chosen>().Option.Value.ShouldBe("unknown");
    }

    [Theory]
    [InlineData("Order", "10472", "10472")]
    [InlineData("Order", "it is order nr A-104/72, thanks", "A-104/72")]
    [InlineData("Order", "my number is 10472 I think", "10472")]
    [InlineData("Order", "I have it somewhere", null)]
    [InlineData("Order", "49.99 zł", null)]
    [InlineData("Order", "12.05.2026", null)]
    [InlineData("Email", "write to anna.k+shop@mail.example.com.", "anna.k+shop@mail.example.com")]
    [InlineData("Email", "anna at example", null)]
    [InlineData("Phone", "600 700 800", "600700800")]
    [InlineData("Phone", "+7 (912) 345-67-89", "+79123456789")]
    [InlineData("Phone", "call me", null)]
    [InlineData("Date", "вчера", "2026-05-13")]
    [InlineData("Date", "12.05.2026", "2026-05-12")]
    [InlineData("Date", "12.05", "2026-05-12")]
    [InlineData("Date", "the 3rd of May", "2026-05-03")]
    [InlineData("Date", "Tuesday", "2026-05-12")]
    [InlineData("Date", "today", "2026-05-14")]
    [InlineData("Date", "the 12th", "2026-05-12")]
    [InlineData("Date", "soon", null)]
    [InlineData("ErrorCode", "502", "502")]
    [InlineData("ErrorCode", "it says ERR_CONNECTION_REFUSED", "ERR_CONNECTION_REFUSED")]
    [InlineData("ErrorCode", "code E-77 or so", "E-77")]
    [InlineData("ErrorCode", "a white page", null)]
    [InlineData("Text", " imported a file ", "imported a file")]
    [InlineData("Text", "…", null)]
    [InlineData("YesNo", "yep", "yes")]
    [InlineData("YesNo", "неа", "no")]
    [InlineData("YesNo", "purple", null)]
    public void A_check_takes_what_answers_it(string check, string text, string? value) =>
        CheckReader.Read(Enum.Parse<Check>(check), new TriageContext(text, null, Assessment.Unsure, Language.En, Facts.None, Talk.Today, 0)).ShouldBe(value);

    [Fact]
    public void A_very_long_answer_is_cut_and_never_inside_a_character() =>
        CheckReader.Read(Check.Text, new TriageContext(new string('x', 499) + "😀" + new string('y', 9000), null, Assessment.Unsure, Language.En, Facts.None, Talk.Today, 0))!
            .Length.ShouldBe(499);
}
