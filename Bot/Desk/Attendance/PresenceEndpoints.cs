using SupportBot.Conversations;
using SupportBot.Desk.Api;
using SupportBot.Desk.Pages;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs.Routing;
using SupportBot.Storage.Routing;

namespace SupportBot.Desk.Attendance;

/// <summary>How agents say how they are at the desk, ask for work and hand it over.</summary>
internal static class PresenceEndpoints
{
    private const string NothingWaits = "Nothing waits that fits you.";
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    public static void MapPresence(this RouteGroupBuilder desk)
    {
        desk.MapGet("/presence", async (SignedInAgent by, AtWork work) => Page.Of(PresenceControl.Of(await work.ReadAsync(by.Agent.Id))));
        desk.MapPost("/presence", ChooseAsync);
        desk.MapPost("/presence/active", async (SignedInAgent by, AtWork work, CancellationToken ct) =>
        {
            await work.TouchedAsync(by.Agent.Id, ct);
            return TypedResults.NoContent();
        });
        desk.MapPost("/next", TakeNextAsync);
        desk.MapPost("/handover", HandOverAsync);
    }

    /// <summary>The same for programs.</summary>
    public static void MapNext(this RouteGroupBuilder api) => api.MapPost("/next", async (SignedInAgent by, NextBest next, Storage.QueueStore queue, AtWork work, CancellationToken ct) =>
    {
        await work.TouchedAsync(by.Agent.Id, ct);
        return await next.TakeAsync(by.Agent, ct) is { } ticket
            ? TypedResults.Json(new TicketView((await queue.FindAsync(ticket.Number))!), ApiJson.Default.TicketView)
            : (IResult)Problems.Of(StatusCodes.Status404NotFound, "nothing_waits", NothingWaits);
    });

    private static async Task<IResult> ChooseAsync(HttpContext http, IFormCollection form, SignedInAgent by, PresenceStore presences, DeskReader reader, TimeProvider clock, CancellationToken ct)
    {
        var chosen = form["presence"].ToString();
        if (chosen == "rest") await presences.PauseAsync(by.Agent.Id, Rest, ct);
        else if (chosen == "go-on") await presences.GoOnAsync(by.Agent.Id, ct);
        else if (Enum.TryParse<Presence>(chosen, out var presence) && Enum.IsDefined(presence) && char.IsLetter(chosen[0])) await presences.ChooseAsync(by.Agent.Id, presence, ct);
        else return await AnswerAsync(http, reader, clock, "That is no way to be at the desk.", StatusCodes.Status400BadRequest);
        return await AnswerAsync(http, reader, clock, null);
    }

    private static async Task<IResult> TakeNextAsync(HttpContext http, IFormCollection _, SignedInAgent by, NextBest next, DeskReader reader, TimeProvider clock, CancellationToken ct)
    {
        if (await next.TakeAsync(by.Agent, ct) is not { } ticket)
        {
            return Enhanced.Is(http.Request)
                ? Problems.Of(StatusCodes.Status404NotFound, "nothing_waits", NothingWaits)
                : await AnswerAsync(http, reader, clock, NothingWaits, StatusCodes.Status404NotFound);
        }
        return Enhanced.Is(http.Request)
            ? TypedResults.Json(new NextView(ticket.Number.ToString()), ApiJson.Default.NextView)
            : Results.Redirect($"/desk?list={DeskView.Name(DeskList.Mine)}&ticket={ticket.Number}");
    }

    private static async Task<IResult> HandOverAsync(HttpContext http, IFormCollection _, SignedInAgent by, HandOver all, DeskReader reader, TimeProvider clock, CancellationToken ct)
    {
        var (colleagues, queues) = await all.AllAsync(by.Agent, ct);
        return await AnswerAsync(http, reader, clock, (colleagues, queues) switch
        {
            (0, 0) => "You have nothing to hand over.",
            (_, 0) => $"{colleagues} handed over to colleagues.",
            (0, _) => $"Nobody could take them: {queues} back in their queue.",
            _ => $"{colleagues} handed over to colleagues, {queues} back in their queue.",
        });
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, DeskReader reader, TimeProvider clock, string? notice, int status = StatusCodes.Status200OK)
    {
        if (Enhanced.Is(http.Request)) return status == StatusCodes.Status200OK ? TypedResults.Json(new ToldView(notice), ApiJson.Default.ToldView) : Problems.Malformed(notice!);
        return notice is null ? Results.Redirect("/desk") : await DeskEndpoints.PageAsync(http, reader, clock, DeskView.Of(null, null, null), null, notice, status);
    }
}
