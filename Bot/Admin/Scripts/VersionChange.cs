using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage.Scripts;
using SupportBot.Triage.Loading;

namespace SupportBot.Admin.Scripts;

/// <summary>Two texts of a script that are compared.</summary>
/// <param name="From">The older one's version; null when there is none to compare with.</param>
/// <param name="To">The newer one's version; null for the draft.</param>
internal sealed record VersionChange(int? From, int? To, IReadOnlyList<DiffLine> Lines)
{
    /// <summary>What an address asks for; without it, the draft or the newest version against the one before or in force.</summary>
    public static VersionChange? Of(ScriptOnDesk script, IQueryCollection query)
    {
        var versions = script.Versions.Select(version => version.Version).ToList();
        var to = Find(versions, query["to"]);
        var from = Find(versions, query["from"]);
        if (to is null && (script.Draft is null || (query["to"].Count > 0 && query["to"] != "draft"))) to = versions.FirstOrDefault();
        from ??= to is null ? versions.FirstOrDefault(version => version.Id == script.Current) ?? versions.FirstOrDefault() : versions.SkipWhile(version => version != to).ElementAtOrDefault(1);
        if (from is null || from == to) return null;
        var newer = to is null ? ScriptText.AsVersion(script.Draft!.Source, from.Id.Version) : to.Source;
        return new VersionChange(from.Id.Version, to?.Id.Version, LineDiff.Of(from.Source, newer));
    }

    private static ScriptVersion? Find(List<ScriptVersion> versions, string? number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? versions.Find(version => version.Id.Version == wanted) : null;
}

/// <summary>Everything the page of versions shows.</summary>
/// <param name="Figures">Of the last days.</param>
/// <param name="Problems">Why a text could not be put in force.</param>
/// <param name="Zone">In which times are shown and read.</param>
internal sealed record VersionsModel(
    ScriptOnDesk Script, IReadOnlyList<VersionFigures> Figures, VersionChange? Change, IReadOnlyList<ScriptProblem> Problems, TimeZoneInfo Zone)
{
    /// <summary>Of the trial; null when there is none.</summary>
    public TrialOutcome? Outcome { get; init; }

    public string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    public VersionFigures? Of(int version) => Figures.FirstOrDefault(figures => figures.Script.Version == version);
}
