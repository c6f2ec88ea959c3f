using SupportBot.Admin.Scripts;
using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Handoff.Sla;
using SupportBot.Learning;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Tests.Desk;

/// <summary>A script tried beside the editor, before any customer meets it.</summary>
public class RehearsalTests
{
    private static readonly Classifier Reader = ShippedModel.Beside(AppContext.BaseDirectory).Classifier;
    private static readonly Company Company = new(TimeZoneInfo.Utc);

    [Theory]
    [InlineData("en", "I was charged twice for order 4711", "Please look at your bank statement")]
    [InlineData("ru", "С меня дважды списали деньги за заказ 4711", "Посмотрите в выписке банка")]
    [InlineData("pl", "Pobrano dwa razy płatność za zamówienie 4711", "Proszę sprawdzić w banku")]
    public void C07_It_answers_as_it_would_answer_a_customer(string code, string words, string answer)
    {
        var language = Enum.Parse<Language>(code, ignoreCase: true);
        var payment = ShippedPlaybook.It.ScriptFor(Topic.Payment)!;

        var talk = Play(payment, language, new Said(words, null));

        talk.Turns.ShouldHaveSingleItem().Lines[^1].Text.ShouldContain(answer);
        talk.Turns[0].Reading!.Language.Value.ShouldBe(language);
        talk.Conversation.Facts["order"].ShouldBe("4711");
        talk.Conversation.Triage!.Step.ShouldBe("booked");
        talk.Conversation.Offered.Count.ShouldBe(3);
    }

    [Fact]
    public void The_text_in_the_editor_is_played_and_not_the_version_in_force()
    {
        var payment = ShippedPlaybook.It.ScriptFor(Topic.Payment)!;
        var draft = Parse(payment.Source.Replace("What happened with the payment?", "What about the payment?"));

        var talk = Play(draft, Language.En, Begin(draft));

        talk.Turns[0].Lines[^1].Text.ShouldContain("What about the payment?");
    }

    [Fact]
    public void What_was_said_is_played_anew_with_the_changed_text()
    {
        var payment = ShippedPlaybook.It.ScriptFor(Topic.Payment)!;
        Said[] said = [Begin(payment), new("Charged twice", "what.twice"), new("Both are booked", "booked.both")];

        Play(payment, Language.En, said).Conversation.Triage!.Step.ShouldBe("order");

        var changed = Parse(payment.Source.Replace("        next: number\n      - value: pending", "        next: hold\n      - value: pending"));
        Play(changed, Language.En, said).Conversation.Triage!.Step.ShouldBe("hold_clear");
    }

    [Fact]
    public void A_script_that_only_others_call_can_be_begun_by_its_button()
    {
        var called = Parse("""
            id: called
            version: 1
            topics: []
            queue: support
            words: [zzz]
            steps:
              pause:
                wait: 2 minutes
                text: { en: "Please wait two minutes.", ru: "Подождите две минуты.", pl: "Proszę poczekać dwie minuty." }
                next: helped
              helped:
                resolve:
                no: person
              person:
                handoff: script_ended
            """);

        Play(called, Language.En, Begin(called)).Turns[0].Lines[^1].Text.ShouldContain("Please wait two minutes.");
        var after = Play(called, Language.En, Begin(called), new Said("", Rehearsal.TimePasses));
        after.Conversation.Triage!.Step.ShouldBe("helped");
    }

    [Fact]
    public void A_file_can_be_sent_where_one_is_wanted()
    {
        var evidence = Parse("""
            id: lamps
            version: 1
            topics: []
            queue: support
            words: [zzz]
            steps:
              photo:
                request_evidence: { en: "Please send a photo.", ru: "Пришлите фото.", pl: "Proszę przesłać zdjęcie." }
                why: { en: "It shows where it fails.", ru: "На нём видно, где сбой.", pl: "Widać na nim awarię." }
                next: person
                alternative: person
              person:
                handoff: beyond_first_line
            """);

        Play(evidence, Language.En, Begin(evidence)).TakesFile.ShouldBeTrue();
        Play(evidence, Language.En, Begin(evidence), new Said("file.txt", Rehearsal.SendsFile)).Conversation.Ticket.State.ShouldBe(TicketState.Waiting);
    }

    [Fact]
    public void It_is_no_longer_than_its_bound()
    {
        var payment = ShippedPlaybook.It.ScriptFor(Topic.Payment)!;

        Play(payment, Language.En, [.. Enumerable.Repeat(new Said("?", null), 3 * Rehearsal.MostTurns)]).Turns.Count.ShouldBe(Rehearsal.MostTurns);
    }

    private static Said Begin(Script script) => Play(script, Language.En).Conversation.Offered.Select(choice => new Said(choice.Label, choice.Value)).Single();

    private static Rehearsed Play(Script script, Language language, params Said[] said)
    {
        var playbook = ShippedPlaybook.It.Playing([.. ShippedPlaybook.It.Active.Where(other => other.Id.Name != script.Id.Name), script]);
        return Rehearsal.Play(playbook, script, Reader, language, said, TurnTalk.Start, Company, ServiceTimes.Usual);
    }

    private static Script Parse(string yaml)
    {
        var (script, problems) = ScriptLoader.Parse(yaml, "draft.yaml");
        problems.ShouldBeEmpty();
        return script!;
    }
}
