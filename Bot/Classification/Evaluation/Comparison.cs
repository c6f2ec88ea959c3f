using SupportBot.Classification.Training;

namespace SupportBot.Classification.Evaluation;

/// <summary>A candidate beside the active model: on the messages no model learns from, and on what people labelled last.</summary>
internal sealed class Comparison
{
    private readonly Classifier _active;
    private readonly Classifier _candidate;

    private Comparison(Classifier active, Classifier candidate, ComparedSet frozen, ComparedSet newest)
    {
        (_active, _candidate, Frozen, Newest) = (active, candidate, frozen, newest);
        Words = ComparisonWords.Of(frozen);
    }

    /// <param name="active">What reads customers now.</param>
    /// <param name="candidate">What could read them.</param>
    /// <param name="frozen">Messages held apart from every training: these alone give the verdict.</param>
    /// <param name="newest">What people labelled last; it is only shown.</param>
    public static Comparison Of(Classifier active, Classifier candidate, IReadOnlyList<LabelledMessage> frozen, IReadOnlyList<LabelledMessage> newest) => new(
        active, candidate, ComparedSet.Of(active, candidate, frozen), ComparedSet.Of(active, candidate, newest));

    public string Active => _active.Version;

    public string Candidate => _candidate.Version;

    public ComparedSet Frozen { get; }

    public ComparedSet Newest { get; }

    /// <summary>What is read otherwise, on the frozen set and then on the newest labels.</summary>
    public IEnumerable<ChangedReading> Changed => Frozen.Changed.Concat(Newest.Changed);

    /// <summary>In no head and no language does the candidate read worse beyond noise, and there was something to judge by.</summary>
    public bool IsNotWorse => Verdicts.Any(verdict => verdict.Judgement is not Judgement.TooFew) && Verdicts.All(verdict => verdict.Judgement is not Judgement.Worse);

    /// <summary>What it comes to, in plain sentences.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>What is said of a head over all languages (<see cref="ComparedSet.All"/>) or in one.</summary>
    public Verdict Verdict(Head head, string language = ComparedSet.All) =>
        Frozen.Heads.Single(of => of.Head == head).Languages.Single(of => of.Language == language).Verdict;

    /// <summary>The words that carried both readings. Worked out when asked for: it takes a reading for every word.</summary>
    public (IReadOnlyList<Reason> Active, IReadOnlyList<Reason> Candidate) Explain(ChangedReading change) =>
        (_active.Explain(change.Message.Text, change.Head), _candidate.Explain(change.Message.Text, change.Head));

    private IEnumerable<Verdict> Verdicts => Frozen.Heads.SelectMany(head => head.Languages).Select(language => language.Verdict);
}
