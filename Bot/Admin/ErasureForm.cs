using SupportBot.Conversations;
using SupportBot.Desk.Api;
using SupportBot.Desk.SignIn;
using SupportBot.Storage;

namespace SupportBot.Admin;

/// <summary>Erases a customer whose ticket an admin looks at, once they have typed its number.</summary>
internal static class ErasureForm
{
    public static void Map(RouteGroupBuilder admin) => admin.MapPost("/customers/{number}/erase", EraseAsync);

    private static async Task<IResult> EraseAsync(
        string number, IFormCollection form, SignedInAgent by, Erasure erasure, ILogger<Erasure> log, CancellationToken ct)
    {
        if (!TicketNumber.TryParse(number, null, out var ticket)) return Problems.NotFound();
        if (!TicketNumber.TryParse(form["typed"], null, out var typed) || typed != ticket)
            return Problems.Malformed($"To erase the customer, type the ticket's number: {ticket}.");
        if (!await erasure.EraseAsync(ticket, by.Agent.Login, ct)) return Problems.NotFound();
        log.CustomerErased(ticket.Value, by.Agent.Id.Value);
        return Results.Redirect("/desk");
    }
}
