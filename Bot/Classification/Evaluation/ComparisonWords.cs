using SupportBot.Conversations;

namespace SupportBot.Classification.Evaluation;

/// <summary>Says in plain sentences what a comparison comes to.</summary>
internal static class ComparisonWords
{
    public static IReadOnlyList<string> Of(ComparedSet set)
    {
        var cells = set.Heads.SelectMany(head => head.Languages.Select(language => (head.Head, Language: language))).ToArray();
        if (cells.All(cell => cell.Language.Verdict.Judgement is Judgement.TooFew)) return ["There are too few labelled messages to judge by."];
        if (set.Changed.Count == 0) return ["Both read every message alike."];
        var (better, worse) = (Named(Judgement.Better), Named(Judgement.Worse));
        if (better.Length + worse.Length == 0) return ["Neither better nor worse beyond noise at anything it reads, in any language.", .. Critical(set)];
        return
        [
            .. better.Length > 0 ? [$"Better at {string.Join(", ", better)}."] : Array.Empty<string>(),
            .. worse.Length > 0 ? [$"Worse at {string.Join(", ", worse)}."] : Array.Empty<string>(),
            "Everything else is within noise.",
            .. Critical(set),
        ];

        string[] Named(Judgement judgement) => [.. cells.Where(cell => cell.Language.Verdict.Judgement == judgement).Select(cell => Words(cell.Head, cell.Language))];
    }

    // What a wrong reading costs most is said even where it is within noise.
    private static IEnumerable<string> Critical(ComparedSet set)
    {
        const int critical = (int)Urgency.Critical;
        var urgency = set.Heads.Single(head => head.Head == Heads.Urgency).Languages[0];
        var (active, candidate) = (urgency.Active.Matrix[critical, critical], urgency.Candidate.Matrix[critical, critical]);
        if (active != candidate) yield return $"Of {urgency.Active.Matrix.Support(critical)} critical messages it finds {candidate}, the active one {active}.";
    }

    /// <summary>A language as sentences name it: <c>Polish</c>.</summary>
    public static string LanguageOf(string language) => language switch
    {
        ComparedSet.All => "all languages",
        "en" => "English",
        "ru" => "Russian",
        "pl" => "Polish",
        _ => "other languages",
    };

    /// <summary>A head as sentences name it: <c>urgency</c>.</summary>
    public static string HeadOf(Head head) => head.Name is "wants_person" ? "wishes for a person" : head.Name.Replace('_', ' ');

    /// <summary>A share as sentences give it: <c>.76</c>.</summary>
    public static string Share(double share) => share.ToString(".00", CultureInfo.InvariantCulture);

    private static string Words(Head head, ComparedLanguage language) =>
        $"{HeadOf(head)} in {LanguageOf(language.Language)} ({Share(language.Active.Matrix.MacroF1)} to {Share(language.Candidate.Matrix.MacroF1)})";
}
