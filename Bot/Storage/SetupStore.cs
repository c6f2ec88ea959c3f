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
            session => session.ExecuteAsync(
                "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", Name, Hash(key)), ct);
        return key;
    }

    public ValueTask<bool> IsValidAsync(string key) => database.ReadAsync(session => IsValidAsync(session, key));

    /// <summary>Makes the first admin and uses up the key; null when the key is not valid (any more).</summary>
    public Task<Agent?> UseAsync(string key, NewAgent admin, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            if (!await IsValidAsync(session, key)) return null;
            var made = await AgentStore.AddAsync(session, admin, clock.GetUtcNow());
            if (made is not null) await session.ExecuteAsync("DELETE FROM settings WHERE name = $1", Name);
            return made;
        }, ct);

    private static async ValueTask<bool> IsValidAsync(Session session, string key) =>
        await session.FirstAsync("SELECT COUNT(*) FROM settings WHERE name = $1 AND value = $2", row => row.GetInt64(0), Name, Hash(key)) == 1
        && await AgentStore.OthersAsync(session, default) == 0;

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
