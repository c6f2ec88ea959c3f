using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Cli.Scripts;

/// <summary>What the commands on scripts tell programs.</summary>
internal static class ScriptJson
{
    public static string Of(IReadOnlyList<ScriptOnDesk> scripts) => JsonSerializer.Serialize([.. scripts.Select(View)], ScriptsJson.Default.IReadOnlyListScriptView);

    private static ScriptView View(ScriptOnDesk script) => new(
        script.Name, script.Current?.Version, script.InForce?.StartsAt, script.InForce?.By,
        script.Trial?.Trial is { } trial ? new(trial.Version, trial.Percent, script.Trial.StartsAt) : null,
        [.. script.Planned.Select(plan => new PlanView(plan.Version, plan.StartsAt, plan.By))], script.Draft?.By,
        [.. script.Versions.Select(version => new VersionView(
            version.Version.Id.Version, JsonNamingPolicy.SnakeCaseLower.ConvertName(version.State.ToString()), version.Version.MadeAt, version.Version.MadeBy))]);
}

/// <param name="Version">In force; absent when there is none.</param>
/// <param name="By">Who decided it; absent when it came with the program.</param>
/// <param name="DraftBy">Who works on the next one.</param>
internal sealed record ScriptView(
    string Script, int? Version, DateTimeOffset? Since, string? By, TrialView? Trial, IReadOnlyList<PlanView> Planned, string? DraftBy, IReadOnlyList<VersionView> Versions);

internal sealed record TrialView(int Version, int Percent, DateTimeOffset Since);

/// <param name="Version">Absent for the one of the files.</param>
internal sealed record PlanView(int? Version, DateTimeOffset From, string By);

internal sealed record VersionView(int Version, string State, DateTimeOffset MadeAt, string? MadeBy);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<ScriptView>))]
internal sealed partial class ScriptsJson : JsonSerializerContext;
