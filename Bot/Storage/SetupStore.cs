using System.Security.Cryptography;
using System.Text;
using SupportBot.Conversations;
using SupportBot.Storage.Audit;

namespace SupportBot.Storage;

/// <summary>The one-time keys with which the first admin is made: one from each node, and the first that is used ends all. Only hashes are kept.</summary>
internal sealed class SetupStore(Database database, TimeProvider clock)
{
    private const string Name = "setup-key";
    private const string IsOne = $"name LIKE '{Name}%'";
    private const string Forget = $"DELETE FROM settings WHERE {IsOne} AND name < $1";
    private const string Add = "INSERT INTO settings (name, value) VALUES ($1, $2)";
    private readonly AuditLog _audit = new(database, clock);
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Makes a key of 128 random bits, and forgets those of former days.</summary>
    public async Task<string> OfferAsync(CancellationToken ct)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var now = clock.GetUtcNow();
        await database.WriteAsync(
            WriteKey.None,
            async sql =>
            {
                await sql.ExecuteAsync(Forget, NameAt(now - Lifetime));
                await sql.ExecuteAsync(Add, $"{NameAt(now)} {Hash(key)[..8]}", Hash(key));
            }, ct);
        return key;
    }

    public ValueTask<bool> IsValidAsync(string key) => database.ReadAsync(async sql =>
        await sql.FirstAsync($"SELECT COUNT(*) FROM settings WHERE {IsOne} AND value = $1", row => row.GetInt64(0), Hash(key)) == 1
        && await AgentStore.OthersAsync(sql, default) == 0);

    /// <summary>Makes the first admin and uses up all keys; null when the key is not valid (any more), or the login is taken.</summary>
    public Task<Agent?> UseAsync(string key, NewAgent admin, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            // Of two nodes the second waits here, and finds none left.
            var keys = await sql.ListAsync(
                $"DELETE FROM settings WHERE {IsOne} RETURNING name, value", row => (Name: row.GetString(0), Hash: row.GetString(1)));
            var made = keys.Exists(kept => kept.Hash == Hash(key)) && await AgentStore.OthersAsync(sql, default) == 0
                ? await AgentStore.AddAsync(sql, admin, clock.GetUtcNow())
                : null;
            if (made is not null) await _audit.WriteAsync(sql, AuditAct.AgentAdded, made.Login, made.Login, "the first admin");
            else
                foreach (var kept in keys) await sql.ExecuteAsync(Add, kept.Name, kept.Hash);
            return made;
        }, ct);

    private static string NameAt(DateTimeOffset time) => $"{Name} {time.Ms():D15}";

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
