using SupportBot.Channels;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Storage.Scripts;

namespace SupportBot.Admin.Scripts;

/// <summary>What admins decide about versions of a script.</summary>
internal sealed class ScriptForms(ScriptDesk desk, ScriptPages pages, Company company)
{
    private const int LongestReason = 1000;
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Why a decision on an older state was refused.</summary>
    internal const string Changed = "Somebody else changed this script meanwhile. Look at how it stands now and decide anew.";

    public static void Map(RouteGroupBuilder scripts)
    {
        var one = scripts.MapGroup("/{name}");
        one.MapPost("/publish", (string name, HttpContext http, IFormCollection form, ScriptForms forms, CancellationToken ct) => forms.PublishAsync(http, name, form, ct));
        one.MapPost("/discard", (string name, HttpContext http, IFormCollection form, ScriptForms forms, CancellationToken ct) =>
            forms.ActAsync(http, name, form, "discarded", mark => forms.Desk.DiscardDraftAsync(name, mark, By(http), ct), ct));
        one.MapPost("/back", (string name, HttpContext http, IFormCollection form, ScriptForms forms, CancellationToken ct) =>
            forms.ActAsync(http, name, form, "script-back", mark => forms.Desk.GoBackAsync(name, Number(form["version"]), mark, By(http), Reason(form), ct), ct));
        one.MapPost("/withdraw", (string name, HttpContext http, IFormCollection form, ScriptForms forms, CancellationToken ct) =>
            forms.ActAsync(http, name, form, "withdrawn", mark => forms.Desk.WithdrawAsync(name, mark, By(http), ct), ct));
        one.MapPost("/trial", (string name, HttpContext http, IFormCollection form, ScriptForms forms, CancellationToken ct) =>
            forms.ActAsync(http, name, form, "trial", mark => forms.Desk.BeginTrialAsync(name, Number(form["version"]), Number(form["percent"]) ?? 0, mark, By(http), ct), ct));
        one.MapPost("/trial/end", (string name, HttpContext http, IFormCollection form, ScriptForms forms, CancellationToken ct) =>
            forms.ActAsync(http, name, form, "trial-ended", mark => forms.Desk.EndTrialAsync(name, form["keep"] == "other", mark, By(http), ct), ct));
    }

    private ScriptDesk Desk => desk;

    private async Task<IResult> PublishAsync(HttpContext http, string name, IFormCollection form, CancellationToken ct)
    {
        var when = form["at"].ToString();
        var isPlanned = when.Length > 0;
        if (isPlanned && TimeIn(when, company.Zone) is null) return await pages.VersionsAsync(http, name, "This time cannot be read, or the clocks leave it out on that day.", [], ct);
        return await ActAsync(http, name, form, isPlanned ? "scheduled" : "published",
            mark => desk.PublishAsync(name, mark, isPlanned ? TimeIn(when, company.Zone) : null, By(http), Reason(form), ct), ct);
    }

    private async Task<IResult> ActAsync(HttpContext http, string name, IFormCollection form, string done, Func<ScriptMark, Task<ScriptAct>> act, CancellationToken ct)
    {
        if (!ScriptMark.TryParse(form["mark"], out var mark)) return await pages.VersionsAsync(http, name, Changed, [], ct);
        return await act(mark) switch
        {
            ScriptAct.Done => Results.Redirect($"/admin/scripts/{name}/versions?done={done}"),
            ScriptAct.NotFound => await pages.VersionsAsync(http, name, "This is not there any more.", [], ct),
            ScriptAct.Refused refused => await pages.VersionsAsync(http, name, refused.Why, [], ct),
            ScriptAct.Meanwhile => await pages.VersionsAsync(http, name, Changed, [], ct),
            ScriptAct.Unusable unusable => await pages.VersionsAsync(http, name, "It cannot be put in force:", unusable.Problems, ct),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A time as the browser's field gives it, by the company's clocks; null when there is no such time.</summary>
    internal static DateTimeOffset? TimeIn(string text, TimeZoneInfo zone) =>
        DateTime.TryParseExact(text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && !zone.IsInvalidTime(local)
            ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime()
            : null;

    internal static string By(HttpContext http) => http.Features.Get<SignedInAgent>()!.Agent.Login;

    private static string? Reason(IFormCollection form) => TextRules.Clean(form["reason"].ToString(), LongestReason) is { Length: > 0 } reason ? reason : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
