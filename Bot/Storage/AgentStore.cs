using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using SupportBot.Conversations;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Routing;

namespace SupportBot.Storage;

/// <summary>The people who sign in.</summary>
/// <param name="by">Who does it, for the audit log.</param>
internal sealed class AgentStore(Database database, TimeProvider clock, string by = AuditLog.Program)
{
    private readonly AuditLog _audit = new(database, clock);

    private const string Select = "SELECT id, login, name, role, languages, enabled, password_hash, stamp, skills, tiers, queues, cap FROM agents";

    private const string Insert = """
        INSERT INTO agents (login, name, role, password_hash, languages, enabled, stamp, created_at, skills, tiers, queues, cap)
        VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (login) DO NOTHING RETURNING id
        """;

    private const string OtherAdmins = "SELECT COUNT(*) FROM agents WHERE id <> $1 AND role = 1 AND enabled = 1";

    /// <summary>The same store, for what this agent does.</summary>
    public AgentStore By(string login) => new(database, clock, login);

    public ValueTask<Account?> FindAsync(AgentId id) =>
        database.ReadAsync(sql => sql.FirstAsync(Select + " WHERE id = $1", Read, id.Value));

    public ValueTask<Account?> FindAsync(string login) =>
        database.ReadAsync(sql => sql.FirstAsync(Select + " WHERE login = $1", Read, login));

    public ValueTask<List<Agent>> AllAsync() =>
        database.ReadAsync(sql => sql.ListAsync(Select + " ORDER BY enabled DESC, name", row => Read(row).Agent));

    public ValueTask<bool> AnyAdminAsync() => database.ReadAsync(async sql => await OthersAsync(sql, default) > 0);

    /// <summary>Adds an agent; null when the login is taken.</summary>
    public Task<Agent?> AddAsync(NewAgent agent, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            var added = await AddAsync(sql, agent, clock.GetUtcNow());
            if (added is not null) await _audit.WriteAsync(sql, AuditAct.AgentAdded, by, agent.Login, $"role {agent.Role}");
            return added;
        }, ct);

    public Task<AgentChange> ChangeAsync(AgentId id, string name, Role role, IReadOnlyList<Language> languages, AgentProfile profile, CancellationToken ct) =>
        database.WriteAsync(
            WriteKey.None,
            async sql =>
            {
                if (role is not Role.Admin && await IsLastAdminAsync(sql, id)) return AgentChange.LastAdmin;
                if (await sql.FirstAsync(Select + " WHERE id = $1", Read, id.Value) is not { Agent: var before }) return AgentChange.NotFound;
                var (skills, tiers, queues, cap) = ProfileColumns.Of(profile);
                var changed = Said(before).Zip(Said(before with { Name = name, Role = role, Languages = languages, Profile = profile }), (was, now) => (was.What, was.Is, now.Is));
                return await FoundAsync(sql, id, AuditAct.AgentChanged, await sql.ExecuteAsync(
                    "UPDATE agents SET name = $2, role = $3, languages = $4, skills = $5, tiers = $6, queues = $7, cap = $8 WHERE id = $1",
                    id.Value, name, (long)role, Json(languages), skills, tiers, queues, cap), Differences.Of(changed));
            }, ct);

    /// <summary>Also ends every cookie and token of the agent.</summary>
    public Task<AgentChange> SetPasswordAsync(AgentId id, string hash, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            await TokenStore.ForgetAsync(sql, id);
            return await FoundAsync(sql, id, AuditAct.PasswordSet, await sql.ExecuteAsync("UPDATE agents SET password_hash = $2, stamp = $3 WHERE id = $1", id.Value, hash, NewStamp()));
        }, ct);

    /// <summary>Disabling also ends every cookie and token of the agent.</summary>
    public Task<AgentChange> SetEnabledAsync(AgentId id, bool enabled, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            if (!enabled && await IsLastAdminAsync(sql, id)) return AgentChange.LastAdmin;
            await TokenStore.ForgetAsync(sql, id);
            return await FoundAsync(sql, id, enabled ? AuditAct.AgentEnabled : AuditAct.AgentDisabled, await sql.ExecuteAsync("UPDATE agents SET enabled = $2, stamp = $3 WHERE id = $1", id.Value, enabled ? 1L : 0L, NewStamp()));
        }, ct);

    internal static async ValueTask<Agent?> AddAsync(Sql sql, NewAgent agent, DateTimeOffset now)
    {
        var (skills, tiers, queues, cap) = ProfileColumns.Of(agent.Profile);
        var id = await sql.FirstAsync(
            Insert, row => row.GetInt64(0),
            agent.Login, agent.Name, (long)agent.Role, agent.PasswordHash, Json(agent.Languages), NewStamp(), now.Ms(), skills, tiers, queues, cap);
        return id == 0 ? null : new Agent(new AgentId(id), agent.Login, agent.Name, agent.Role, agent.Languages, Enabled: true) { Profile = agent.Profile };
    }

    internal static ValueTask<long> OthersAsync(Sql sql, AgentId than) =>
        sql.FirstAsync(OtherAdmins, row => row.GetInt64(0), than.Value);

    // Their rows are kept: of two admins who put each other out on two nodes, the second waits and finds itself the last.
    private static async ValueTask<bool> IsLastAdminAsync(Sql sql, AgentId id) =>
        await sql.ListAsync("SELECT id FROM agents WHERE role = 1 AND enabled = 1 ORDER BY id {lock}", row => row.GetInt64(0)) is [var only] && only == id.Value;

    private async ValueTask<AgentChange> FoundAsync(Sql sql, AgentId id, AuditAct act, int rows, string? changed = null)
    {
        if (rows == 0) return AgentChange.NotFound;
        var login = await sql.FirstAsync("SELECT login FROM agents WHERE id = $1", row => row.GetString(0), id.Value);
        await _audit.WriteAsync(sql, act, by, login!, changed);
        return AgentChange.Done;
    }

    private static (string What, string Is)[] Said(Agent agent) =>
    [
        ("name", agent.Name), ("role", agent.Role.ToString()), ("languages", string.Join(' ', agent.Languages)), ("skills", string.Join(' ', agent.Profile.Skills)),
        ("tiers", string.Join(' ', agent.Profile.Tiers)), ("queues", string.Join(' ', agent.Profile.Queues)), ("at once", agent.Profile.Cap?.ToString(CultureInfo.InvariantCulture) ?? ""),
    ];

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static string Json(IReadOnlyList<Language> languages) =>
        JsonSerializer.Serialize(languages, StoredJson.Default.IReadOnlyListLanguage);

    private static Account Read(DbDataReader row) => new(
        new Agent(
            new AgentId(row.GetInt64(0)), row.GetString(1), row.GetString(2), (Role)row.GetInt32(3),
            row.List(4, StoredJson.Default.IReadOnlyListLanguage), row.GetInt64(5) == 1)
        {
            Profile = ProfileColumns.Read(row, 8),
        },
        row.GetString(6), row.GetString(7));
}
