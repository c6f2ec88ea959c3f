using SupportBot.Classification;
using SupportBot.Classification.Evaluation;

namespace SupportBot.Admin.Compare;

/// <summary>Which changed messages are shown.</summary>
internal enum ChangedShow
{
    All,

    /// <summary>The candidate is right and the active model is not.</summary>
    Gained,

    /// <summary>The active model is right and the candidate is not.</summary>
    Lost,
}

/// <summary>The comparison as it is looked at now.</summary>
/// <param name="IsNewest">On the newest labels, not on the frozen set.</param>
/// <param name="Head">Null for the one that changed most.</param>
/// <param name="Language">As the corpus calls it, or <see cref="ComparedSet.All"/>.</param>
/// <param name="Number">The page of changed messages, from 1.</param>
internal sealed record CompareView(ModelVersion Candidate, bool IsNewest, Head? Head, string Language, ChangedShow Show, int Number)
{
    public const int PageSize = 20;
    private const int LastPage = 10_000;

    /// <summary>Null when the address names no model.</summary>
    public static CompareView? Of(IQueryCollection query) => ModelVersion.TryParse(query["candidate"], null, out var candidate)
        ? new CompareView(
            candidate,
            query["on"] == "newest",
            Heads.All.FirstOrDefault(head => head.Name == query["head"]),
            Heads.Language.Labels.FirstOrDefault(language => language == query["language"]) ?? ComparedSet.All,
            Enum.TryParse<ChangedShow>(query["show"], ignoreCase: true, out var show) && Enum.IsDefined(show) ? show : ChangedShow.All,
            int.TryParse(query["page"], CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1)
        : null;

    public ComparedSet SetOf(Comparison comparison) => IsNewest ? comparison.Newest : comparison.Frozen;

    /// <summary>The head looked at; when none was chosen, the one of which most is to be said.</summary>
    public ComparedHead HeadOf(ComparedSet set) => set.Heads.FirstOrDefault(of => of.Head == Head)
        ?? set.Heads.MaxBy(head => head.Languages.Count(language => language.Verdict.Judgement is Judgement.Better or Judgement.Worse))!;

    public IReadOnlyList<ChangedReading> ChangedIn(ComparedSet set, Head head) => [.. set.Changed.Where(change => change.Head == head && IsShown(change))];

    public string Link()
    {
        var link = $"/admin/classifier/compare?candidate={Candidate}";
        if (IsNewest) link += "&on=newest";
        if (Head is not null) link += $"&head={Head.Name}";
        if (Language != ComparedSet.All) link += $"&language={Language}";
        if (Show is not ChangedShow.All) link += $"&show={Show.ToString().ToLowerInvariant()}";
        return Number > 1 ? $"{link}&page={Number.ToString(CultureInfo.InvariantCulture)}" : link;
    }

    private bool IsShown(ChangedReading change) => (Language == ComparedSet.All || change.Message.Labels[0] == Heads.Language.Labels.IndexOf(Language)) && Show switch
    {
        ChangedShow.All => true,
        ChangedShow.Gained => change.WhoIsRight is WhoIsRight.Candidate,
        ChangedShow.Lost => change.WhoIsRight is WhoIsRight.Active,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
