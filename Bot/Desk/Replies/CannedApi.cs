using SupportBot.Conversations;
using SupportBot.Desk.Api;
using SupportBot.Desk.SignIn;
using SupportBot.Storage;

namespace SupportBot.Desk.Replies;

/// <summary>What a reply in a ticket can begin with: <c>GET /api/tickets/{number}/canned</c>.</summary>
internal static class CannedApi
{
    public static void MapCanned(this RouteGroupBuilder api) => api.MapGet("/tickets/{number}/canned", ListAsync);

    private static async Task<IResult> ListAsync(string number, SignedInAgent by, QueueStore queue, CannedDesk canned) =>
        TicketNumber.TryParse(number, null, out var ticket) && await queue.FindAsync(ticket) is { } row
            ? TypedResults.Json(await canned.ListAsync(row, by.Agent), ApiJson.Default.IReadOnlyListCannedView)
            : Problems.NotFound();
}
