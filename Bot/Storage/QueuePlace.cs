using SupportBot.Conversations;
using SupportBot.Storage.Routing;

namespace SupportBot.Storage;

/// <summary>How a ticket stands, for its customer.</summary>
/// <param name="Ahead">How many are taken before it, while it waits.</param>
/// <param name="AgentName">Who has it.</param>
internal sealed record TicketStanding(Ticket Ticket, int Ahead, string? AgentName);

/// <summary>Where tickets stand.</summary>
internal sealed class QueuePlace(Database database, TimeProvider clock)
{
    public async ValueTask<TicketStanding> StandingAsync(Ticket ticket) => new(
        ticket,
        ticket.State is TicketState.Waiting ? await AheadOfAsync(ticket) : 0,
        ticket is { State: TicketState.Claimed, Agent: { } agent } ? await NameAsync(agent) : null);

    /// <summary>How many tickets of the same queue are taken before this one.</summary>
    public async ValueTask<int> AheadOfAsync(Ticket ticket) => (int)await database.ReadAsync(sql => sql.FirstAsync(
        $"""
        SELECT place FROM (SELECT t.number, ROW_NUMBER() OVER (ORDER BY {WaitingOrder.Sql("$3")}) - 1 AS place FROM tickets t WHERE t.state = 1 AND t.queue = $1) AS line WHERE number = $2
        """,
        row => row.GetInt64(0), ticket.Queue, ticket.Number.Value, clock.GetUtcNow().Ms()));

    private ValueTask<string?> NameAsync(AgentId agent) =>
        database.ReadAsync(sql => sql.FirstAsync("SELECT name FROM agents WHERE id = $1", row => row.GetString(0), agent.Value));
}
