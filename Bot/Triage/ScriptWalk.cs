using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Triage.Listening;

namespace SupportBot.Triage;

/// <summary>One turn's way through a script and those it calls: from a step to the next one that waits or ends, saying what lies between.</summary>
internal sealed class ScriptWalk(Playbook playbook, Questions questions, Script script, TriageContext context)
{
    private const int LongestWay = 100;
    private const int MostCallers = 5;
    private const int MostTold = 30;

    private readonly List<string> _said = [];
    private readonly List<StepId> _passed = [];
    private readonly List<Way> _ways = [];
    private readonly HashSet<StepId> _met = [];
    private Script _script = script;
    private TriageContext _context = context;
    private ImmutableList<StepId> _callers = [];
    private ImmutableList<StepId> _told = [];

    /// <summary>The step this turn answered; it is asked again when the way leads back to it.</summary>
    public StepId? Answered { get; init; }

    /// <summary>The way the answer took out of that step.</summary>
    public string? Out { get; init; }

    /// <summary>The first words of the matter, in which choices are recognised; null later.</summary>
    public string? Story { get; init; }

    /// <summary>Where the script stood before this turn.</summary>
    public TriagePosition? Before { get; init; }

    /// <summary>The steps that waited and were answered, this turn's among them.</summary>
    public IReadOnlyList<Stop> Path { get; init; } = [];

    /// <summary>The way is walked again: what was told is not told again, and what was answered is not asked again.</summary>
    public bool IsAgain { get; init; }

    public Progress From(string step)
    {
        if (Before is { } before) (_callers, _told) = (IsAgain ? [] : [.. before.Callers], [.. before.Told]);
        if (Answered is { } answered) _met.Add(answered);
        if (Answered is { } stood && Out is not null) _ways.Add(new Way(stood.Script.Name, stood.Step, Out));
        var at = step;
        while (_passed.Count < LongestWay && Pass(at) is { } next) at = next;
        var said = string.Join("\n\n", _said);
        return Stop(at) with { Passed = _passed, Said = said, Ways = _ways };
    }

    // Where the way goes on without waiting; null where it stops. No way goes round without an ask (ScriptRules), and an ask
    // is passed once, so this ends; versions that do not fit each other end at the longest way.
    private string? Pass(string at)
    {
        _passed.Add(new StepId(_script.Id, at));
        switch (_script.Find(at))
        {
            case Step.Say say:
                Tell(say);
                return Go(at, Way.Next, say.Next);
            case Step.Decide decide:
                var (way, to) = decide.Choose(_context.Situation);
                return Go(at, way, to);
            case Step.Ask ask when Known(ask) is var (known, next) && _met.Add(new StepId(_script.Id, at)):
                return Go(at, known, next);
            case Step.Ask or Step.Resolve or Step.Evidence or Step.Wait when AnsweredBefore(at) is { } next && _met.Add(new StepId(_script.Id, at)):
                return next;
            case Step.ShowArticle article when Find(article) is null:
                return Go(at, Way.Nothing, article.Next);
            case Step.ShowArticle when AnsweredBefore(at) is { } next:
                return next;
            case Step.Call call when Called(call.Script) is { } called && _callers.Count < MostCallers:
                _callers = _callers.Add(new StepId(_script.Id, call.Next));
                Go(at, Way.Next, at);
                _script = called;
                return called.Steps[0].Id;
            case Step.Return when _callers is [.., var caller] && playbook.Find(caller.Script) is { } back:
                _callers = _callers.RemoveAt(_callers.Count - 1);
                Go(at, Way.End, at);
                _script = back;
                return caller.Step;
            default:
                return null;
        }
    }

    private string Go(string at, string way, string next)
    {
        _ways.Add(new Way(_script.Id.Name, at, way));
        return next;
    }

    private Progress Stop(string at) => _script.Find(at) switch
    {
        Step.Ask or Step.Resolve or Step.Evidence => Waiting(at, questions.First(_script.Find(at)!, _context)),
        Step.Wait wait => Waiting(at, questions.First(wait, _context), _context.Now + wait.For),
        Step.ShowArticle show when Find(show) is { } article => Showing(at, show, article),
        Step.Refer refer => Ended(at, new TriageOutcome.Referred(questions.Fill(refer.To, _context)), questions.Fill(refer.Text, _context)),
        Step.HandOff end => Ended(at, new TriageOutcome.HandOff(end.Reason, end.Queue, end.Tier) { Skills = end.Skills.IsEmpty ? null : string.Join(',', end.Skills) }),
        // A script that was not called, a called one that is gone, or a way without an end: a person is the honest way on.
        _ => Ended(at, new TriageOutcome.HandOff(HandoffReason.ScriptEnded, _script.Queue, Tier.L2)),
    };

    private void Tell(Step.Say say)
    {
        var at = new StepId(_script.Id, say.Id);
        if (IsAgain && _told.Contains(at)) return;
        _said.Add(questions.Fill(say.Text, _context));
        _told = _told.Remove(at).Add(at);
        if (_told.Count > MostTold) _told = _told.RemoveAt(0);
    }

    private (string Out, string Next)? Known(Step.Ask ask)
    {
        if (ask.Fact is null || ask.Always) return null;
        var known = _context.Facts[ask.Fact];
        if (ask.Check is { } check) return known is null ? null : (Way.Told(check, known), ask.Next!);
        var option = ask.Options.FirstOrDefault(o => o.Value == known) ?? (Story is null ? null : OptionMatcher.Recognise(ask.Options, Story));
        if (option is not null) _context = Kept(ask, option, _context);
        return option is null ? null : (option.Value, option.Next);
    }

    private string? AnsweredBefore(string at)
    {
        if (!IsAgain) return null;
        foreach (var stop in Path)
            if (stop.At == new StepId(_script.Id, at)) return stop.Next;
        return null;
    }

    // Whoever walks again stays on the version they walked before.
    private Script? Called(string name)
    {
        if (IsAgain && Before is { } before)
            foreach (var id in before.Scripts.Concat(Path.Select(stop => stop.Script)))
                if (id.Name == name && playbook.Find(id) is { } kept) return kept;
        return playbook.Named(name);
    }

    private FoundArticle? Find(Step.ShowArticle step) => step.Article is null
        ? _context.Articles is [var best, ..] ? best : null
        : playbook.Articles.Find(step.Article, _context.Language)?.Answer;

    /// <summary>Keeps what was chosen. Beside a check a choice is a way out, and the fact stays unknown.</summary>
    public static TriageContext Kept(Step.Ask ask, Option option, TriageContext context) =>
        ask.Fact is null || ask.Check is not null ? context : context.Knowing(ask.Fact, option.Value);

    // Everything said in a turn is one message, the question last.
    private Progress Waiting(string at, Reply question, DateTimeOffset? until = null) => new(
        new TriagePosition(_script.Id, at, 0, _callers, Path, _told, until),
        [question with { Text = string.Join("\n\n", [.. _said, question.Text]) }], _context.Facts, null);

    private Progress Showing(string at, Step.ShowArticle show, FoundArticle article)
    {
        _said.Add(Questions.Shown(article));
        var shown = Waiting(at, questions.First(show, _context));
        return shown with { At = shown.At! with { Article = article.Id }, Articles = [new ArticleNews(article.Id, null)] };
    }

    private Progress Ended(string at, TriageOutcome outcome, string? last = null)
    {
        Go(at, Way.End, at);
        if (last is not null) _said.Add(last);
        return new(null, _said.Count == 0 ? [] : [new Reply(string.Join("\n\n", _said))], _context.Facts, outcome);
    }
}
