using SupportBot.Conversations;
using SupportBot.Triage.Listening;

namespace SupportBot.Triage;

/// <summary>Takes a conversation through a script, one turn at a time. Pure: the same turn gives the same progress.</summary>
internal sealed class ScriptRunner(Phrases phrases)
{
    private const int MostMisses = 2;
    private readonly Questions _questions = new(phrases);

    /// <summary>Begins a script. What is known already, or told in these first words, is not asked.</summary>
    public Progress Begin(Script script, TriageContext context) =>
        new ScriptWalk(script, _questions, context) { Story = context.Story }.From(script.Steps[0].Id);

    /// <summary>Asks again what is still open, for somebody who wants to go on.</summary>
    public Progress Resume(Script script, TriagePosition position, TriageContext context) => script.Find(position.Step) is not null
        ? Walk(script, null, context, position.Step)
        : Ended(script, HandoffReason.ScriptEnded, context.Facts);

    /// <summary>Takes the answer to the step that waited.</summary>
    public Progress Continue(Script script, TriagePosition position, TriageContext context)
    {
        if (context.Choice == Buttons.Person) return Ended(script, HandoffReason.AskedForPerson, context.Facts);
        return script.Find(position.Step) switch
        {
            Step.Ask ask => Answered(script, position, ask, context),
            Step.Resolve resolve => Helped(script, position, resolve, context),
            // A position this version does not know: a person is the honest way on.
            Step.Say or Step.Branch or Step.HandOff or null => Ended(script, HandoffReason.ScriptEnded, context.Facts),
            var step => throw new InvalidOperationException($"No answer is taken by {step.GetType().Name}."),
        };
    }

    private Progress Answered(Script script, TriagePosition position, Step.Ask ask, TriageContext context) =>
        AnswerReader.Read(ask, context) switch
        {
            Answer.Chosen chosen => Walk(script, ask, ScriptWalk.Kept(ask, chosen.Option, context), chosen.Option.Next),
            Answer.Told told => Walk(script, ask, ask.Fact is null ? context : context.Knowing(ask.Fact, told.Value), ask.Next!),
            Answer.OldButton => Waiting(position, _questions.AfterOldButton(ask, context), context),
            _ => Missed(script, position, context, misses => _questions.Again(ask, context, misses)),
        };

    private Progress Helped(Script script, TriagePosition position, Step.Resolve resolve, TriageContext context) =>
        AnswerReader.Read(resolve, context) switch
        {
            Answer.Helped { Yes: true } => new(null, [], context.Facts, new TriageOutcome.Resolved()),
            Answer.Helped => Walk(script, resolve, context, resolve.No),
            Answer.OldButton => Waiting(position, _questions.AfterOldButton(resolve, context), context),
            _ => Missed(script, position, context, misses => _questions.Again(resolve, context, misses)),
        };

    private Progress Walk(Script script, Step? answered, TriageContext context, string next) =>
        new ScriptWalk(script, _questions, context) { Answered = answered }.From(next);

    private static Progress Missed(Script script, TriagePosition position, TriageContext context, Func<int, Reply> again)
    {
        var misses = position.Misses + 1;
        return misses > MostMisses
            ? Ended(script, HandoffReason.NotUnderstood, context.Facts)
            : Waiting(position with { Misses = misses }, again(misses), context);
    }

    private static Progress Waiting(TriagePosition at, Reply reply, TriageContext context) => new(at, [reply], context.Facts, null);

    private static Progress Ended(Script script, HandoffReason reason, Facts facts) =>
        new(null, [], facts, new TriageOutcome.HandOff(reason, script.Queue, Tier.L2));
}
