using SupportBot.Conduct;
using SupportBot.Conversations;

namespace SupportBot.Tests.Conduct;

public sealed class ConductRulesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conduct").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_language_is_added_by_a_file()
    {
        Write("de.yaml", """
            groups:
              we: [(ich|wir)]
            rules:
              - id: vow
                kind: promise
                words: [$we .. (garantier*|verspreche)]
                unless: [(nicht|nie)]
                why: "Nobody can know that."
                better: "Ich melde mich bis [Uhrzeit]."
            """);

        var (rules, problems) = ConductRules.Load(_folder);

        problems.ShouldBeEmpty();
        var finding = rules.Check("Guten Tag. Ich kann das garantieren.", Language.Other, null).ShouldHaveSingleItem();
        (finding.Kind, finding.Words, finding.At).ShouldBe((ConductKind.Promise, "Ich kann das garantieren", 11));
        finding.Improve("Guten Tag. Ich kann das garantieren.").ShouldBe("Guten Tag. Ich melde mich bis [Uhrzeit].");
        rules.Check("Ich kann das nicht garantieren.", Language.Other, null).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_wrong_with_a_rule_is_told_with_its_place()
    {
        Write("en.yaml", """
            rules:
              - id: vow
                kind: vow
                words:
                  - we (promise|swear
                  - $us swear
                why: "x"
                colour: red
            """);

        ConductRules.Load(_folder).Problems.Select(p => p.ToString()).Order().ShouldBe(
        [
            "conduct/en.yaml:3:11: 'kind' is one of promise, refund, fix_time, fault, upsell, code_word, cheerful, hollow, two_questions, no_next_step.",
            "conduct/en.yaml:5:26: A bracket is open.",
            "conduct/en.yaml:6:12: There is no group 'us' above.",
            "conduct/en.yaml:8:5: 'colour' is not known here. Known are id, kind, words, with, unless, nowhere, to, notes, quotes, least, takes, why, better.",
        ]);
    }

    [Theory]
    [InlineData("we will not promise it, ")]
    [InlineData("\"«„(")]
    [InlineData("?!:) ")]
    [InlineData("and what and when and who ")]
    [InlineData("a")]
    public void No_text_makes_the_check_slow(string again)
    {
        var text = string.Concat(Enumerable.Repeat(again, 60_000 / again.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        ShippedConduct.Rules.Check(text, Language.En, Sentiment.Negative);

        // A check that went back over the text would take minutes.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Cheer_is_taken_out_and_what_others_said_is_left_alone()
    {
        const string Text = "Sorry to hear that! \"It works!\" is what the page says 😀";

        var findings = ShippedConduct.Rules.Check("The order is found! 😀", Language.En, Sentiment.Negative);

        findings.Select(f => f.Words).ShouldBe(["!", "😀"]);
        findings[1].Improve("The order is found! 😀").ShouldBe("The order is found!");
        ShippedConduct.Rules.Check(Text, Language.En, Sentiment.Negative).Count(f => f.Words == "!").ShouldBe(1);
        ShippedConduct.Rules.Check("The order is found! 😀", Language.En, Sentiment.Positive).ShouldBeEmpty();
    }

    private void Write(string name, string yaml) => File.WriteAllText(Path.Combine(_folder, name), yaml);
}
