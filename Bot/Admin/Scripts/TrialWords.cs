using SupportBot.Storage.Scripts;

namespace SupportBot.Admin.Scripts;

/// <summary>Trials in words.</summary>
internal static class TrialWords
{
    /// <summary>What a trial tells so far.</summary>
    public static string Verdict(TrialOutcome trial)
    {
        if (trial.Current.Settled.IsFew || trial.Other.Settled.IsFew)
            return string.Create(CultureInfo.InvariantCulture, $"Too few to tell: both need {Share.Few} conversations that ended.");
        if (trial.IsOtherBetter is not { } isOther) return "No difference that is more than chance yet.";
        var (from, to) = isOther ? trial.Difference : (-trial.Difference.To, -trial.Difference.From);
        var better = isOther ? trial.Other.Script.Version : trial.Current.Script.Version;
        return string.Create(CultureInfo.InvariantCulture, $"Version {better} settles more, surely by {from * 100:0} to {to * 100:0} of a hundred.");
    }
}
