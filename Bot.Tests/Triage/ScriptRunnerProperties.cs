using FsCheck;
using FsCheck.Fluent;
using SupportBot.Conversations;
using SupportBot.Tests.Support;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Tests.Triage;

/// <summary>Whatever customers write and press, wherever a script stands.</summary>
public class ScriptRunnerProperties
{
    private static readonly ScriptRunner Runner = ShippedPlaybook.It.Runner;

    private static readonly Gen<(Script Script, Step Step)> Places = Gen.Elements(
        ShippedPlaybook.It.Active.SelectMany(script => script.Steps.Where(step => step.Waits).Select(step => (script, step))));

    private static readonly Gen<TriageContext> Turns =
        from text in Gen.OneOf(Texts.Wild.Generator, Gen.Elements("yes", "нет", "1", "10472", "вчера", "anna@example.com", "E-77", "status?", "nie wiem"))
        from choice in Gen.Elements(null, null, null, "yes", "what.twice", "hold_clear.no", "person", "go_on", "", ".", "what.")
        from language in Gen.Elements(Enum.GetValues<Language>())
        from seed in Gen.Choose(int.MinValue, int.MaxValue)
        select new TriageContext(text, choice, Assessment.Unsure, language, FactExtractor.Extract(text, Talk.Today), Talk.Today, seed);

    [Fact]
    public void Every_turn_either_waits_at_a_step_with_one_question_or_ends()
    {
        Prop.ForAll(Places.ToArbitrary(), Turns.ToArbitrary(), (place, turn) =>
        {
            var progress = Runner.Continue(place.Script, new TriagePosition(place.Script.Id, place.Step.Id), turn);

            var waits = progress.At is { } at && ShippedPlaybook.It.Find(at.Script)?.Find(at.Step) is { Waits: true } && progress.Outcome is null && progress.Replies.Count == 1;
            var ends = progress.At is null && progress.Outcome is not null && progress.Replies.All(reply => reply.Choices.Count == 0);
            return (waits ^ ends) && progress.Replies.All(IsFit);
        }).Check(Some.Thorough);
    }

    [Fact]
    public void Nobody_is_kept_longer_than_three_answers_that_are_not_understood()
    {
        // A file or a pause is waited for in other ways.
        Prop.ForAll(Places.Where(place => place.Step is Step.Ask or Step.Resolve).ToArbitrary(), place =>
        {
            var at = new TriagePosition(place.Script.Id, place.Step.Id);
            var turn = new TriageContext("…", null, Assessment.Unsure, Language.En, Facts.None, Talk.Today, 0);
            var second = Runner.Continue(place.Script, Runner.Continue(place.Script, at, turn).At!, turn);
            return second.Replies.Single().Choices.Any(choice => choice.Value == Buttons.Person)
                && Runner.Continue(place.Script, second.At!, turn).Outcome is TriageOutcome.HandOff { Reason: HandoffReason.NotUnderstood };
        }).Check(Some.Thorough);
    }

    [Fact]
    public void A_fact_once_known_is_kept_through_every_turn()
    {
        Prop.ForAll(Places.ToArbitrary(), Turns.ToArbitrary(), (place, turn) =>
            turn.Facts.Values.Keys.All(Runner.Continue(place.Script, new TriagePosition(place.Script.Id, place.Step.Id), turn).Facts.Knows)).Check(Some.Thorough);
    }

    [Fact]
    public void The_same_turn_gives_the_same_progress()
    {
        Prop.ForAll(Places.ToArbitrary(), Turns.ToArbitrary(), (place, turn) =>
        {
            var at = new TriagePosition(place.Script.Id, place.Step.Id);
            var (once, again) = (Runner.Continue(place.Script, at, turn), Runner.Continue(place.Script, at, turn));
            return once.At == again.At && once.Facts.Equals(again.Facts) && once.Outcome == again.Outcome
                && once.Replies.Select(reply => reply.Text).SequenceEqual(again.Replies.Select(reply => reply.Text));
        }).Check(Some.Thorough);
    }

    private static bool IsFit(Reply reply) =>
        reply.Text.Length is > 0 and <= 1000 && reply.Text.Count(c => c == '?') <= 1 && reply.Choices.All(choice => choice.Value.Length is > 0 and <= 40);
}
