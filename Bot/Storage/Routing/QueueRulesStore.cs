using System.Data.Common;
using System.Text.RegularExpressions;
using SupportBot.Conversations;
using SupportBot.Storage.Audit;

namespace SupportBot.Storage.Routing;

/// <summary>The queues there are, and how each is worked.</summary>
/// <param name="by">Who does it, for the audit log.</param>
internal sealed partial class QueueRulesStore(Database database, TimeProvider clock, string by = AuditLog.Program)
{
    /// <summary>The columns of a queue <c>q</c>, in the order <see cref="Read"/> takes them.</summary>
    public const string Columns = "q.name, q.title, q.is_push, q.cap, q.answer_seconds, q.wait_seconds";

    private const string Insert = """
        INSERT INTO queues (name, title, is_push, cap, answer_seconds, wait_seconds) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (name) DO NOTHING
        """;

    private const string Update = """
        UPDATE queues SET title = $2, is_push = $3, cap = $4, answer_seconds = $5, wait_seconds = $6, revision = revision + 1 WHERE name = $1 AND revision = $7
        """;

    private const string Select = $"SELECT {Columns}, q.revision FROM queues q";

    private readonly AuditLog _audit = new(database, clock);

    /// <summary>The same store, for what this admin does.</summary>
    public QueueRulesStore By(string login) => new(database, clock, login);

    /// <summary>Those that came with the product first.</summary>
    public async ValueTask<IReadOnlyList<QueueRules>> AllAsync() =>
    [
        .. (await database.ReadAsync(sql => sql.ListAsync(Select, Seen)))
            .OrderBy(queue => Queues.All.Contains(queue.Name) ? Queues.All.ToList().IndexOf(queue.Name) : int.MaxValue).ThenBy(queue => queue.Title, StringComparer.OrdinalIgnoreCase),
    ];

    public async ValueTask<IReadOnlyList<string>> NamesAsync() => [.. (await AllAsync()).Select(queue => queue.Name)];

    /// <summary>False when there is one of this name.</summary>
    public Task<bool> AddAsync(QueueRules queue, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            if (await sql.ExecuteAsync(Insert, Values(queue)) == 0) return false;
            await _audit.WriteAsync(sql, AuditAct.QueueAdded, by, queue.Name, string.Join("; ", queue.Said.Select(one => $"{one.What} {one.Is}")));
            return true;
        }, ct);

    /// <param name="queue">With the revision that was seen when it was written.</param>
    /// <returns>False when somebody else changed it since, or there is none of this name.</returns>
    public Task<bool> ChangeAsync(QueueRules queue, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            var before = await sql.FirstAsync($"{Select} WHERE q.name = $1", Seen, queue.Name);
            if (before is null || await sql.ExecuteAsync(Update, [.. Values(queue), queue.Revision]) == 0) return false;
            var changed = before.Said.Zip(queue.Said, (was, now) => (was.What, was.Is, now.Is));
            await _audit.WriteAsync(sql, AuditAct.QueueChanged, by, queue.Name, Differences.Of(changed));
            return true;
        }, ct);

    public async Task<QueueRemoval> RemoveAsync(string name, CancellationToken ct) => Queues.All.Contains(name) ? QueueRemoval.Shipped : await database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            if (await sql.FirstAsync("SELECT COUNT(*) FROM tickets WHERE queue = $1 AND state <> 3", row => row.GetInt64(0), name) > 0) return QueueRemoval.HasTickets;
            // Conversations stay on the version they began with, so every version that was ever in force counts.
            var sources = await sql.ListAsync("SELECT source FROM scripts WHERE source LIKE $1", row => row.GetString(0), $"%{name}%");
            if (sources.Exists(source => HandsOff().Matches(source).Any(said => said.Groups["queue"].Value == name))) return QueueRemoval.InScript;
            if (await sql.ExecuteAsync("DELETE FROM queues WHERE name = $1", name) == 0) return QueueRemoval.NotFound;
            // Another queue of this name begins with no policy of its own.
            await sql.ExecuteAsync("DELETE FROM policies WHERE queue = $1", name);
            await _audit.WriteAsync(sql, AuditAct.QueueRemoved, by, name);
            return QueueRemoval.Done;
        }, ct);

    /// <summary>Where no row is, the ticket stands in a queue that is gone: agents take it from there by hand.</summary>
    internal static QueueRules Read(DbDataReader row, int at, string? otherwise = null) => row.IsDBNull(at)
        ? new QueueRules(otherwise!, otherwise!)
        : new QueueRules(row.GetString(at), row.GetString(at + 1))
        {
            IsPush = row.GetInt64(at + 2) == 1, Cap = row.GetInt32(at + 3), AnswerWithin = TimeSpan.FromSeconds(row.GetInt64(at + 4)), LongestWait = TimeSpan.FromSeconds(row.GetInt64(at + 5)),
        };

    private static QueueRules Seen(DbDataReader row) => Read(row, 0) with { Revision = row.GetInt64(6) };

    private static Value[] Values(QueueRules queue) =>
        [queue.Name, queue.Title, queue.IsPush ? 1L : 0L, (long)queue.Cap, (long)queue.AnswerWithin.TotalSeconds, (long)queue.LongestWait.TotalSeconds];

    // How a script says where its conversations wait, from its top or from one of its steps.
    [GeneratedRegex(@"(?:^[ \t]*(?:-[ \t]+)?|[{,][ \t]*)[""']?queue[""']?[ \t]*:[ \t]*[""']?(?<queue>[a-z0-9_]+)", RegexOptions.Multiline)]
    private static partial Regex HandsOff();
}
