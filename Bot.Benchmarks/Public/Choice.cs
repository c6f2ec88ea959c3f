using SupportBot.Classification.Features;
using SupportBot.Classification.Training;

namespace SupportBot.Benchmarks.Public;

/// <summary>Chooses how a set is learnt, by parts of what it has to learn from; what is held apart is not looked at.</summary>
internal static class Choice
{
    // Of a small set one fifth says too little.
    private const int SmallBelow = 5000;

    private static readonly HeadSettings[] Candidates =
    [
        new(Cost: 1, Balance: 0.5f, SureWhenRight: 0.9f), new(Cost: 2, Balance: 0, SureWhenRight: 0.9f), new(Cost: 4, Balance: 0.5f, SureWhenRight: 0.9f),
    ];

    /// <param name="figure">How well something learnt reads messages; higher is better.</param>
    public static HeadSettings Of(PublicSet set, Func<IEnumerable<Asked>, OneQuestion, double> figure, Lexicon lexicon, CancellationToken ct)
    {
        var parts = set.Learnt.ToLookup(message => Split.Fold(message.Text));
        var folds = Enumerable.Range(0, set.Learnt.Count < SmallBelow ? Split.Folds : 1).ToArray();
        return Candidates.MaxBy(settings => folds.Average(Apart(settings)))!;

        Func<int, double> Apart(HeadSettings settings) => fold => figure(
            parts[fold], OneQuestion.Learn([.. parts.Where(part => part.Key != fold).SelectMany(part => part)], set.Answers, settings, lexicon, ct));
    }
}
