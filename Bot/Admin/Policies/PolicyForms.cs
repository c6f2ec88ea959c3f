using System.Text.RegularExpressions;
using SupportBot.Channels;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Sla;
using SupportBot.Storage.Routing;
using SupportBot.Storage.Sla;

namespace SupportBot.Admin.Policies;

/// <summary>Changes policies and calendars, or only shows what they would mean.</summary>
internal sealed partial class PolicyForms(PolicyStore store, QueueRulesStore queues, ServiceTimesKeeper keeper, PolicyPages pages, Company company, TimeProvider clock)
{
    private const int LongestName = 40;
    private const int LongestHolidays = 20_000;
    private const string Changed = "Somebody else changed this meanwhile. Look at how it stands now and decide anew.";

    public static void Map(RouteGroupBuilder policies)
    {
        policies.MapPost("", (HttpContext http, IFormCollection form, PolicyForms forms, CancellationToken ct) => forms.SaveAsync(http, PolicyFields.Read(form), ct));
        policies.MapPost("/preview", (HttpContext http, IFormCollection form, PolicyForms forms) => forms.PreviewAsync(http, PolicyFields.Read(form)));
        policies.MapPost("/remove", (HttpContext http, IFormCollection form, PolicyForms forms, CancellationToken ct) => forms.RemoveAsync(http, PolicyFields.Read(form), ct));
        policies.MapPost("/calendars", (HttpContext http, IFormCollection form, PolicyForms forms, CancellationToken ct) => forms.SaveAsync(http, Calendar(form), ct));
        policies.MapPost("/calendars/preview", (HttpContext http, IFormCollection form, PolicyForms forms) => forms.PreviewAsync(http, Calendar(form)));
        policies.MapPost("/calendars/remove", (HttpContext http, IFormCollection form, PolicyForms forms, CancellationToken ct) => forms.RemoveAsync(http, Calendar(form), ct));
    }

    private async Task<IResult> SaveAsync(HttpContext http, PolicyFields fields, CancellationToken ct)
    {
        var (policy, problem) = fields.Parse(keeper.Current, await queues.NamesAsync());
        if (policy is null) return await pages.ShowAsync(http, problem, fields);
        var changed = fields.ChangedFrom(PolicyFields.Of(keeper.Current.PolicyFor(policy.Queue), 0));
        return await store.SaveAsync(new PolicyText(policy.Queue, policy.Calendar, policy.Written(), fields.Revision), By(http), changed, ct)
            ? await DoneAsync("policy")
            : await pages.ShowAsync(http, Changed, fields);
    }

    private async Task<IResult> PreviewAsync(HttpContext http, PolicyFields fields) => await pages.ShowAsync(http, fields.Parse(keeper.Current, await queues.NamesAsync()).Problem, fields);

    private async Task<IResult> RemoveAsync(HttpContext http, PolicyFields fields, CancellationToken ct) =>
        await store.RemovePolicyAsync(fields.Queue, fields.Revision, By(http), ct) ? await DoneAsync("policy-removed") : await pages.ShowAsync(http, Changed);

    private async Task<IResult> SaveAsync(HttpContext http, CalendarText text, CancellationToken ct)
    {
        if (Problem(text) is { } problem) return await pages.ShowAsync(http, problem, calendar: text);
        var before = (await store.ReadAsync()).Calendars.FirstOrDefault(calendar => calendar.Name == text.Name);
        return await store.SaveAsync(text, By(http), ChangedFrom(before, text), ct) ? await DoneAsync("calendar") : await pages.ShowAsync(http, Changed, calendar: text);
    }

    private Task<IResult> PreviewAsync(HttpContext http, CalendarText text) => pages.ShowAsync(http, Problem(text), calendar: text);

    private async Task<IResult> RemoveAsync(HttpContext http, CalendarText text, CancellationToken ct) =>
        await store.RemoveCalendarAsync(text.Name, text.Revision, By(http), ct)
            ? await DoneAsync("calendar-removed")
            : await pages.ShowAsync(http, keeper.Current.Policies.Any(policy => policy.Calendar == text.Name) ? "A policy counts by this calendar. Give it another one first." : Changed);

    private string? Problem(CalendarText text)
    {
        if (!NameForm().IsMatch(text.Name)) return "A calendar needs a name of small letters, digits and hyphens, such as poland.";
        var (calendar, problem) = PolicyReading.Calendar(text, company);
        if (calendar is null) return problem;
        if (calendar.Week.IsTooShort) return "By this calendar people are there for less than an hour a week. Times cannot be counted by that.";
        return calendar.Add(clock.GetUtcNow(), TimeSpan.FromMinutes(1)) > clock.GetUtcNow().AddDays(60) ? "By this calendar nobody is there for months." : null;
    }

    private static string ChangedFrom(CalendarText? before, CalendarText after)
    {
        var changes = new[] { ("week", before?.Week, after.Week), ("zone", before?.Zone, after.Zone), ("holidays", Lines(before?.Holidays), Lines(after.Holidays)) };
        return string.Join("; ", changes.Where(change => change.Item2 != change.Item3).Select(change => $"{change.Item1} {change.Item2 ?? "new"} → {change.Item3}"));

        static string? Lines(string? text) => text?.ReplaceLineEndings(", ");
    }

    private static CalendarText Calendar(IFormCollection form)
    {
        var holidays = form["holidays"].ToString().ReplaceLineEndings("\n").Trim();
        return new CalendarText(
            TextRules.Clean(form["name"].ToString(), LongestName).ToLowerInvariant(), form["week"].ToString().Trim(),
            holidays.Length > LongestHolidays ? holidays[..LongestHolidays] : holidays, form["zone"].ToString().Trim(),
            long.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0);
    }

    private async Task<IResult> DoneAsync(string what)
    {
        await keeper.LookAsync();
        return Results.Redirect($"/admin/policies?done={what}");
    }

    private static string By(HttpContext http) => http.Features.Get<SignedInAgent>()!.Agent.Login;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$")]
    private static partial Regex NameForm();
}
