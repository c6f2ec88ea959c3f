using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Tests.Triage;

public class ScriptRunnerTests
{
    private const string Orders = """
        hello:
          say: ~"Keep the box."
          next: order
        order:
          ask: ~"Which order?"
          again: ~"The number in the e-mail, please?"
          fact: order
          check: order
          choices:
            - value: unknown
              label: ~"I have none"
              next: person
          next: told
        told:
          say: ~"Order {order} it is."
          next: done
        done:
          resolve: ~"Did that help?"
          no: person
        person:
          handoff: script_ended
          queue: delivery
          tier: 3
        """;

    private static readonly Script Order = Scripts.Parse(Scripts.Yaml(Orders));

    [Fact]
    public void What_is_said_and_asked_in_one_turn_is_one_message_with_the_buttons()
    {
        var talk = Talk.Begin(Order);

        talk.Reply.Text.ShouldBe("Keep the box.\n\nWhich order?");
        talk.Reply.Choices.Single().ShouldBe(new("order.unknown", "I have none"));
    }

    [Fact]
    public void What_is_known_already_is_not_asked()
    {
        var talk = Talk.Begin(Order, facts: Facts.None.With("order", "4711"));

        talk.Stands.ShouldBe("done");
        talk.Reply.Text.ShouldBe("Keep the box.\n\nOrder 4711 it is.\n\nDid that help?");
    }

    [Fact]
    public void A_value_with_braces_stays_plain_text() =>
        Talk.Begin(Order, facts: Facts.None.With("order", "{email}<b>")).Reply.Text.ShouldContain("Order {email}<b> it is.");

    [Fact]
    public void An_answer_is_kept_as_a_fact()
    {
        var talk = Talk.Begin(Order).Writes("its AB-10472");

        talk.Facts["order"].ShouldBe("AB-10472");
        talk.Reply.Text.ShouldStartWith("Order AB-10472 it is.");
    }

    [Fact]
    public void A_way_out_leaves_the_fact_unknown()
    {
        var talk = Talk.Begin(Order).Presses("I have none");

        talk.Stands.ShouldBe("script_ended delivery L3");
        talk.Facts.Knows("order").ShouldBeFalse();
    }

    [Theory]
    [InlineData("yes", "resolved")]
    [InlineData("no, still broken", "script_ended delivery L3")]
    public void Whether_it_helped_decides_the_end(string answer, string end) =>
        Talk.Begin(Order).Writes("10472").Writes(answer).Stands.ShouldBe(end);

    [Fact]
    public void The_first_misunderstanding_asks_in_other_words()
    {
        var talk = Talk.Begin(Order).Writes("hmm");

        talk.Stands.ShouldBe("order");
        talk.Reply.Text.ShouldBe("The number in the e-mail, please?");
        talk.At!.Misses.ShouldBe(1);
    }

    [Fact]
    public void The_second_misunderstanding_offers_a_person()
    {
        var talk = Talk.Begin(Order).Writes("hmm").Writes("what");

        talk.Reply.Choices.Select(c => c.Value).ShouldBe(["order.unknown", Buttons.Person]);
        talk.Presses("A person, please").Stands.ShouldBe("asked_for_person billing L2");
    }

    [Fact]
    public void The_third_misunderstanding_in_a_row_hands_off() =>
        Talk.Begin(Order).Writes("hmm").Writes("what").Writes("eh").Stands.ShouldBe("not_understood billing L2");

    [Fact]
    public void An_answer_between_misunderstandings_starts_the_count_again() =>
        Talk.Begin(Order).Writes("hmm").Writes("what").Writes("10472").Writes("purple").At!.Misses.ShouldBe(1);

    [Fact]
    public void A_question_without_other_words_is_repeated_after_a_word_of_regret()
    {
        var talk = Talk.Begin(Order).Writes("10472").Writes("purple");

        talk.Reply.Text.ShouldEndWith("Did that help?");
        talk.Reply.Text.ShouldNotBe("Did that help?");
    }

    [Fact]
    public void A_button_of_an_earlier_question_answers_nothing_and_is_no_misunderstanding()
    {
        var talk = Talk.Begin(Order).Writes("10472").PressesValue("order.unknown");

        talk.Stands.ShouldBe("done");
        talk.At!.Misses.ShouldBe(0);
        talk.Reply.Text.ShouldEndWith("Did that help?");
    }

