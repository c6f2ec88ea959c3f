using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>How a ticket stands, for its customer.</summary>
/// <param name="Ahead">How many are taken before it, while it waits.</param>
/// <param name="AgentName">Who has it.</param>
internal sealed record TicketStanding(Ticket Ticket, int Ahead, string? AgentName);

/// <summary>Where tickets stand.</summary>
internal sealed class QueuePlace(Database database)
{
    public async ValueTask<TicketStanding> StandingAsync(Ticket ticket) => new(
        ticket,
        ticket.State is TicketState.Waiting ? await AheadOfAsync(ticket) : 0,
        ticket is { State: TicketState.Claimed, Agent: { } agent } ? await NameAsync(agent) : null);

    /// <summary>How many tickets of the same queue are taken before this one: by urgency, then by waiting time.</summary>
    public async ValueTask<int> AheadOfAsync(Ticket ticket) => (int)await database.ReadAsync(sql => sql.FirstAsync(
        """
        SELECT COUNT(*) FROM tickets WHERE state = 1 AND queue = $1 AND number <> $2
          AND (urgency > $3 OR (urgency = $3 AND waiting_since < $4))
        """,
        row => row.GetInt64(0), ticket.Queue, ticket.Number.Value, (long)ticket.Urgency, ticket.WaitingSince.Ms()));

    private ValueTask<string?> NameAsync(AgentId agent) =>
        database.ReadAsync(sql => sql.FirstAsync("SELECT name FROM agents WHERE id = $1", row => row.GetString(0), agent.Value));
}
