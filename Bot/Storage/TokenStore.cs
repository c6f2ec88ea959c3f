using System.Security.Cryptography;
using System.Text;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>The bearer tokens of the JSON API. Only their hashes are kept.</summary>
internal sealed class TokenStore(Database database, TimeProvider clock)
{
    /// <summary>A token that is not used again must be asked for anew after this time.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Makes a token of 256 random bits; it is told once and cannot be read back.</summary>
    public async Task<(string Token, DateTimeOffset ExpiresAt)> IssueAsync(AgentId agent, CancellationToken ct)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        await database.WriteAsync(
            WriteKey.None,
            async sql =>
            {
                await sql.ExecuteAsync("DELETE FROM api_tokens WHERE expires_at <= $1", now.Ms());
                await sql.ExecuteAsync(
                    "INSERT INTO api_tokens (hash, agent_id, created_at, expires_at) VALUES ($1, $2, $3, $4)",
                    Hash(token), agent.Value, now.Ms(), (now + Lifetime).Ms());
            }, ct);
        return (token, now + Lifetime);
    }

    /// <summary>Whose token it is; null when it is unknown or expired.</summary>
    public ValueTask<AgentId?> FindAsync(string token) => database.ReadAsync(sql => sql.FirstAsync<AgentId?>(
        "SELECT agent_id FROM api_tokens WHERE hash = $1 AND expires_at > $2", row => new AgentId(row.GetInt64(0)), Hash(token), clock.GetUtcNow().Ms()));

    public Task ForgetAsync(string token, CancellationToken ct) =>
        database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync("DELETE FROM api_tokens WHERE hash = $1", Hash(token)), ct);

    internal static ValueTask<int> ForgetAsync(Sql sql, AgentId agent) =>
        sql.ExecuteAsync("DELETE FROM api_tokens WHERE agent_id = $1", agent.Value);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
