using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Classification.Labelling;
using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification;

public sealed class PairedBootstrapTests
{
    [Fact]
    public void Of_two_equally_good_classifiers_neither_is_called_worse_in_any_head_or_language()
    {
        var alarms = Enumerable.Range(1, 12).Count(seed => Judged(seed, active: 0.8, candidate: 0.8).Any(IsDecided));
        alarms.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public void A_clearly_better_one_is_called_better_in_every_head()
    {
        var verdicts = Judged(seed: 1, active: 0.6, candidate: 0.95).Chunk(PairedCounts.Groups).Select(head => head[0]);
        verdicts.ShouldAllBe(verdict => verdict.Judgement == Judgement.Better && verdict.From > 0 && verdict.From < verdict.Difference && verdict.Difference < verdict.To);
    }

    private static bool IsDecided(Verdict verdict) => verdict.Judgement is Judgement.Better or Judgement.Worse;

    private static Verdict[] Judged(int seed, double active, double candidate)
    {
        var random = new Random(seed);
        var messages = Toy.Make(240, seed).Select(message => new ComparedMessage(message, Read(message, active), Read(message, candidate))).ToArray();
        return [.. PairedBootstrap.Judge(messages).SelectMany(verdicts => verdicts)];

        HeadReading[] Read(LabelledMessage message, double right) =>
            [.. Heads.All.Select((head, h) => new HeadReading(random.NextDouble() < right ? message.Labels[h] : random.Next(head.Count), 0.9f, true))];
    }
}
