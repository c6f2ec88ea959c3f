using SupportBot.Conversations;
using SupportBot.Desk.Pages;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs.Incidents;
using SupportBot.Storage.Incidents;

namespace SupportBot.Desk.Incidents;

/// <summary>The page of incidents: everybody reads it, admins decide.</summary>
internal static class IncidentEndpoints
{
    private const int LongestReason = 200;
    private const int MostMinutes = 7 * 24 * 60;

    public static void MapIncidents(this RouteGroupBuilder desk)
    {
        desk.MapGet("/alarms", async (IncidentsReader reader) => Page.Of(IncidentBanner.Of(await reader.BannerAsync())));
        desk.MapGet("/incidents", (HttpContext http, SignedInAgent by, IncidentsReader reader) => ShowAsync(http, by, reader));
        var decide = desk.MapGroup("/incidents").RequireAuthorization(SignedInAgent.AdminOnly);
        decide.MapPost("", DeclareAsync);
        decide.MapPost("/{id:long}", UpdateAsync);
        decide.MapPost("/alarms/{id:long}/dismiss", DismissAsync);
    }

    private static async Task<IResult> DeclareAsync(HttpContext http, IFormCollection form, SignedInAgent by, IncidentDesk acts, IncidentsReader reader, TimeProvider clock, CancellationToken ct)
    {
        var draft = new DeclareDraft(
            long.TryParse(form["alarm"], CultureInfo.InvariantCulture, out var alarm) ? alarm : null, form["title"].ToString(),
            [.. form["topic"].Select(name => Enum.TryParse<Topic>(name, out var topic) ? topic : Topic.Other).Distinct()], form["mention"],
            int.TryParse(form["minutes"], CultureInfo.InvariantCulture, out var minutes) ? Math.Clamp(minutes, 0, MostMinutes) : 0, Texts(form));
        var incident = new NewIncident(draft.Title, draft.Topics, draft.Mention, clock.GetUtcNow().AddMinutes(-draft.Minutes), draft.Texts) { Alarm = draft.Alarm };
        return await AnswerAsync(http, by, reader, await acts.DeclareAsync(incident, by.Agent.Login, ct), draft);
    }

    private static async Task<IResult> UpdateAsync(long id, HttpContext http, IFormCollection form, SignedInAgent by, IncidentDesk acts, IncidentsReader reader, CancellationToken ct)
    {
        var seen = int.TryParse(form["seen"], CultureInfo.InvariantCulture, out var number) ? number : -1;
        return await AnswerAsync(http, by, reader, await acts.UpdateAsync(new IncidentId(id), seen, form["over"] == "1", Texts(form), by.Agent.Login, ct));
    }

    private static async Task<IResult> DismissAsync(long id, HttpContext http, IFormCollection form, SignedInAgent by, IncidentDesk acts, IncidentsReader reader, CancellationToken ct)
    {
        var reason = form["reason"].ToString().Trim();
        return await AnswerAsync(http, by, reader, await acts.DismissAsync(id, by.Agent.Login, reason.Length <= LongestReason ? reason : reason[..LongestReason], ct));
    }

    private static Task<IResult> AnswerAsync(HttpContext http, SignedInAgent by, IncidentsReader reader, IncidentAct act, DeclareDraft? typed = null) => act switch
    {
        IncidentAct.Refused(var why) => ShowAsync(http, by, reader, why, typed),
        _ => Task.FromResult(Results.Redirect("/desk/incidents")),
    };

    private static async Task<IResult> ShowAsync(HttpContext http, SignedInAgent by, IncidentsReader reader, string? problem = null, DeclareDraft? typed = null) => Page.Of(
        IncidentsPage.Of(await reader.ReadAsync(by.Agent, problem, typed), Theme.Of(http.Request)), problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static IncidentTexts Texts(IFormCollection form) => new(form["en"].ToString(), form["ru"].ToString(), form["pl"].ToString());
}
