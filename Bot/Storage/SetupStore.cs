using System.Security.Cryptography;
using System.Text;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>The one-time key with which the first admin is made. Only its hash is kept.</summary>
internal sealed class SetupStore(Database database, TimeProvider clock)
{
    private const string Name = "setup-key";

    /// <summary>Makes a key of 128 random bits, which replaces an earlier one.</summary>
    public async Task<string> OfferAsync(CancellationToken ct)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await database.WriteAsync(
            WriteKey.None,
            sql => sql.ExecuteAsync(
                "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", Name, Hash(key)), ct);
        return key;
    }

    public ValueTask<bool> IsValidAsync(string key) => database.ReadAsync(sql => IsValidAsync(sql, key));

    /// <summary>Makes the first admin and uses up the key; null when the key is not valid (any more).</summary>
    public Task<Agent?> UseAsync(string key, NewAgent admin, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            if (!await IsValidAsync(sql, key)) return null;
            var made = await AgentStore.AddAsync(sql, admin, clock.GetUtcNow());
            if (made is not null) await sql.ExecuteAsync("DELETE FROM settings WHERE name = $1", Name);
            return made;
        }, ct);

    private static async ValueTask<bool> IsValidAsync(Sql sql, string key) =>
        await sql.FirstAsync("SELECT COUNT(*) FROM settings WHERE name = $1 AND value = $2", row => row.GetInt64(0), Name, Hash(key)) == 1
        && await AgentStore.OthersAsync(sql, default) == 0;

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
