using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Classification.Features;
using SupportBot.Classification.Labelling;
using SupportBot.Classification.Training;
using SupportBot.Tests.Classification.Poisoning;

namespace SupportBot.Benchmarks.Poison;

/// <summary>A model after an attack.</summary>
/// <param name="Mass">What the attackers' labels weigh, in messages of the corpus.</param>
/// <param name="MacroF1">On the frozen set, in the order of <see cref="Heads.All"/>.</param>
internal sealed record PoisonResult(string Name, double Mass, Classifier Classifier, IReadOnlyList<double> MacroF1);

/// <summary>Trains once for each attack.</summary>
internal sealed class PoisonRun(Ground ground, Lexicon lexicon, CancellationToken ct)
{
    private PoisonResult? _clean;

    public PoisonResult Clean(string name) => _clean ??= Train(name, []);

    public PoisonResult Believed(string name, Attack attack) => Train(name, attack.Believed(ground));

    public PoisonResult Weighed(string name, Attack attack) => Train(name, attack.Weighed(ground, Clean(name).Classifier, new LabelOptions()));

    private PoisonResult Train(string name, IReadOnlyList<LabelledMessage> labels)
    {
        if (labels.Count == 0 && _clean is not null) return _clean with { Name = name };
        var classifier = new Classifier(Trainer.Train([.. ground.Corpus, .. labels], lexicon, new Progress<TrainingProgress>(), ct), name);
        var reports = Evaluator.Evaluate(classifier, ground.Frozen);
        return new PoisonResult(name, labels.Sum(label => (double)label.Weight), classifier, [.. reports.Select(report => report.Matrix.MacroF1)]);
    }
}
