using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Tests.Triage;

/// <summary>Tries every button and one written answer of every question, and looks at each message on the way.</summary>
internal sealed class ScriptWalker(Script script, Language language)
{
    private const int LongestWay = 12;
    private const int LongestMessage = 700;
    private readonly HashSet<(ScriptId, string, int, Facts, Assessment)> _seen = [];

    public void WalkAll()
    {
        foreach (var (urgency, sentiment) in new[] { (Urgency.Low, Sentiment.Neutral), (Urgency.Critical, Sentiment.Negative), (Urgency.Low, Sentiment.Positive) })
        {
            var read = Assessment.Unsure with { Urgency = Reading<Urgency>.Certain(urgency), Sentiment = Reading<Sentiment>.Certain(sentiment) };
            var context = new TriageContext("", null, read, language, Facts.None, Talk.Today, 0);
            Look(ShippedPlaybook.It.Runner.Begin(script, context), context, 0);
        }
    }

    private void Look(Progress progress, TriageContext before, int turns)
    {
        turns.ShouldBeLessThan(LongestWay, $"{script.Id} is longer than a patient customer.");
        foreach (var reply in progress.Replies) Check(reply);
        if (progress.At is not { } at || !_seen.Add((at.Script, at.Step, at.Callers.Count, progress.Facts, before.Assessment))) return;
        var stands = ShippedPlaybook.It.Find(at.Script)!;
        foreach (var answer in Answers(stands.Find(at.Step)!))
        {
            var context = answer with { Assessment = before.Assessment, Language = language, Facts = progress.Facts, Seed = before.Seed + 1 };
            Look(ShippedPlaybook.It.Runner.Continue(stands, at, context), context, turns + 1);
        }
    }

    private static IEnumerable<TriageContext> Answers(Step step) => step switch
    {
        Step.Ask ask => ask.Options.Select(o => Pressed($"{ask.Id}.{o.Value}")).Concat(Written(ask.Check)),
        Step.Resolve => [Pressed($"{step.Id}.yes"), Pressed($"{step.Id}.no")],
        Step.Evidence => [Wrote("") with { HasFile = true }, Pressed($"{step.Id}.{Buttons.MayNotShare}"), Wrote("my boss")],
        Step.Wait => [Wrote("done")],
        _ => throw new InvalidOperationException($"{step.Id} does not wait."),
    };

    private static IEnumerable<TriageContext> Written(Check? check) => check switch
    {
        null => [],
        SupportBot.Triage.Check.Order => [Wrote("10472")],
        SupportBot.Triage.Check.Email => [Wrote("anna@example.com")],
        SupportBot.Triage.Check.Phone => [Wrote("+48 600 700 800")],
        SupportBot.Triage.Check.Date => [Wrote("12.05.2026")],
        SupportBot.Triage.Check.Amount => [Wrote("49,99 zł")],
        SupportBot.Triage.Check.File => [Wrote("") with { HasFile = true }],
        SupportBot.Triage.Check.ErrorCode => [Wrote("E-1204")],
        SupportBot.Triage.Check.Text => [Wrote("words")],
        SupportBot.Triage.Check.YesNo => [Wrote("yes"), Wrote("no")],
        _ => throw new InvalidOperationException(),
    };

    private static TriageContext Pressed(string choice) => Wrote("") with { Choice = choice };

    private static TriageContext Wrote(string text) => new(text, null, Assessment.Unsure, Language.En, Facts.None, Talk.Today, 0);

    private void Check(Reply reply)
    {
        reply.Text.Length.ShouldBeInRange(1, LongestMessage);
        reply.Text.Count(c => c == '?').ShouldBeLessThanOrEqualTo(1, reply.Text);
        reply.Text.ShouldNotContain("{");
        reply.Choices.Count.ShouldBeLessThanOrEqualTo(7);
        reply.Choices.ShouldAllBe(c => c.Value.Length <= 40 && c.Label.Length <= 40);
        HasCyrillic(reply.Text).ShouldBe(language is Language.Ru, reply.Text);
    }

    private static bool HasCyrillic(string text) => text.Any(c => c is >= 'а' and <= 'я');
}
