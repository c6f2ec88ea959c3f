using SupportBot.Channels;
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
        Step.Wait wait => Walk(script, position, context, Way.Next, wait.Next),
        { } step when position.Article is not null || position.AsksApprover => Waiting(position with { Misses = 0 }, Question(step, position, context), context),
        _ => new ScriptWalk(playbook, _questions, script, context) { Before = position, Path = position.Path }.From(position.Step),
    };

    /// <summary>Takes the answer to the step that waited.</summary>
    public Progress Continue(Script script, TriagePosition position, TriageContext context)
    {
        if (context.Choice == Buttons.Person) return Ended(script, HandoffReason.AskedForPerson, context.Facts);
        return Returned(script, position, context) ?? script.Find(position.Step) switch
        {
            Step.Ask ask => Answered(script, position, ask, context),
            Step.Resolve resolve => Helped(script, position, resolve, resolve.No, context),
            Step.ShowArticle article => Helped(script, position, article, article.Next, context),
            Step.Evidence evidence => Shared(script, position, evidence, context),
            // Whoever writes has waited enough.
            Step.Wait wait => Walk(script, position, context, Way.Next, wait.Next),
            // A position this version does not know: a person is the honest way on.
            _ => Ended(script, HandoffReason.ScriptEnded, context.Facts),
        };
    }

    /// <summary>Whether words or a button answer the step that waits.</summary>
    public static bool IsAnswer(Script script, TriagePosition position, TriageContext context) => script.Find(position.Step) switch
    {
        Step.Ask ask => AnswerReader.Read(ask, context),
        Step.Resolve or Step.ShowArticle => AnswerReader.ReadHelped(position.Step, context),
        Step.Evidence evidence => AnswerReader.Read(evidence, position.AsksApprover, context),
        _ => new Answer.Given(),
    } is not (Answer.NotUnderstood or Answer.OldButton);

    /// <summary>Whether words correct what was told, or go back to the question before: then they take up no other matter, whatever they name (C02, C03).</summary>
    public bool TakesBack(Script script, TriagePosition position, TriageContext context) =>
        (GoingBack.IsAskedFor(context.Text) || Corrections.IsSaid(context.Text)) && Returned(script, position, context) is not null;

    /// <summary>Something else is said in between, and the open question comes again. It counts as a miss, so that nobody goes round for ever.</summary>
    public Progress Aside(Script script, TriagePosition position, TriageContext context, string said, params IEnumerable<Choice> more)
    {
        if (script.Find(position.Step) is not { } step || position.Misses >= MostMisses) return Continue(script, position, context);
        var question = Question(step, position, context);
        return Waiting(
            position with { Misses = position.Misses + 1 },
            new Reply($"{said}\n\n{question.Text}", [.. question.Choices, .. more]), context);
    }

    // Back to the question before, or an earlier answer is another one: the way is walked again with what is known.
    private Progress? Returned(Script script, TriagePosition position, TriageContext context)
    {
        if (context.Choice is not null || script.Find(position.Step) is not { } step || step is Step.Wait) return null;
        if (GoingBack.IsAskedFor(context.Text) && !(step is Step.Ask ask && OptionMatcher.MatchExactly(ask.Options, context.Text) is not null)) return Back(script, position, context);
        var isAnswer = IsAnswer(script, position, context);
        if (Corrections.In(step, isAnswer, context) is { IsEmpty: false } changed) return Corrected(script, position, context, changed, null);
        return Corrections.Chosen(position.Path.Reverse().Select(stop => AskAt(script, stop)).OfType<Step.Ask>(), isAnswer, context) is { } chosen
            ? Corrected(script, position, context.Knowing(chosen.Ask.Fact!, chosen.Option.Value), [chosen.Ask.Fact!], chosen.Option)
            : null;
    }

    private Progress Back(Script script, TriagePosition position, TriageContext context)
    {
        if (position.Path is not [.., var last])
            return Waiting(position with { Misses = 0 }, _questions.After(Question(script.Find(position.Step)!, position, context), Phrase.BackToQuestion, context), context);
        var fact = AskAt(script, last)?.Fact;
        return Again(script, position, fact is null ? context : context with { Facts = context.Facts.Without(fact) }, [.. position.Path.SkipLast(1)]);
    }

    // Noted briefly; nothing is said twice but the question that is open.
    private Progress Corrected(Script script, TriagePosition position, TriageContext context, IReadOnlyList<string> changed, Option? chosen)
    {
        var path = position.Path.Where(stop => AskAt(script, stop)?.Fact is not { } fact || !changed.Contains(fact)).ToList();
        var progress = Again(script, position, context, path);
        var noted = _questions.Noted(changed, chosen, context);
        return progress with
        {
            Replies = progress.Replies is [var first, ..] ? [first with { Text = $"{noted}\n\n{first.Text}" }, .. progress.Replies.Skip(1)] : [new Reply(noted)],
        };
    }

    private Progress Again(Script script, TriagePosition position, TriageContext context, IReadOnlyList<Stop> path)
    {
        var root = position.Callers is [var outermost, ..] ? playbook.Find(outermost.Script) ?? script : script;
        return new ScriptWalk(playbook, _questions, root, context) { Before = position, Path = path, IsAgain = true }.From(root.Steps[0].Id);
    }

    // The script under way may be one that is only tried, and stands in no playbook.
    private Step.Ask? AskAt(Script script, Stop stop) => (stop.Script == script.Id ? script : playbook.Find(stop.Script))?.Find(stop.Step) as Step.Ask;

    private Progress Answered(Script script, TriagePosition position, Step.Ask ask, TriageContext context) =>
        AnswerReader.Read(ask, context) switch
        {
            Answer.Chosen chosen => Walk(script, position, ScriptWalk.Kept(ask, chosen.Option, context), chosen.Option.Value, chosen.Option.Next),
            Answer.Told told => Walk(script, position, ask.Fact is null ? context : context.Knowing(ask.Fact, told.Value), Told(ask, told), ask.Next!),
            Answer.OldButton => OldButton(position, ask, context),
            _ => Missed(script, position, ask, context),
        };

    private Progress Helped(Script script, TriagePosition position, Step step, string no, TriageContext context)
    {
        var answer = AnswerReader.ReadHelped(step.Id, context);
        if (answer is Answer.OldButton) return OldButton(position, step, context);
        if (answer is not Answer.Helped { Yes: var helped }) return Missed(script, position, step, context);
        var way = WayOf(step, helped);
        var progress = helped
            ? new(null, [], context.Facts, new TriageOutcome.Resolved()) { Ways = [new Way(script.Id.Name, step.Id, way)] }
            : Walk(script, position, context, way, no);
        return position.Article is { } article ? progress with { Articles = [new ArticleNews(article, helped), .. progress.Articles] } : progress;
    }

    private Progress Shared(Script script, TriagePosition position, Step.Evidence evidence, TriageContext context) =>
        AnswerReader.Read(evidence, position.AsksApprover, context) switch
        {
            Answer.Given => Walk(script, position, context, Way.File, evidence.Next) with { Evidence = EvidenceNews.Given },
            Answer.Refused => Waiting(position with { Misses = 0, AsksApprover = true }, _questions.Approver(evidence, context), context) with { Evidence = EvidenceNews.Refused },
            Answer.Told told => Walk(script, position, context.Knowing(FactNames.Approver, told.Value), Buttons.MayNotShare, evidence.Alternative) with { Evidence = EvidenceNews.ApproverNamed },
            Answer.NobodyKnown => Walk(script, position, context, Buttons.MayNotShare, evidence.Alternative),
            Answer.OldButton => OldButton(position, evidence, context),
            _ => Missed(script, position, evidence, context),
        };

    private static string Told(Step.Ask ask, Answer.Told told) => ask.Check is { } check ? Way.Told(check, told.Value) : Way.Answer;

    private static string WayOf(Step step, bool helped) => (step, helped) switch
    {
        (Step.ShowArticle, true) => Way.Helped,
        (Step.ShowArticle, false) => Way.NotHelped,
        (_, true) => Buttons.Yes,
        (_, false) => Buttons.No,
    };

    private Progress Walk(Script script, TriagePosition position, TriageContext context, string way, string next) =>
        new ScriptWalk(playbook, _questions, script, context)
        {
            Answered = position.At, Out = way, Before = position,
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
