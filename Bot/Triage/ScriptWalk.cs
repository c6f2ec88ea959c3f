using SupportBot.Conversations;
using SupportBot.Triage.Listening;

namespace SupportBot.Triage;

/// <summary>One turn's way through a script: from a step to the next one that waits or ends, saying what lies between.</summary>
internal sealed class ScriptWalk(Script script, Questions questions, TriageContext context)
{
    private readonly List<string> _said = [];
    private readonly List<PassedStep> _way = [];
    private readonly HashSet<string> _passed = [];
    private TriageContext _context = context;

    /// <summary>The step this turn answered; it is asked again when the way leads back to it.</summary>
    public Step? Answered { get; init; }

    /// <summary>The first words of the matter, in which choices are recognised; null later.</summary>
    public string? Story { get; init; }

    public Progress From(string step)
    {
        if (Answered is not null) _passed.Add(Answered.Id);
        var at = step;
        _way.Add(new(script.Id, at));
        while (Pass(at) is { } next) _way.Add(new(script.Id, at = next));
        return Stop(at) with { Passed = _way };
    }

    // Where the way goes on without waiting; null where it stops. No way goes round without an ask (ScriptRules), and an ask
    // is passed once, so this ends.
    private string? Pass(string at)
    {
        switch (script.Find(at))
        {
            case Step.Say say:
                _said.Add(Questions.Fill(say.Text, _context));
                return say.Next;
            case Step.Branch branch:
                return branch.Choose(_context.Facts, _context.Assessment);
            case Step.Ask ask when Known(ask) is { } next && _passed.Add(at):
                return next;
            default:
                return null;
        }
    }

    private Progress Stop(string at) => script.Find(at) switch
    {
        Step.Ask ask => Waiting(at, questions.First(ask, _context)),
        Step.Resolve resolve => Waiting(at, questions.First(resolve, _context)),
        Step.HandOff end => new(null, _said.Count == 0 ? [] : [new Reply(string.Join("\n\n", _said))], _context.Facts,
            new TriageOutcome.HandOff(end.Reason, end.Queue, end.Tier)),
        _ => throw new InvalidOperationException($"Script {script.Id} has no way on from '{at}'."),
    };

    private string? Known(Step.Ask ask)
    {
        if (ask.Fact is null || ask.Always) return null;
        if (ask.Check is not null) return _context.Facts.Knows(ask.Fact) ? ask.Next : null;
        var known = _context.Facts[ask.Fact];
        var option = ask.Options.FirstOrDefault(o => o.Value == known) ?? (Story is null ? null : OptionMatcher.Recognise(ask.Options, Story));
        if (option is not null) _context = Kept(ask, option, _context);
        return option?.Next;
    }

    /// <summary>Keeps what was chosen. Beside a check a choice is a way out, and the fact stays unknown.</summary>
    public static TriageContext Kept(Step.Ask ask, Option option, TriageContext context) =>
        ask.Fact is null || ask.Check is not null ? context : context.Knowing(ask.Fact, option.Value);

    // Everything said in a turn is one message, the question last.
    private Progress Waiting(string at, Reply question)
    {
        var reply = _said.Count == 0 ? question : question with { Text = $"{string.Join("\n\n", _said)}\n\n{question.Text}" };
        return new(new TriagePosition(script.Id, at), [reply], _context.Facts, null);
    }
}
