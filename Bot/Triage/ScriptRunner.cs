using SupportBot.Conversations;
using SupportBot.Triage.Listening;

namespace SupportBot.Triage;

/// <summary>Walks a conversation through a script, one turn at a time. Pure: the same turn gives the same progress.</summary>
internal sealed class ScriptRunner(Phrases phrases)
{
    private const int MostMisses = 2;
    private readonly Questions _questions = new(phrases);

    /// <summary>Begins a script; what is known already is not asked.</summary>
    public Progress Begin(Script script, TriageContext context) => Walk(script, script.First, context, context.Facts, null);

    /// <summary>Asks again what is still open, for somebody who wants to go on.</summary>
    public Progress Resume(Script script, TriagePosition position, TriageContext context) => script.Steps.ContainsKey(position.Step)
        ? Walk(script, position.Step, context, context.Facts, null)
        : Ended(script, HandoffReason.ScriptEnded, context.Facts);

    /// <summary>Takes the answer to the step that waited.</summary>
    public Progress Continue(Script script, TriagePosition position, TriageContext context)
    {
        if (context.Choice == Buttons.Person) return Ended(script, HandoffReason.AskedForPerson, context.Facts);
        return script.Steps.GetValueOrDefault(position.Step) switch
        {
            Step.Ask ask => Answered(script, position, ask, context),
            Step.Resolve resolve => Helped(script, position, resolve, context),
            // A position no version of the script knows: a person is the honest way on.
            Step.Say or Step.Branch or Step.HandOff or null => Ended(script, HandoffReason.ScriptEnded, context.Facts),
            var step => throw new InvalidOperationException($"No answer is taken by {step.GetType().Name}."),
        };
    }

    private Progress Answered(Script script, TriagePosition position, Step.Ask ask, TriageContext context) =>
        AnswerReader.Read(ask, context) switch
        {
            Answer.Chosen chosen => Walk(script, chosen.Option.Next, context, Kept(ask, chosen.Option.Value, context.Facts), ask.Id),
            Answer.Told told => Walk(script, ask.Next!, context, ask.Fact is null ? context.Facts : context.Facts.With(ask.Fact, told.Value), ask.Id),
            Answer.OldButton => Waiting(position, _questions.AfterOldButton(ask, context), context.Facts),
            _ => Missed(script, position, context, misses => _questions.Again(ask, context, misses)),
        };

    private Progress Helped(Script script, TriagePosition position, Step.Resolve resolve, TriageContext context) =>
        AnswerReader.Read(resolve, context) switch
        {
            Answer.Helped { Yes: true } => new(null, [], context.Facts, new TriageOutcome.Resolved()),
            Answer.Helped => Walk(script, resolve.No, context, context.Facts, resolve.Id),
            Answer.OldButton => Waiting(position, _questions.AfterOldButton(resolve, context), context.Facts),
            _ => Missed(script, position, context, misses => _questions.Again(resolve, context, misses)),
        };

    private static Progress Missed(Script script, TriagePosition position, TriageContext context, Func<int, Reply> again)
    {
        var misses = position.Misses + 1;
        return misses > MostMisses
            ? Ended(script, HandoffReason.NotUnderstood, context.Facts)
            : Waiting(position with { Misses = misses }, again(misses), context.Facts);
    }

    private Progress Walk(Script script, string from, TriageContext context, Facts facts, string? answered)
    {
        var now = context with { Facts = facts };
        var said = new List<string>();
        var passed = new HashSet<string>();
        if (answered is not null) passed.Add(answered);
        for (var at = from; ;)
        {
            switch (script.Steps[at])
            {
                case Step.Say say:
                    said.Add(Questions.Fill(say.Text, now));
                    at = say.Next;
                    break;
                case Step.Branch branch:
                    at = branch.Choose(facts, context.Assessment);
                    break;
                // Asked again when a circle leads back to it within one turn, though its fact is known.
                case Step.Ask ask when KnownExit(ask, facts) is { } next && passed.Add(at):
                    at = next;
                    break;
                case Step.Ask ask:
                    return Waiting(new TriagePosition(script.Id, at), Merged(said, _questions.First(ask, now)), facts);
                case Step.Resolve resolve:
                    return Waiting(new TriagePosition(script.Id, at), Merged(said, _questions.First(resolve, now)), facts);
                case Step.HandOff end:
                    IReadOnlyList<Reply> replies = said.Count == 0 ? [] : [new Reply(string.Join("\n\n", said))];
                    return new(null, replies, facts, new TriageOutcome.HandOff(end.Reason, end.Queue, end.Tier));
                case var step:
                    throw new InvalidOperationException($"No way through {step.GetType().Name}.");
            }
        }
    }

    private static string? KnownExit(Step.Ask ask, Facts facts)
    {
        if (ask.Fact is null || facts[ask.Fact] is not { } known) return null;
        if (ask.Check is not null) return ask.Next;
        foreach (var option in ask.Options)
            if (option.Value == known) return option.Next;
        return null;
    }

    private static Facts Kept(Step.Ask ask, string value, Facts facts) =>
        ask.Fact is null || ask.Check is not null ? facts : facts.With(ask.Fact, value);

    private static Reply Merged(List<string> said, Reply question) =>
        said.Count == 0 ? question : question with { Text = $"{string.Join("\n\n", said)}\n\n{question.Text}" };

    private static Progress Waiting(TriagePosition at, Reply reply, Facts facts) => new(at, [reply], facts, null);

    private static Progress Ended(Script script, HandoffReason reason, Facts facts) =>
        new(null, [], facts, new TriageOutcome.HandOff(reason, script.Queue, Tier.L2));
}
