using SupportBot.Conversations;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage.Scripts;
using SupportBot.Triage.Loading;

namespace SupportBot.Admin.Scripts;

/// <summary>One script of the list.</summary>
/// <param name="Topics">What begins it.</param>
/// <param name="Settled">What first line settled, of what ended; all versions together.</param>
internal sealed record ScriptRow(ScriptOnDesk Script, IReadOnlyList<Topic> Topics, long Begun, Share Settled, Share HandedOff)
{
    public static ScriptRow Of(ScriptOnDesk script, IReadOnlyList<VersionFigures> versions)
    {
        var source = script.Versions.FirstOrDefault(version => version.Version.Id == script.Current)?.Version.Source ?? script.Source;
        var ended = versions.Sum(version => version.Settled.All);
        return new ScriptRow(
            script, ScriptLoader.Parse(source, script.Name).Script?.Topics ?? [], versions.Sum(version => version.Begun),
            new Share(versions.Sum(version => version.Settled.Of), ended), new Share(versions.Sum(version => version.HandedOff), ended));
    }
}

/// <summary>Shares in words that are honest about small numbers.</summary>
internal static class ShareWords
{
    /// <summary>"62 %", or how few there were.</summary>
    public static string Of(Share share) => share switch
    {
        { All: 0 } => "–",
        { IsFew: true } => string.Create(CultureInfo.InvariantCulture, $"{share.Of} of {share.All}"),
        _ => Percent(share.Value),
    };

    /// <summary>"62 % (54–70 %) of 123", or that it is too few to tell.</summary>
    public static string WithRange(Share share) => share switch
    {
        { All: 0 } => "nobody came to an end yet",
        { IsFew: true } => string.Create(CultureInfo.InvariantCulture, $"{share.Of} of {share.All}: too few to tell"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Percent(share.Value)} of {share.All} (surely {share.From * 100:0}–{share.To * 100:0} %)"),
    };

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

    private static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";
}
