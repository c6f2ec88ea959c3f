using SupportBot.Conversations;
using SupportBot.Desk.Approvals;
using SupportBot.Desk.SignIn;
using SupportBot.Storage;
using SupportBot.Storage.Related;
using SupportBot.Storage.Routing;

namespace SupportBot.Desk.Api;

/// <summary>Tickets for programs: <c>/api/tickets</c>.</summary>
internal static class TicketsApi
{
    private const int LargestPage = 500;

    public static void MapTickets(this RouteGroupBuilder api)
    {
        api.MapGet("/tickets", ListAsync);
        var ticket = api.MapGroup("/tickets/{number}");
        ticket.MapGet("", ShowAsync);
        ticket.MapGet("/timeline", TimelineAsync);
        ticket.MapPost("/claim", (string number, Acting acting) => acting.DoAsync(number, (acts, ticket, by, ct) => acts.ClaimAsync(ticket, by, ct)));
        ticket.MapPost("/reply", (string number, Acting acting) => acting.ReplyAsync(number));
        ticket.MapPost("/note", (string number, Acting acting) => acting.NoteAsync(number));
        ticket.MapPost("/transfer", (string number, Acting acting) => acting.TransferAsync(number));
        ticket.MapEdits();
        ticket.MapApprovals();
        ticket.MapRelations();
    }

    private static async Task<IResult> ListAsync(
        QueueStore queue, QueueRulesStore queues, SignedInAgent by, string? state, bool? mine, string? find, int? skip, int? take)
    {
        TicketState? wanted = null;
        if (state is not null)
        {
            if (!Enum.TryParse<TicketState>(state, ignoreCase: true, out var known) || !char.IsLetter(state[0]))
                return Problems.Malformed("state is one of waiting, claimed, triage, resolved; without it every ticket that is not resolved is listed.");
            wanted = known;
        }
        var rows = await queue.ListAsync(new QueueQuery(wanted, mine is true ? Whose.Mine : Whose.Anyones, by.Agent.Id)
        {
            Filter = QueueFilter.Parse(find, find is null ? [] : await queues.NamesAsync()),
            Skip = Math.Max(0, skip ?? 0),
            Take = Math.Clamp(take ?? 50, 1, LargestPage),
        });
        return TypedResults.Json([.. rows.Select(row => new TicketView(row))], ApiJson.Default.IReadOnlyListTicketView);
    }

    private static async Task<IResult> TimelineAsync(string number, TicketDetailStore tickets, QueueStore queue) =>
        TicketNumber.TryParse(number, null, out var ticket) && await queue.FindAsync(ticket) is not null
            ? TypedResults.Json([.. (await tickets.TimelineAsync(ticket)).Select(line => new TimelineView(line))], ApiJson.Default.IReadOnlyListTimelineView)
            : Problems.NotFound();

    private static async Task<IResult> ShowAsync(string number, TicketDetailStore tickets, RelatedTickets related, long? before) =>
        TicketNumber.TryParse(number, null, out var ticket) && await tickets.FindAsync(ticket, before ?? long.MaxValue) is { } detail
            ? TypedResults.Json(new TicketDetailView(detail) { Related = [.. (await related.OfAsync(detail.Conversation, ticket)).Select(other => new RelatedView(other))] }, ApiJson.Default.TicketDetailView)
            : Problems.NotFound();
}
