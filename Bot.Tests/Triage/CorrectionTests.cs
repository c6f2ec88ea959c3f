using FsCheck;
using FsCheck.Fluent;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Triage;

/// <summary>Customers correct themselves and go back; what was told is not told twice, and what is known is not asked twice.</summary>
public class CorrectionTests
{
    private static readonly Script Script = Scripts.Parse(Scripts.Yaml("""
        hello:
          say: ~"Keep the box."
          next: kind
        kind:
          ask: ~"What is it?"
          fact: kind
          choices:
            - value: late
              label: ~"It is late"
              also: [not arrived, не пришёл, nie dotarł]
              next: order
            - value: broken
              label: ~"It is broken"
              also: [smashed, разбит, uszkodzon]
              next: photo
        photo:
          say: ~"Take a photo."
          next: order
        order:
          ask: ~"Which order?"
          fact: order
          check: order
          choices:
            - value: unknown
              label: ~"I have none"
          next: helped
        helped:
          resolve: ~"Did it help?"
          no: email
        email:
          ask: ~"Which e-mail?"
          fact: email
          check: email
          next: person
        person:
          handoff: script_ended
        """, "[kind]"));

    [Theory]
    [InlineData("no, order 1043")]
    [InlineData("нет, заказ 1043")]
    [InlineData("nie, zamówienie 1043")]
    [InlineData("sorry, I typed it wrong: order 1043")]
    [InlineData("order 1043")]
    public void C02_a_corrected_number_is_noted_and_the_open_question_comes_again(string text)
    {
        var talk = Talk.Begin(Script).Writes("late").Writes("1042").Writes("no");

        talk.Stands.ShouldBe("email");
        talk.Writes(text).Stands.ShouldBe("email");
        talk.Facts["order"].ShouldBe("1043");
        talk.Reply.Text.ShouldContain("order 1043");
        talk.Reply.Text.ShouldNotContain("Keep the box");
        talk.At!.Misses.ShouldBe(0);
    }

    [Fact]
    public void A_corrected_number_is_no_answer_to_did_it_help()
    {
        var talk = Talk.Begin(Script).Writes("late").Writes("1042").Writes("no, order 1043");

        talk.Stands.ShouldBe("helped");
        talk.Facts["order"].ShouldBe("1043");
    }

    [Fact]
    public void News_beside_a_no_are_no_correction()
    {
        var talk = Talk.Begin(Script, "error 502").Writes("late").Writes("1042").Writes("no, error 503");

        talk.Stands.ShouldBe("email");
        talk.Facts["error_code"].ShouldBe("503");
    }

    [Theory]
    [InlineData("actually it came smashed")]
    [InlineData("точнее, разбит")]
    [InlineData("właściwie jest uszkodzony")]
    public void Another_choice_is_taken_by_its_words_and_the_way_is_walked_again(string text)
    {
        var talk = Talk.Begin(Script).Writes("late").Writes("1042").Writes("no").Writes(text);

        talk.Stands.ShouldBe("email");
        talk.Facts["kind"].ShouldBe("broken");
        talk.Reply.Text.ShouldContain("Take a photo.");
        talk.Reply.Text.ShouldNotContain("Keep the box.");
    }

    [Theory]
    [InlineData("back")]
    [InlineData("назад")]
    [InlineData("wstecz")]
    public void Back_asks_the_question_before_and_forgets_its_answer(string text)
    {
        var talk = Talk.Begin(Script).Writes("late").Writes("1042").Writes(text);

        talk.Stands.ShouldBe("order");
        talk.Facts.Knows("order").ShouldBeFalse();
        talk.Reply.Text.ShouldBe("Which order?");
        talk.Writes(text).Stands.ShouldBe("kind");
        talk.Writes(text).Stands.ShouldBe("kind");
    }

    [Fact]
    public void A_way_out_and_a_no_are_not_asked_for_again_on_the_way()
    {
        var talk = Talk.Begin(Script).Writes("late").Presses("I have none").Writes("no").Writes("actually it came smashed");

        talk.Stands.ShouldBe("email");
    }

    [Fact]
    public void C02_nobody_is_asked_for_a_known_fact_and_every_turn_ends_whatever_is_said()
    {
        var said = Gen.Elements(
            "back", "no, order 1043", "order 1044", "late", "actually it came smashed", "не пришёл", "I have none", "yes", "no", "1042", "anna@example.com", "no, my email is b@example.com",
            "hm", "what is the weather", "call me Anna", "nie, zamówienie 7001");
        var scripts = Gen.Elements(ShippedPlaybook.It.Active.Append(Script));
        Prop.ForAll(scripts.ToArbitrary(), said.ArrayOf(14).ToArbitrary(), (script, words) =>
        {
            var talk = Talk.Begin(script);
            foreach (var text in words)
            {
                if (talk.Outcome is not null) break;
                talk.Writes(text);
                if (talk.At is not { } at) continue;
                talk.Replies.Count.ShouldBe(1);
                if (script.Find(at.Step) is Step.Ask { Fact: { } fact, Always: false, Check: not null }) talk.Facts.Knows(fact).ShouldBeFalse($"{script.Id}.{at.Step} after '{text}'");
            }
        }).Check(Some.Thorough.WithMaxTest(600));
    }
}
