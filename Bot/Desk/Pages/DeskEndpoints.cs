using SupportBot.Conversations;
using SupportBot.Desk.Attendance;
using SupportBot.Desk.Incidents;
using SupportBot.Desk.Labels;
using SupportBot.Desk.Measures;
using SupportBot.Desk.Search;
using SupportBot.Desk.Notices;
using SupportBot.Desk.Replies;
using SupportBot.Desk.SignIn;
using SupportBot.Desk.Wall;
using SupportBot.Storage;

namespace SupportBot.Desk.Pages;

/// <summary>The desk's page and the parts of it that are asked for alone.</summary>
internal static class DeskEndpoints
{
    public static void MapDeskPages(this WebApplication app)
    {
        var desk = app.MapGroup("/desk").RequireAuthorization();
        desk.MapGet("", ShowAsync);
        desk.MapGet("/queue", ShowQueueAsync);
        desk.MapGet("/nothing", async (SignedInAgent by, QueueStore queue) => Page.Of(NothingOpen.Of(await queue.CountAsync(by.Agent.Id), missing: false)));
        desk.MapGet("/tickets/{number}", ShowTicketAsync);
        desk.MapGet("/tickets/{number}/timeline", async (string number, HttpContext http, TicketDetailStore tickets) => TicketNumber.TryParse(number, null, out var ticket)
            ? Page.Of(TimelinePage.Of(ticket, await tickets.TimelineAsync(ticket), Theme.Of(http.Request))) : TypedResults.NotFound());
        desk.MapGet("/files/{id}", (string id, HttpContext http, SignedInAgent by, DeskFiles files) =>
            files.SendAsync(http, id, by.Agent, shown: http.Request.Query.ContainsKey("show")));
        desk.MapReadings();
        desk.MapIncidents();
        desk.MapNotices();
        desk.MapPresence();
        desk.MapSearch();
        desk.MapWall();
        desk.MapMeasures();
        desk.MapActs();
        desk.MapDraftsPane();
    }

    /// <summary>The whole page, as a browser without our modules gets it after every link and form.</summary>
    public static async Task<IResult> PageAsync(
        HttpContext http, DeskReader reader, TimeProvider clock, DeskView view, string? ticket, string? notice = null, int status = StatusCodes.Status200OK, HeldDraft? held = null)
    {
        var by = http.Features.Get<SignedInAgent>()!.Agent;
        // Read first: what changes while the rest is read will be told by the stream.
        var sequence = await reader.SequenceAsync();
        var isNumber = TicketNumber.TryParse(ticket, null, out var number);
        long? before = long.TryParse(http.Request.Query["before"], CultureInfo.InvariantCulture, out var position) ? position : null;
        var open = isNumber ? await reader.TicketAsync(view, number, by, before) : null;
        var model = new DeskPageModel(by, await reader.QueueAsync(view, open?.Ticket.Number, by), open, await reader.BannerAsync(), Theme.Of(http.Request), sequence, clock.GetUtcNow())
        {
            Missing = !string.IsNullOrEmpty(ticket) && open is null,
            Notice = notice,
            Held = held,
            Unseen = await reader.UnseenAsync(by),
            Presence = await reader.PresenceAsync(by, http.RequestAborted),
        };
        return Page.Of(DeskPage.Of(model), status);
    }

    private static Task<IResult> ShowAsync(
        HttpContext http, DeskReader reader, TimeProvider clock, string? list, string? find, int? take, string? ticket) =>
        PageAsync(http, reader, clock, DeskView.Of(list, find, take), ticket);

    private static async Task<IResult> ShowQueueAsync(
        DeskReader reader, SignedInAgent by, string? list, string? find, int? take, string? ticket)
    {
        TicketNumber? open = TicketNumber.TryParse(ticket, null, out var number) ? number : null;
        return Page.Of(QueuePane.Of(await reader.QueueAsync(DeskView.Of(list, find, take), open, by.Agent)));
    }

    // Alone it has no frame and no styles: opened in the address bar it is shown within the desk.
    private static async Task<IResult> ShowTicketAsync(
        HttpContext http, string number, DeskReader reader, SignedInAgent by, string? list, string? find, int? take, long? before) =>
        http.Request.Headers["Sec-Fetch-Dest"] == "document" ? TypedResults.LocalRedirect($"/desk?ticket={Uri.EscapeDataString(number)}")
        : TicketNumber.TryParse(number, null, out var ticket)
        && await reader.TicketAsync(DeskView.Of(list, find, take), ticket, by.Agent, before) is { } model
            ? Page.Of(ConversationPane.Of(model))
            : TypedResults.NotFound();
}
