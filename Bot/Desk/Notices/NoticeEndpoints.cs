using SupportBot.Conversations;
using SupportBot.Desk.Api;
using SupportBot.Desk.Pages;
using SupportBot.Desk.SignIn;
using SupportBot.Storage;

namespace SupportBot.Desk.Notices;

/// <summary>What an agent was told, as a page or within the desk, and that they have seen it.</summary>
internal static class NoticeEndpoints
{
    public static void MapNotices(this RouteGroupBuilder desk)
    {
        desk.MapGet("/notices", ShowAsync);
        desk.MapPost("/notices/seen", SeeAllAsync);
        desk.MapPost("/tickets/{number}/seen", SeeAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, SignedInAgent by, AgentNotices notices)
    {
        var newest = await notices.NewestAsync(by.Agent.Id);
        return Page.Of(Enhanced.Is(http.Request) ? NoticeList.Of(newest) : NoticesPage.Of(by.Agent, newest, Theme.Of(http.Request)));
    }

    // Reading the form makes the antiforgery token count.
    private static async Task<IResult> SeeAllAsync(HttpContext http, IFormCollection form, SignedInAgent by, AgentNotices notices, CancellationToken ct)
    {
        await notices.SeeAsync(by.Agent.Id, null, ct);
        return Enhanced.Is(http.Request) ? TypedResults.NoContent() : Results.Redirect("/desk/notices");
    }

    private static async Task<IResult> SeeAsync(string number, SignedInAgent by, AgentNotices notices, CancellationToken ct)
    {
        if (!TicketNumber.TryParse(number, null, out var ticket)) return Problems.NotFound();
        await notices.SeeAsync(by.Agent.Id, ticket, ct);
        return TypedResults.NoContent();
    }
}