    [Fact]
    public void A_question_marked_always_is_asked_though_its_fact_is_known()
    {
        var talk = Talk.Begin(Scripts.Parse(Scripts.Yaml("""
            order:
              ask: ~"Which order?"
              fact: order
              check: order
              always: yes
              next: right
            right:
              resolve: ~"Is {order} right?"
              no: order
            """)), facts: Facts.None.With("order", "4711"));

        talk.Stands.ShouldBe("order");
        talk.Writes("10472").Reply.Text.ShouldBe("Is 10472 right?");
        talk.Writes("no").Stands.ShouldBe("order");
    }

    [Fact]
    public void A_question_a_circle_comes_back_to_in_its_own_turn_is_asked_again()
    {
        var talk = Talk.Begin(Scripts.Parse(Scripts.Yaml("""
            colour:
              ask: ~"Which colour?"
              fact: colour
              choices:
                - value: red
                  label: ~"Red"
                  next: person
                - value: none
                  label: ~"None of them"
                  next: sorry
            sorry:
              say: ~"It must be one."
              next: colour
            person:
              handoff: script_ended
            """, "[colour]")));

        talk.Writes("none").Reply.Text.ShouldBe("It must be one.\n\nWhich colour?");
        talk.Writes("red").Stands.ShouldBe("script_ended billing L2");
    }

    [Theory]
    [InlineData("critical", "urgent billing L2")]
    [InlineData("high", "urgent billing L2")]
    [InlineData("normal", "script_ended billing L2")]
    public void A_check_follows_what_was_read(string urgency, string end)
    {
        var script = Scripts.Parse(Scripts.Yaml("a:\n  check:\n    - if: urgency >= high\n      next: b\n  else: c\nb:\n  handoff: urgent\nc:\n  handoff: script_ended"));

        Talk.Begin(script, read: Assessment.Unsure with { Urgency = Reading<Urgency>.Certain(Enum.Parse<Urgency>(urgency, ignoreCase: true)) }).Stands.ShouldBe(end);
    }

    [Fact]
    public void What_is_unsure_decides_no_check()
    {
        var script = Scripts.Parse(Scripts.Yaml("a:\n  check:\n    - if: anger >= irritated\n      next: b\n  else: c\nb:\n  handoff: anger\nc:\n  handoff: script_ended"));
        var unsure = Assessment.Unsure with { Anger = new Reading<Anger>(Anger.Furious, .4f, false) };

        Talk.Begin(script, read: unsure).Stands.ShouldBe("script_ended billing L2");
    }

    [Theory]
    [InlineData("502", "b")]
    [InlineData("500", "c")]
    public void A_check_follows_facts(string code, string step)
    {
        var script = Scripts.Parse(Scripts.Yaml("a:\n  check:\n    - if: fact.error_code in [\"502\", \"503\"] and topic = outage\n      next: b\n  else: c\nb:\n  resolve: ~\"b?\"\n  no: c\nc:\n  resolve: ~\"c?\"\n  no: d\nd:\n  handoff: urgent"));
        var read = Assessment.Unsure with { Topic = Reading<Topic>.Certain(Topic.Outage) };

        Talk.Begin(script, facts: Facts.None.With("error_code", code), read: read).Stands.ShouldBe(step);
    }

    [Fact]
    public void A_position_this_version_does_not_know_goes_to_a_person()
    {
        var context = new TriageContext("yes", null, Assessment.Unsure, Language.En, Facts.None, Talk.Today, 0);

        var progress = ShippedPlaybook.It.Runner.Continue(Order, new TriagePosition(Order.Id, "gone"), context);

        progress.Outcome.ShouldBe(new TriageOutcome.HandOff(HandoffReason.ScriptEnded, Queues.Billing, Tier.L2));
    }

    [Fact]
    public void Going_on_asks_again_what_is_open()
    {
        var context = new TriageContext("", Buttons.GoOn, Assessment.Unsure, Language.En, Facts.None, Talk.Today, 0);

        var progress = ShippedPlaybook.It.Runner.Resume(Order, new TriagePosition(Order.Id, "order", 2), context);

        progress.Replies.Single().Text.ShouldBe("Which order?");
        progress.At.ShouldBe(new TriagePosition(Order.Id, "order"));
    }

    [Fact]
    public void The_language_can_change_in_the_middle()
    {
        var script = ShippedPlaybook.It.ScriptFor(Topic.Payment)!;
        var talk = Talk.Begin(script, "hello", Language.Pl);

        talk.Writes("charged twice").Reply.Text.ShouldStartWith("Proszę sprawdzić w banku");
    }
}
