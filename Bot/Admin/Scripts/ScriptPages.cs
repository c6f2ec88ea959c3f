using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage.Scripts;
using SupportBot.Triage.Loading;

namespace SupportBot.Admin.Scripts;

/// <summary>Shows the triage scripts: all of them, one as a picture with its numbers, where conversations stopped, and the versions.</summary>
internal sealed class ScriptPages(ScriptDesk desk, ScriptStore versions, ScriptNumbers numbers, Company company)
{
    private const int MostStopped = 100;

    public static void Map(RouteGroupBuilder scripts)
    {
        scripts.MapGet("", (HttpContext http, ScriptPages pages, CancellationToken ct) => pages.ListAsync(http, ct));
        scripts.MapGet("/{name}", (string name, HttpContext http, ScriptPages pages, CancellationToken ct) => pages.PictureAsync(http, name, ct));
        scripts.MapGet("/{name}/steps/{step}", (string name, string step, HttpContext http, ScriptPages pages, CancellationToken ct) =>
            pages.StepAsync(http, name, step, ct));
        scripts.MapGet("/{name}/versions", (string name, HttpContext http, ScriptPages pages, CancellationToken ct) => pages.VersionsAsync(http, name, null, [], ct));
        ScriptForms.Map(scripts);
        ScriptEditing.Map(scripts);
    }

    public static AdminView View(HttpContext http, string? problem = null) => AdminView.Of(http, AdminArea.Scripts, problem) with { IsWide = true, Script = "scripts" };

    public static IResult Gone(HttpContext http) => View(http, "There is no such script.").Page(_ => { });

    private async Task<IResult> ListAsync(HttpContext http, CancellationToken ct)
    {
        var period = ScriptPeriod.Of(http.Request.Query);
        var rows = new List<ScriptRow>();
        foreach (var script in await desk.ListAsync(ct)) rows.Add(ScriptRow.Of(script, await numbers.VersionsAsync(script.Name, period.Days)));
        return View(http).Page(ScriptsPage.Of(rows, period));
    }

    private async Task<IResult> PictureAsync(HttpContext http, string name, CancellationToken ct)
    {
        if (await desk.FindAsync(name, ct) is not { } script) return Gone(http);
        var period = ScriptPeriod.Of(http.Request.Query);
        var shown = period.Version ?? script.Current?.Version ?? (script.Versions is [var newest, ..] ? newest.Version.Id.Version : null);
        if (shown is not { } version || await versions.FindAsync(new ScriptId(name, version)) is not { } kept)
            return script.Draft is null ? Gone(http) : Results.Redirect($"/admin/scripts/{name}/edit");
        var drawn = ScriptLoader.Parse(kept.Source, $"{name}.yaml", queues: []).Script;
        return View(http).Page(PicturePage.Of(
            script, kept, drawn, period with { Version = version }, await numbers.StepsAsync(name, version, period.Days), await numbers.VersionsAsync(name, period.Days)));
    }

    private async Task<IResult> StepAsync(HttpContext http, string name, string step, CancellationToken ct)
    {
        if (await desk.FindAsync(name, ct) is not { } script) return Gone(http);
        var period = ScriptPeriod.Of(http.Request.Query);
        var stopped = await numbers.StoppedAsync(name, period.Version, step, period.Days, MostStopped);
        return View(http).Page(StepPage.Of(script, step, period, stopped, isCut: stopped.Count == MostStopped));
    }

    /// <summary>The versions, after an act that was refused with what was wrong.</summary>
    public async Task<IResult> VersionsAsync(HttpContext http, string name, string? problem, IReadOnlyList<ScriptProblem> problems, CancellationToken ct)
    {
        if (await desk.FindAsync(name, ct) is not { } script) return Gone(http);
        var model = new VersionsModel(script, await numbers.VersionsAsync(name, ScriptPeriod.Usual), VersionChange.Of(script, http.Request.Query), problems, company.Zone)
        {
            Outcome = await desk.OutcomeAsync(script),
        };
        return View(http, problem).Page(VersionsPage.Of(model));
    }
}

/// <summary>Which version and how many days numbers are about.</summary>
/// <param name="Version">Null for all.</param>
/// <param name="Language">Of the texts in the picture.</param>
internal sealed record ScriptPeriod(int? Version, int Days, Language Language)
{
    public const int Usual = 30;

    public static IReadOnlyList<int> Choices { get; } = [7, Usual, ScriptNumbers.MostDays];

    public static ScriptPeriod Of(IQueryCollection query) => new(
        int.TryParse(query["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
        int.TryParse(query["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && Choices.Contains(days) ? days : Usual,
        TextLanguage.Of(query));

    public string Query => string.Create(CultureInfo.InvariantCulture, $"{(Version is { } version ? $"version={version}&" : "")}days={Days}&language={TextLanguage.Named(Language)}");
}
