using SupportBot.Conversations;
using SupportBot.Triage.Listening;

namespace SupportBot.Triage;

/// <summary>Takes a conversation through a script, one turn at a time. Pure: the same turn gives the same progress.</summary>
internal sealed class ScriptRunner(Playbook playbook)
{
    private const int MostMisses = 2;
    private readonly Questions _questions = new(playbook.Phrases, new TextFiller(playbook.Company, playbook.Phrases));

    /// <summary>Begins a script. What is known already, or told in these first words, is not asked.</summary>
    public Progress Begin(Script script, TriageContext context) =>
        new ScriptWalk(playbook, _questions, script, context) { Story = context.Story }.From(script.Steps[0].Id);

    /// <summary>Asks again what is still open, for somebody who wants to go on.</summary>
    public Progress Resume(Script script, TriagePosition position, TriageContext context) => script.Find(position.Step) switch
    {
        null => Ended(script, HandoffReason.ScriptEnded, context.Facts),
        Step.Wait wait => Walk(script, position, context, wait.Next),
        { } step when position.Article is not null || position.AsksApprover => Waiting(position with { Misses = 0 }, Question(step, position, context), context),
        _ => new ScriptWalk(playbook, _questions, script, context) { Before = position, Path = position.Path }.From(position.Step),
    };

    /// <summary>Takes the answer to the step that waited.</summary>
    public Progress Continue(Script script, TriagePosition position, TriageContext context)
    {
        if (context.Choice == Buttons.Person) return Ended(script, HandoffReason.AskedForPerson, context.Facts);
        return script.Find(position.Step) switch
        {
            Step.Ask ask => Answered(script, position, ask, context),
            Step.Resolve resolve => Helped(script, position, resolve, resolve.No, context),
            Step.ShowArticle article => Helped(script, position, article, article.Next, context),
            Step.Evidence evidence => Shared(script, position, evidence, context),
            // Whoever writes has waited enough.
            Step.Wait wait => Walk(script, position, context, wait.Next),
            // A position this version does not know: a person is the honest way on.
            _ => Ended(script, HandoffReason.ScriptEnded, context.Facts),
        };
    }

    private Progress Answered(Script script, TriagePosition position, Step.Ask ask, TriageContext context) =>
        AnswerReader.Read(ask, context) switch
        {
            Answer.Chosen chosen => Walk(script, position, ScriptWalk.Kept(ask, chosen.Option, context), chosen.Option.Next),
            Answer.Told told => Walk(script, position, ask.Fact is null ? context : context.Knowing(ask.Fact, told.Value), ask.Next!),
            Answer.OldButton => OldButton(position, ask, context),
            _ => Missed(script, position, ask, context),
        };

    private Progress Helped(Script script, TriagePosition position, Step step, string no, TriageContext context)
    {
        var answer = AnswerReader.ReadHelped(step.Id, context);
        if (answer is Answer.OldButton) return OldButton(position, step, context);
        if (answer is not Answer.Helped { Yes: var helped }) return Missed(script, position, step, context);
        var progress = helped ? new(null, [], context.Facts, new TriageOutcome.Resolved()) : Walk(script, position, context, no);
        return position.Article is { } article ? progress with { Articles = [new ArticleNews(article, helped), .. progress.Articles] } : progress;
    }

    private Progress Shared(Script script, TriagePosition position, Step.Evidence evidence, TriageContext context) =>
        AnswerReader.Read(evidence, position.AsksApprover, context) switch
        {
            Answer.Given => Walk(script, position, context, evidence.Next) with { Evidence = EvidenceNews.Given },
            Answer.Refused => Waiting(position with { Misses = 0, AsksApprover = true }, _questions.Approver(evidence, context), context) with { Evidence = EvidenceNews.Refused },
            Answer.Told told => Walk(script, position, context.Knowing(FactNames.Approver, told.Value), evidence.Alternative),
            Answer.NobodyKnown => Walk(script, position, context, evidence.Alternative),
            Answer.OldButton => OldButton(position, evidence, context),
            _ => Missed(script, position, evidence, context),
        };

    private Progress Walk(Script script, TriagePosition position, TriageContext context, string next) =>
        new ScriptWalk(playbook, _questions, script, context)
        {
            Answered = position.At, Before = position,
            Path = [.. position.Path.TakeLast(TriagePosition.LongestPath - 1), new Stop(script.Id, position.Step, next)],
        }.From(next);

    private Progress Missed(Script script, TriagePosition position, Step step, TriageContext context)
    {
        var misses = position.Misses + 1;
        return misses > MostMisses
            ? Ended(script, HandoffReason.NotUnderstood, context.Facts)
            : Waiting(position with { Misses = misses }, _questions.Again(step, Question(step, position, context), context, misses), context);
    }

    private Progress OldButton(TriagePosition position, Step step, TriageContext context) =>
        Waiting(position, _questions.After(Question(step, position, context), Phrase.OldButton, context), context);

    private Reply Question(Step step, TriagePosition position, TriageContext context) =>
        position.AsksApprover && step is Step.Evidence evidence ? _questions.Approver(evidence, context) : _questions.First(step, context);

    private static Progress Waiting(TriagePosition at, Reply reply, TriageContext context) => new(at, [reply], context.Facts, null);

    private static Progress Ended(Script script, HandoffReason reason, Facts facts) =>
        new(null, [], facts, new TriageOutcome.HandOff(reason, script.Queue, Tier.L2));
}
