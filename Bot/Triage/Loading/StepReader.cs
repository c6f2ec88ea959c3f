using System.Collections.Immutable;

namespace SupportBot.Triage.Loading;

/// <summary>Reads one step: the key that names its kind, and what belongs to that kind.</summary>
internal sealed class StepReader(DeclaredFacts facts, StepNames names, ExpressionReader expressions, CallNames calls, string queue)
{
    private readonly StepTexts _texts = new(facts);
    private readonly EndReader _ends = new(new StepTexts(facts), names, queue);

    /// <summary>The keys that name a kind.</summary>
    public static ImmutableArray<string> Kinds { get; } =
        ["say", "ask", "check", "wait", "request_evidence", "article", "refer", "resolve", "handoff", "call"];

    /// <summary>The step; null, with the problems reported, when it cannot be read.</summary>
    public Step? Read(string id, Section step)
    {
        // An 'ask' has a 'check' of its own.
        var kinds = Kinds.Where(kind => step.Has(kind) && (kind != "check" || !step.Has("ask"))).ToList();
        if (kinds.Count != 1)
        {
            step.Source.Report(step.Title, ProblemKind.MissingKey, $"Step '{id}' must be exactly one of: {string.Join(", ", Kinds)}.");
            return null;
        }
        var read = Read(kinds[0], id, step);
        step.Finish();
        return read;
    }

    private Step? Read(string kind, string id, Section step) => kind switch
    {
        "say" => Say(id, step),
        "ask" => Ask(id, step),
        "check" => Check(id, step),
        "wait" => Wait(id, step),
        "request_evidence" => Evidence(id, step),
        "article" => Article(id, step),
        "refer" => _ends.Refer(id, step),
        "resolve" => _ends.Resolve(id, step),
        "handoff" => _ends.HandOff(id, step),
        "call" => Call(id, step),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Step.Say? Say(string id, Section step)
    {
        var text = _texts.Read(step, "say", TextLimits.Statement);
        var next = names.Next(step, "next");
        return text is null || next is null ? null : new Step.Say(text, next) { Id = id };
    }

    private Step.Ask? Ask(string id, Section step)
    {
        var text = _texts.Read(step, "ask", TextLimits.Question);
        var again = _texts.Read(step, "again", TextLimits.Question);
        var fact = step.Find("fact") is { } at ? facts.Check(at, step.Word(at, "fact")) : null;
        var check = step.OneOf<Check>(step.Find("check"), "check");
        var next = check is null ? names.Optional(step, "next") : names.Next(step, "next");
        var always = step.YesNo("always") ?? false;
        var options = new OptionReader(names, next).Read(step);
        if (!step.Has("check") && !step.Has("choices"))
        {
            step.Source.Report(step.Title, ProblemKind.DeadEnd, $"Step '{id}' takes no answer: give it 'choices:' or 'check:'.");
        }
        return text is null ? null : new Step.Ask(text, again, fact, check, options, next) { Id = id, Always = always };
    }

    private Step.Decide? Check(string id, Section step)
    {
        var cases = step.Children("check", "a case of 'check'").Select(new CaseReader(expressions, names).Read).OfType<Case>().ToImmutableArray();
        var otherwise = names.Next(step, "else");
        return otherwise is null ? null : new Step.Decide(cases, otherwise) { Id = id };
    }

    private Step.Wait? Wait(string id, Section step)
    {
        var wait = Duration.Read(step, step.Find("wait")!);
        var text = _texts.Need(step, "text", TextLimits.Statement, "what is said before, or the customer believes nobody is there.");
        var next = names.Next(step, "next");
        return wait is null || text is null || next is null ? null : new Step.Wait(wait.Value, text, next) { Id = id };
    }

    private Step.Evidence? Evidence(string id, Section step)
    {
        var text = _texts.Read(step, "request_evidence", TextLimits.Question);
        var why = _texts.Need(step, "why", TextLimits.Statement, "what it is needed for.");
        var next = names.Next(step, "next");
        var alternative = names.Next(step, "alternative");
        return text is null || why is null || next is null || alternative is null ? null : new Step.Evidence(text, why, next, alternative) { Id = id };
    }

    private Step.ShowArticle? Article(string id, Section step)
    {
        var article = calls.Article(step, step.Find("article")!);
        var next = names.Next(step, "next");
        return article is null || next is null ? null : new Step.ShowArticle(article is Step.ShowArticle.Search ? null : article, next) { Id = id };
    }

    private Step.Call? Call(string id, Section step)
    {
        var script = calls.Read(step, step.Find("call")!);
        var next = names.Next(step, "next");
        return script is null || next is null ? null : new Step.Call(script, next) { Id = id };
    }
}
