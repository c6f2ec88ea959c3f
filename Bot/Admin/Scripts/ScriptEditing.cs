using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Desk;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Sla;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Admin.Scripts;

/// <summary>The editor of a script: checked and drawn as it is typed, tried beside it as a customer, kept as a draft.</summary>
internal sealed class ScriptEditing(ScriptDesk desk, PlaybookKeeper keeper, ActiveClassifier classifier, Company company, TimeProvider clock, ServiceTimesKeeper times)
{
    public static void Map(RouteGroupBuilder scripts)
    {
        scripts.MapGet("/{name}/edit", (string name, HttpContext http, ScriptEditing editing, CancellationToken ct) => editing.ShowAsync(http, name, ct));
        scripts.MapPost("/{name}/edit", (string name, HttpContext http, IFormCollection form, ScriptEditing editing, CancellationToken ct) =>
            editing.ActAsync(http, name, EditorForm.Of(form), ct));
    }

    public static void MapNew(RouteGroupBuilder admin)
    {
        admin.MapGet("/new-script", (HttpContext http, ScriptEditing editing, string? words) => Show(http, editing.Look(null, NewScript.For(words), Language.En, [])));
        admin.MapPost("/new-script", (HttpContext http, IFormCollection form, ScriptEditing editing, CancellationToken ct) =>
            editing.ActAsync(http, null, EditorForm.Of(form), ct));
    }

    private async Task<IResult> ShowAsync(HttpContext http, string name, CancellationToken ct) =>
        await desk.FindAsync(name, ct) is { } script ? Show(http, Look(script, script.Source, Language.En, [])) : ScriptPages.Gone(http);

    private async Task<IResult> ActAsync(HttpContext http, string? name, EditorForm form, CancellationToken ct)
    {
        var script = name is null ? null : await desk.FindAsync(name, ct);
        if (name is not null && script is null) return ScriptPages.Gone(http);
        if (form.Source.Length > ScriptDesk.LongestSource)
            return Show(http, Look(script, form.Source[..ScriptDesk.LongestSource], form.Language, form.Said), $"The text is too long: {ScriptDesk.LongestSource} characters are allowed. It was cut.");
        if (form.Act != EditorForm.Save)
        {
            var model = Look(script, form.Source, form.Language, form.Said);
            return Enhanced.Is(http.Request) ? Desk.Pages.Page.Of(EditorParts.Of(model)) : Show(http, model);
        }
        var saved = await desk.SaveDraftAsync(name, form.Source, form.Mark ?? script?.Mark ?? default, ScriptForms.By(http), ct);
        return saved switch
        {
            ScriptAct.Done done => Results.Redirect($"/admin/scripts/{done.Script}/edit?done=draft"),
            ScriptAct.Meanwhile => Show(http, Look(script, form.Source, form.Language, form.Said),
                script is null ? "There is a script of this name already. Give this one another 'id'." : "Somebody else changed this script meanwhile: see Versions. Your text still stands here; saving it again puts it in place of theirs."),
            ScriptAct.Unusable => Show(http, Look(script, form.Source, form.Language, form.Said), "Nothing was kept, because the text has problems."),
            ScriptAct.Refused refused => Show(http, Look(script, form.Source, form.Language, form.Said), refused.Why),
            ScriptAct.NotFound => ScriptPages.Gone(http),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private EditorModel Look(ScriptOnDesk? script, string source, Language language, IReadOnlyList<Said> said)
    {
        var (read, problems) = desk.Check(script?.Name, source);
        var drawn = read ?? ScriptLoader.Parse(source, "script.yaml", queues: []).Script;
        return new EditorModel(script, source, problems, drawn is { Steps.Length: <= EditorModel.MostDrawn } ? drawn : null, read is null ? null : Tried(read, language, said), language, said);
    }

    private Rehearsed Tried(Script script, Language language, IReadOnlyList<Said> said)
    {
        var active = keeper.Current.Active.Where(other => other.Id.Name != script.Id.Name).Append(script);
        return Rehearsal.Play(keeper.Current.Playing(active), script, classifier.Current, language, said, clock.GetUtcNow(), company, times.Current);
    }

    private static IResult Show(HttpContext http, EditorModel model, string? problem = null) =>
        (ScriptPages.View(http, problem) with { Script = "scripts" }).Page(EditorPage.Of(model));
}
