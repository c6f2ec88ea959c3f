using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>How a ticket stands in its row.</summary>
internal static class TicketStore
{
    /// <summary>The columns of a ticket <c>t</c>, in the order <see cref="Read"/> takes them.</summary>
    public const string Columns =
        "t.number, t.state, t.tier, t.queue, t.urgency, t.topic, t.reason, t.agent_id, t.waiting_since, t.promised_by, t.broken_promises, t.opened_at, t.resolved_at, t.symptom, t.handoff_rule, t.handoff_held, t.skills, "
        + "t.cause, t.outcome, t.tags, t.next_step, t.next_step_at, t.snoozed_until, t.merged_into, t.assigned_at, t.waited_since, t.routed_because, "
        + "t.first_response_by, t.next_response_by, t.resolve_by, t.sla_missed, t.translate_into, t.overdue_since, t.holding_notes, t.last_send";

    public const int ColumnCount = 35;

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
        Cause = row.TextOrNull(from + 17),
        Outcome = (TicketOutcome?)row.NumberOrNull(from + 18),
        Tags = row.TextOrNull(from + 19),
        NextStep = row.TextOrNull(from + 20) is { } next && row.TimeOrNull(from + 21) is { } at ? new NextStep(next, at) : null,
        SnoozedUntil = row.TimeOrNull(from + 22),
        MergedInto = row.NumberOrNull(from + 23) is { } into ? new TicketNumber(into) : null,
        Assignment = row.TimeOrNull(from + 24) is { } assigned && row.TimeOrNull(from + 25) is { } since ? new Assignment(assigned, since) : null,
        RoutedBecause = row.TextOrNull(from + 26),
        Due = new SlaDue(row.TimeOrNull(from + 27), row.TimeOrNull(from + 28), row.TimeOrNull(from + 29)),
        SlaMissed = row.GetInt32(from + 30),
        OverdueSince = row.TimeOrNull(from + 32),
        HoldingNotes = row.GetInt32(from + 33),
        LastSend = row.TextOrNull(from + 34),
        TranslateInto = (Language?)row.NumberOrNull(from + 31),
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
          promised_by = $10, broken_promises = $11, resolved_at = $12, symptom = $13, handoff_rule = $14, handoff_held = $15, skills = $16,
          cause = $17, outcome = $18, tags = $19, next_step = $20, next_step_at = $21, snoozed_until = $22, merged_into = $23, assigned_at = $24, waited_since = $25,
          routed_because = $26, first_response_by = $27, next_response_by = $28, resolve_by = $29, sla_missed = $30, translate_into = $31,
          overdue_since = $32, holding_notes = $33, due_by = $34, last_send = $35
        WHERE number = $1
        """,
        ticket.Number.Value, (long)ticket.State, (long)ticket.Tier, ticket.Queue, (long)ticket.Urgency, (long)ticket.Topic, (long?)ticket.Reason,
        ticket.Agent?.Value, ticket.WaitingSince.Ms(), ticket.PromisedBy.Ms(), (long)ticket.BrokenPromises, ticket.ResolvedAt.Ms(), ticket.Symptom, ticket.HandoffRule,
        ticket.HandoffHeld, ticket.Skills, ticket.Cause, (long?)ticket.Outcome, ticket.Tags, ticket.NextStep?.Words, ticket.NextStep?.At.Ms(), ticket.SnoozedUntil.Ms(),
        ticket.MergedInto?.Value, ticket.Assignment?.At.Ms(), ticket.Assignment?.WaitingSince.Ms(), ticket.RoutedBecause,
        ticket.Due.FirstResponse.Ms(), ticket.Due.NextResponse.Ms(), ticket.Due.Resolution.Ms(), (long)ticket.SlaMissed,
        (long?)ticket.TranslateInto, ticket.OverdueSince.Ms(), (long)ticket.HoldingNotes, ticket.DueBy.Ms(), ticket.LastSend);
}
