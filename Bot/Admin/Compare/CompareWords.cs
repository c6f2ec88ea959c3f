using SupportBot.Classification.Evaluation;
using SupportBot.Conversations;
using SupportBot.Desk;

namespace SupportBot.Admin.Compare;

/// <summary>What admins read in a comparison.</summary>
internal static class CompareWords
{
    public static string Of(string language) => language == ComparedSet.All ? "All" : Wording.Of(Enum.Parse<Language>(language, ignoreCase: true));

    /// <summary>A figure as the model card has it: <c>.764</c>.</summary>
    public static string Figure(double share) => share.ToString(".000", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    public static string Change(double difference) => difference.ToString("+.000;−.000;.000", CultureInfo.InvariantCulture);

    public static string Of(Judgement judgement) => judgement switch
    {
        Judgement.TooFew => "too few to judge",
        Judgement.WithinNoise => "within noise",
        Judgement.Better => "better",
        Judgement.Worse => "worse",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string? ToneOf(Judgement judgement) => judgement switch
    {
        Judgement.Better => "good",
        Judgement.Worse => "critical",
        Judgement.TooFew or Judgement.WithinNoise => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(ChangedShow show) => show switch
    {
        ChangedShow.All => "All that changed",
        ChangedShow.Gained => "Candidate right, active wrong",
        ChangedShow.Lost => "Active right, candidate wrong",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
