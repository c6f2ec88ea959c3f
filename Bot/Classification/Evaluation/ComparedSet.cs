using SupportBot.Classification.Training;

namespace SupportBot.Classification.Evaluation;

/// <summary>Two classifiers on the same labelled messages.</summary>
/// <param name="Messages">How many.</param>
/// <param name="Heads">In the order of <see cref="Heads.All"/>.</param>
/// <param name="Changed">What is not read alike: other answers first, the surest candidate's before others.</param>
internal sealed record ComparedSet(int Messages, IReadOnlyList<ComparedHead> Heads, IReadOnlyList<ChangedReading> Changed)
{
    /// <summary>What is said of all languages together.</summary>
    public const string All = "all";

    private const string Other = "other";

    public static ComparedSet Of(Classifier active, Classifier candidate, IReadOnlyList<LabelledMessage> messages)
    {
        var compared = messages.Select(message => ComparedMessage.Of(message, active, candidate)).ToArray();
        var verdicts = PairedBootstrap.Judge(compared);
        var groups = Classification.Heads.Language.Labels.Select((language, index) => Group(language, compared.Where(m => m.Message.Labels[0] == index)))
            .Prepend(Group(All, compared)).Index().OrderBy(group => group.Item.Language is Other).ToArray();
        return new ComparedSet(
            compared.Length,
            [
                .. Classification.Heads.All.Select((head, h) => new ComparedHead(
                    head, [.. groups.Select(g => new ComparedLanguage(g.Item.Language, g.Item.Active[h], g.Item.Candidate[h], verdicts[h][g.Index]))])),
            ],
            [
                .. compared.SelectMany(message => message.Changes())
                    .OrderBy(change => change.Active.Value == change.Candidate.Value).ThenByDescending(change => change.Candidate.Confidence),
            ]);
    }

    private static (string Language, IReadOnlyList<HeadReport> Active, IReadOnlyList<HeadReport> Candidate) Group(
        string language, IEnumerable<ComparedMessage> messages) => (
        language,
        Evaluator.Report(messages.Select(message => (message.Message, message.Active))),
        Evaluator.Report(messages.Select(message => (message.Message, message.Candidate))));
}

/// <summary>One head of two classifiers.</summary>
/// <param name="Languages">All languages together first, then each, and the others last.</param>
internal sealed record ComparedHead(Head Head, IReadOnlyList<ComparedLanguage> Languages);

/// <summary>One head of two classifiers in one language.</summary>
/// <param name="Language">As the corpus calls it, or <see cref="ComparedSet.All"/>.</param>
internal sealed record ComparedLanguage(string Language, HeadReport Active, HeadReport Candidate, Verdict Verdict);
