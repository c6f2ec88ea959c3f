using SupportBot.Conversations;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>What no row of the store may ever be; each statement finds those that are. <c>$1</c> is now.</summary>
internal static class StoreRules
{
    private static readonly string Known = string.Join(", ", Queues.All.Select(queue => $"'{queue}'"));

    private const string Open = "p.kept_at IS NULL AND p.broken_at IS NULL AND p.withdrawn_at IS NULL";
    private const string Never = "9000000000000000";

    public static (string Kind, string Sql)[] All { get; } =
    [
        ("a ticket waits in no queue, or nobody knows since when", $"SELECT number FROM tickets WHERE state = 1 AND (queue NOT IN ({Known}) OR waiting_since IS NULL OR waiting_since > $1)"),
        ("a ticket waits and has an owner", "SELECT number FROM tickets WHERE state = 1 AND (agent_id IS NOT NULL OR assigned_at IS NOT NULL) AND $1 > 0"),
        ("a ticket has no owner", "SELECT number FROM tickets WHERE state = 2 AND (agent_id IS NULL OR agent_id NOT IN (SELECT id FROM agents WHERE enabled = 1)) AND $1 > 0"),
        ("the bot's ticket has an agent or waits", "SELECT number FROM tickets WHERE state = 0 AND (agent_id IS NOT NULL OR waiting_since IS NOT NULL OR promised_by IS NOT NULL) AND $1 > 0"),
        ("a resolved ticket still owes something", """
            SELECT number FROM tickets WHERE state = 3
            AND (resolved_at IS NULL OR resolved_at > $1 OR promised_by IS NOT NULL OR waiting_since IS NOT NULL OR snoozed_until IS NOT NULL OR first_response_by IS NOT NULL)
            """),
        ("went to people without a reason", "SELECT number FROM tickets WHERE state = 1 AND reason IS NULL AND $1 > 0"),
        ("a timer is overdue", "SELECT conversation_id || ' kind ' || kind FROM timers WHERE due_at <= $1 - 60000"),
        ("a promise has no timer, or another", """
            SELECT t.number FROM tickets t LEFT JOIN timers r ON r.conversation_id = t.conversation_id AND r.kind = 0
            WHERE t.state IN (1, 2) AND COALESCE(t.promised_by, 0) <> COALESCE(r.due_at, 0) AND $1 > 0
            """),
        ("a timer rings for a promise nobody made", """
            SELECT t.number FROM tickets t JOIN timers r ON r.conversation_id = t.conversation_id WHERE r.kind = 0 AND t.promised_by IS NULL AND $1 > 0
            """),
        ("what was put aside has no timer", """
            SELECT t.number FROM tickets t LEFT JOIN timers r ON r.conversation_id = t.conversation_id AND r.kind = 3
            WHERE COALESCE(t.snoozed_until, 0) <> COALESCE(r.due_at, 0) AND $1 > 0
            """),
        ("a turn is owed and was not taken", "SELECT id FROM conversations WHERE ready_at <= $1 - 30000"),
        ("lines are missing in a transcript", """
            SELECT c.id FROM conversations c WHERE $1 > 0 AND c.last_position <>
              (SELECT COUNT(*) FROM messages m WHERE m.conversation_id = c.id AND m.position BETWEEN 1 AND c.last_position)
            """),
        ("something was not delivered", "SELECT id FROM outbox WHERE state <> 2 AND created_at <= $1 - 60000"),
        ("a rating belongs to no episode", """
            SELECT r.conversation_id FROM ratings r WHERE $1 > 0 AND NOT EXISTS (SELECT 1 FROM episodes e WHERE e.conversation_id = r.conversation_id AND e.ended_at = r.resolved_at)
            """),
        ("what is owed and the open promise differ", $"""
            SELECT t.number FROM tickets t LEFT JOIN promises p ON p.conversation_id = t.conversation_id AND {Open}
            WHERE $1 > 0 AND (t.promised_by IS NULL) <> (p.due_at IS NULL) OR t.promised_by <> p.due_at
            """),
        ("two promises are open at once", $"SELECT conversation_id FROM promises p WHERE $1 > 0 AND {Open} GROUP BY conversation_id HAVING COUNT(*) > 1"),
        ("a promise ended twice", "SELECT id FROM promises WHERE $1 > 0 AND (kept_at IS NOT NULL) + (broken_at IS NOT NULL) + (withdrawn_at IS NOT NULL) > 1"),
        ("a promise passed and is neither kept nor broken", $"SELECT id FROM promises p WHERE due_at <= $1 - 60000 AND {Open}"),
        ("a promise was kept or withdrawn after its time", "SELECT id FROM promises WHERE $1 > 0 AND (kept_at > due_at OR withdrawn_at > due_at)"),
        ("nobody was reminded of a promise", """
            SELECT id FROM promises
            WHERE reminded_at IS NULL AND COALESCE(kept_at, broken_at, withdrawn_at, $1) > due_at - MIN(600000, (due_at - made_at) / 4) + 60000
            """),
        ("reminded after it was due", "SELECT id FROM promises WHERE $1 > 0 AND reminded_at > due_at"),
        ("a policy's time has no timer, or another", $"""
            SELECT t.number FROM tickets t LEFT JOIN timers r ON r.conversation_id = t.conversation_id AND r.kind = 4
            WHERE $1 > 0 AND {First("t.first_response_by", "t.next_response_by", "t.resolve_by")} <> COALESCE(r.due_at, {Never})
            """),
        ("times missed and counted differ", """
            SELECT t.number FROM tickets t WHERE $1 > 0 AND t.sla_missed <>
              (SELECT COUNT(*) FROM messages m WHERE m.conversation_id = t.conversation_id AND m.author = 4 AND m.text LIKE 'late\_%' ESCAPE '\')
            """),
        ("promises and measures differ", """
            SELECT t.number FROM tickets t WHERE $1 > 0 AND t.state = 3 AND
              ((SELECT SUM(promises_kept) FROM episodes e WHERE e.conversation_id = t.conversation_id) <> (SELECT COUNT(kept_at) FROM promises p WHERE p.conversation_id = t.conversation_id)
               OR (SELECT SUM(promises_broken) FROM episodes e WHERE e.conversation_id = t.conversation_id) <> (SELECT COUNT(broken_at) FROM promises p WHERE p.conversation_id = t.conversation_id))
            """),
        ("promises passed and counted differ", """
            SELECT t.number FROM tickets t WHERE $1 > 0 AND t.broken_promises <>
              (SELECT COUNT(*) FROM messages m WHERE m.conversation_id = t.conversation_id AND m.author = 4 AND m.text = 'promise_passed')
            """),
    ];

    private static string First(params string[] times) => $"MIN({string.Join(", ", times.Select(time => $"COALESCE({time}, {Never})"))})";
}
