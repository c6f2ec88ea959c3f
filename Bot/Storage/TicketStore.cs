using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>How a ticket stands in its row.</summary>
internal static class TicketStore
{
    /// <summary>The columns of a ticket <c>t</c>, in the order <see cref="Read"/> takes them.</summary>
    public const string Columns =
        "t.number, t.state, t.tier, t.queue, t.urgency, t.topic, t.reason, t.agent_id, t.waiting_since, t.promised_by, t.broken_promises, t.opened_at, t.resolved_at, t.symptom, t.handoff_rule, t.handoff_held, t.skills";

    public const int ColumnCount = 17;

    // Numbers below 1,000 look like a mistake to a customer who is told one.
    public static TicketNumber NumberFor(long conversation) => new(1000 + conversation);

    public static Ticket Read(DbDataReader row, int from) => new()
    {
        Number = new TicketNumber(row.GetInt64(from)),
        State = (TicketState)row.GetInt32(from + 1),
        Tier = (Tier)row.GetInt32(from + 2),
        Queue = row.GetString(from + 3),
        Urgency = (Urgency)row.GetInt32(from + 4),
        Topic = (Topic)row.GetInt32(from + 5),
        Reason = (HandoffReason?)row.NumberOrNull(from + 6),
        Agent = row.NumberOrNull(from + 7) is { } agent ? new AgentId(agent) : null,
        WaitingSince = row.TimeOrNull(from + 8),
        PromisedBy = row.TimeOrNull(from + 9),
        BrokenPromises = row.GetInt32(from + 10),
        OpenedAt = row.Time(from + 11),
        ResolvedAt = row.TimeOrNull(from + 12),
        Symptom = row.TextOrNull(from + 13),
        HandoffRule = row.TextOrNull(from + 14),
        HandoffHeld = row.TextOrNull(from + 15),
        Skills = row.TextOrNull(from + 16),
    };

    public static ValueTask InsertAsync(Sql sql, ConversationId conversation, Ticket ticket) => sql.PostAsync(
        """
        INSERT INTO tickets (number, conversation_id, state, tier, queue, urgency, topic, broken_promises, opened_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8)
        """,
        ticket.Number.Value, conversation.Value, (long)ticket.State, (long)ticket.Tier, ticket.Queue, (long)ticket.Urgency, (long)ticket.Topic,
        ticket.OpenedAt.Ms());

    public static ValueTask UpdateAsync(Sql sql, Ticket ticket) => sql.PostAsync(
        """
        UPDATE tickets SET state = $2, tier = $3, queue = $4, urgency = $5, topic = $6, reason = $7, agent_id = $8, waiting_since = $9,
          promised_by = $10, broken_promises = $11, resolved_at = $12, symptom = $13, handoff_rule = $14, handoff_held = $15, skills = $16
        WHERE number = $1
        """,
        ticket.Number.Value, (long)ticket.State, (long)ticket.Tier, ticket.Queue, (long)ticket.Urgency, (long)ticket.Topic, (long?)ticket.Reason,
        ticket.Agent?.Value, ticket.WaitingSince.Ms(), ticket.PromisedBy.Ms(), (long)ticket.BrokenPromises, ticket.ResolvedAt.Ms(), ticket.Symptom, ticket.HandoffRule,
        ticket.HandoffHeld, ticket.Skills);
}
