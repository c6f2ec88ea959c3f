using SupportBot.Conversations;
using SupportBot.Desk.Api;
using SupportBot.Storage;

namespace SupportBot.Desk.Promises;

/// <summary>Reads what a draft promises: <c>POST /api/promise</c> (C17). Nothing of it is kept, and where nothing is promised nothing is answered.</summary>
internal static class PromiseApi
{
    public static void MapPromise(this RouteGroupBuilder api) => api.MapPost("/promise", ReadAsync);

    private static async Task<IResult> ReadAsync(HttpRequest request, PromiseOffer promises, QueueStore queue, CancellationToken ct)
    {
        var (body, problem) = await Body.ReadAsync(request, ApiJson.Default.DraftBody, ct);
        if (body is null) return problem!;
        if (Body.TooLong(body.Text) is { } tooLong) return tooLong;
        var row = TicketNumber.TryParse(body.Ticket, null, out var ticket) ? await queue.FindAsync(ticket) : null;
        return promises.In(body.Text, row) is { } found ? TypedResults.Json(found, ApiJson.Default.PromiseView) : TypedResults.NoContent();
    }
}
