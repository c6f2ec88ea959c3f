namespace SupportBot.Storage;

/// <summary>Secrets of the product's own: made once, then the same on every node and after every start.</summary>
internal sealed class SecretStore(Database database)
{
    /// <summary>The secret that is kept under a name; of the nodes that offer one at the same moment, the first one's.</summary>
    public Task<string> KeepAsync(string name, string offered, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            await sql.PostAsync("INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", name, offered);
            return (await sql.FirstAsync("SELECT value FROM settings WHERE name = $1", row => row.GetString(0), name))!;
        }, ct);
}
