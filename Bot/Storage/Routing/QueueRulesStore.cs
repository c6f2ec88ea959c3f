using System.Data.Common;
using SupportBot.Conversations;
using SupportBot.Storage.Audit;

namespace SupportBot.Storage.Routing;

/// <summary>The queues there are, and how each is worked.</summary>
/// <param name="by">Who does it, for the audit log.</param>
internal sealed class QueueRulesStore(Database database, TimeProvider clock, string by = AuditLog.Program)
{
    /// <summary>The columns of a queue <c>q</c>, in the order <see cref="Read"/> takes them.</summary>
    public const string Columns = "q.name, q.title, q.is_push, q.cap, q.answer_seconds, q.wait_seconds";

    private const string Insert = """
        INSERT INTO queues (name, title, is_push, cap, answer_seconds, wait_seconds) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (name) DO NOTHING
        """;

    private const string Update = "UPDATE queues SET title = $2, is_push = $3, cap = $4, answer_seconds = $5, wait_seconds = $6 WHERE name = $1";

    // A script says where its conversations wait in every version that was ever in force.
    private const string Used = """
        SELECT (SELECT COUNT(*) FROM tickets WHERE queue = $1 AND state <> 3) + (SELECT COUNT(*) FROM scripts WHERE source LIKE $2)
        """;

    private readonly AuditLog _audit = new(database, clock);

    /// <summary>The same store, for what this admin does.</summary>
    public QueueRulesStore By(string login) => new(database, clock, login);

    /// <summary>Those that came with the product first.</summary>
    public async ValueTask<IReadOnlyList<QueueRules>> AllAsync() =>
    [
        .. (await database.ReadAsync(sql => sql.ListAsync($"SELECT {Columns} FROM queues q", row => Read(row, 0))))
            .OrderBy(queue => Queues.All.Contains(queue.Name) ? Queues.All.ToList().IndexOf(queue.Name) : int.MaxValue).ThenBy(queue => queue.Title, StringComparer.OrdinalIgnoreCase),
    ];

    public async ValueTask<IReadOnlyList<string>> NamesAsync() => [.. (await AllAsync()).Select(queue => queue.Name)];

    /// <summary>False when there is one of this name.</summary>
    public Task<bool> AddAsync(QueueRules queue, CancellationToken ct) => WriteAsync(Insert, queue, AuditAct.QueueAdded, ct);

    /// <summary>False when there is none of this name.</summary>
    public Task<bool> ChangeAsync(QueueRules queue, CancellationToken ct) => WriteAsync(Update, queue, AuditAct.QueueChanged, ct);

    /// <summary>False when something still uses it, or the product needs it.</summary>
    public async Task<bool> RemoveAsync(string name, CancellationToken ct) => !Queues.All.Contains(name) && await database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            if (await sql.FirstAsync(Used, row => row.GetInt64(0), name, $"%{name}%") > 0) return false;
            if (await sql.ExecuteAsync("DELETE FROM queues WHERE name = $1", name) == 0) return false;
            await _audit.WriteAsync(sql, AuditAct.QueueRemoved, by, name);
            return true;
        }, ct);

    /// <summary>Where no row is, the ticket stands in a queue that is gone: agents take it from there by hand.</summary>
    internal static QueueRules Read(DbDataReader row, int at, string? otherwise = null) => row.IsDBNull(at)
        ? new QueueRules(otherwise!, otherwise!)
        : new QueueRules(row.GetString(at), row.GetString(at + 1))
        {
            IsPush = row.GetInt64(at + 2) == 1, Cap = row.GetInt32(at + 3), AnswerWithin = TimeSpan.FromSeconds(row.GetInt64(at + 4)), LongestWait = TimeSpan.FromSeconds(row.GetInt64(at + 5)),
        };

    private Task<bool> WriteAsync(string statement, QueueRules queue, AuditAct act, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            var rows = await sql.ExecuteAsync(
                statement, queue.Name, queue.Title, queue.IsPush ? 1L : 0L, (long)queue.Cap, (long)queue.AnswerWithin.TotalSeconds, (long)queue.LongestWait.TotalSeconds);
            if (rows > 0) await _audit.WriteAsync(sql, act, by, queue.Name);
            return rows > 0;
        }, ct);
}
