using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Tests.Triage;

/// <summary>What waits, evidence, articles, referrals and calls do in a conversation.</summary>
public class StepKindsTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 14, 9, 0, 0, TimeSpan.Zero);

    private static readonly Script Waiting = Scripts.Parse(Scripts.Yaml("""
        pause:
          wait: 2 minutes
          text: ~"Switch it off and on."
          next: works
        works:
          resolve: ~"Does it work?"
          no: log
        log:
          request_evidence: ~"Please send the log."
          why: ~"It shows where it stops."
          next: person
          alternative: name
        name:
          say: ~"They will be asked."
          next: person
        person:
          handoff: script_ended
          skills: [network, hardware]
        """));

    [Fact]
    public void A_wait_says_why_and_until_when_and_asks_nothing()
    {
        var progress = Runner.Begin(Waiting, Context(""));

        progress.Replies.Single().Text.ShouldBe("Switch it off and on.");
        progress.Replies[0].Choices.ShouldBeEmpty();
        progress.At!.WaitsUntil.ShouldBe(Now.AddMinutes(2));
    }

    [Fact]
    public void Whoever_writes_before_the_time_goes_on_at_once_and_so_does_the_time()
    {
        var at = Runner.Begin(Waiting, Context("")).At!;

        Runner.Continue(Waiting, at, Context("done")).At!.Step.ShouldBe("works");
        Runner.Resume(Waiting, at, Context("")).At.ShouldBe(Runner.Continue(Waiting, at, Context("done")).At);
    }

    [Fact]
    public void C24_evidence_is_asked_for_with_the_reason_the_redaction_and_another_way()
    {
        var asked = AtLog();

        asked.Replies.Single().Text.ShouldStartWith("Please send the log. It shows where it stops.");
        ShippedPlaybook.Phrases.All[Phrase.EvidenceRedaction].En.ShouldContain(said => asked.Replies[0].Text.EndsWith(said));
        asked.Replies[0].Choices.Single().Value.ShouldBe("log.may_not_share");
    }

    [Fact]
    public void C24_a_file_is_evidence_whatever_stands_beside_it()
    {
        var given = Runner.Continue(Waiting, AtLog().At!, Context("here it is, no idea what it says") with { HasFile = true });

        given.Evidence.ShouldBe(EvidenceNews.Given);
        given.Outcome.ShouldBe(new TriageOutcome.HandOff(HandoffReason.ScriptEnded, Queues.Billing, Tier.L2) { Skills = "network,hardware" });
    }

    [Theory]
    [InlineData("I am not allowed to, it is confidential")]
    [InlineData("не могу прислать, это конфиденциально")]
    [InlineData("nie wolno mi tego wysłać")]
    [InlineData("no")]
    public void C24_whoever_may_not_share_it_is_asked_who_can_approve(string text)
    {
        var refused = Runner.Continue(Waiting, AtLog().At!, Context(text));
        var told = Runner.Continue(Waiting, refused.At!, Context("Jan Kowalski, IT"));
        var nobody = Runner.Continue(Waiting, refused.At!, Context("I don't know"));

        refused.Evidence.ShouldBe(EvidenceNews.Refused);
        refused.At!.AsksApprover.ShouldBeTrue();
        told.Facts[FactNames.Approver].ShouldBe("Jan Kowalski, IT");
        told.Replies.Single().Text.ShouldBe("They will be asked.");
        nobody.Outcome.ShouldBeOfType<TriageOutcome.HandOff>();
        nobody.Facts.Knows(FactNames.Approver).ShouldBeFalse();
    }

    [Fact]
    public void An_article_is_shown_with_its_link_and_settles_the_matter_when_it_helped()
    {
        var script = Scripts.Parse(Scripts.Yaml("a:\n  article: search\n  next: b\nb:\n  handoff: script_ended"));
        var context = Context("how do I print") with { Articles = [new FoundArticle("print", Language.En, "Printing", "Choose File, Print.", "https://example.com/print")] };

        var shown = Runner.Begin(script, context);

        shown.Replies.Single().Text.ShouldStartWith("Choose File, Print.\n\n[Printing](https://example.com/print)\n\n");
        shown.Articles.ShouldBe([new ArticleNews("print", null)]);
        var helped = Runner.Continue(script, shown.At!, Context("yes, thanks"));
        (helped.Outcome, helped.Articles.Single()).ShouldBe((new TriageOutcome.Resolved(), new ArticleNews("print", true)));
        var not = Runner.Continue(script, shown.At!, Context("no"));
        (not.Outcome is TriageOutcome.HandOff, not.Articles.Single()).ShouldBe((true, new ArticleNews("print", false)));
        Runner.Begin(script, Context("how do I print")).Outcome.ShouldBeOfType<TriageOutcome.HandOff>();
    }

    [Fact]
    public void C13_a_referral_tells_where_to_go_and_ends()
    {
        var talk = Talk.Begin(Scripts.Parse(Scripts.Yaml("a:\n  refer: ~\"The maker repairs it: example.com.\"\n  to: ~\"the maker\"")));

        talk.Reply.Text.ShouldBe("The maker repairs it: example.com.");
        talk.Stands.ShouldBe("referred to the maker");
    }

    [Fact]
    public void A_called_script_goes_back_to_the_one_that_called()
    {
        var playbook = With("a:\n  call: contact\n  next: b\nb:\n  resolve: ~\"Is that right?\"\n  no: a2\na2:\n  handoff: script_ended", "a:\n  ask: ~\"Which e-mail?\"\n  check: email\n  fact: email\n  next: return");
        var main = playbook.Named("test")!;

        var asked = playbook.Runner.Begin(main, Context(""));
        var back = playbook.Runner.Continue(playbook.Find(asked.At!.Script)!, asked.At!, Context("anna@example.com"));
        var known = playbook.Runner.Begin(main, Context("") with { Facts = Facts.None.With("email", "a@b.cd") });

        (asked.At!.Script.Name, asked.At.Callers.Single().Step).ShouldBe(("contact", "b"));
        (back.At!.Script.Name, back.At.Step, back.At.Callers.Count).ShouldBe(("test", "b", 0));
        known.Passed.Select(step => step.ToString()).ShouldBe(["test@1.a", "contact@1.a", "contact@1.return", "test@1.b"]);
    }

    [Fact]
    public void A_return_without_a_caller_is_a_persons() =>
        Talk.Begin(Scripts.Parse(Scripts.Yaml("a:\n  say: ~\"Hi.\"\n  next: return"))).Stands.ShouldBe("script_ended billing L2");

    [Fact]
    public void The_steps_of_a_turn_are_told_in_their_order() =>
        Runner.Begin(Waiting, Context("")).Passed.Select(step => step.Step).ShouldBe(["pause"]);

    [Theory]
    [InlineData("49,99 zł", "49.99 PLN")]
    [InlineData("about 1299", "1299")]
    [InlineData("12.05.2026", null)]
    [InlineData("a lot", null)]
    public void An_amount_that_was_asked_for_needs_no_currency(string text, string? amount) =>
        SupportBot.Triage.Listening.CheckReader.Read(Check.Amount, Context(text)).ShouldBe(amount);

    private static ScriptRunner Runner => ShippedPlaybook.It.Runner;

    private static Progress AtLog() => Runner.Continue(Waiting, Runner.Continue(Waiting, Runner.Begin(Waiting, Context("")).At!, Context("done")).At!, Context("no"));

    private static TriageContext Context(string text) => new(text, null, Assessment.Unsure, Language.En, Facts.None, Talk.Today, 0) { Now = Now };

    private static Playbook With(string main, string contact) => new(
        [Scripts.Parse(Scripts.Yaml(main)), Scripts.Parse(Scripts.Yaml(contact).Replace("id: test", "id: contact", StringComparison.Ordinal).Replace("topics: [payment]\n", "", StringComparison.Ordinal))],
        [], ShippedPlaybook.Phrases, CompanyFile.None, ShippedPlaybook.It.Handoff, ShippedPlaybook.It.Articles);
}
