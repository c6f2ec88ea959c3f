using System.Reflection;
using Dapper;

namespace SupportBot.Storage;

/// <summary>Brings the schema up to date at start: numbered files, each run once, all of one start in one transaction.</summary>
internal static class Migrator
{
    private const string Folder = "SupportBot.Storage.Migrations.";

    /// <summary>The newest schema this program knows.</summary>
    public static int Newest { get; } = Files().Max(file => file.Number);

    public static async Task RunAsync(IEngine engine, Session session)
    {
        await session.Connection.ExecuteAsync(engine.BeginWrite);
        try
        {
            await session.Connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_versions (number BIGINT PRIMARY KEY)");
            var done = await session.Connection.ExecuteScalarAsync<int>("SELECT COALESCE(MAX(number), 0) FROM schema_versions");
            if (done > Newest)
                throw new StoreException($"The database has schema {done}, and this program knows schemas up to {Newest}. Start the newer program.");
            foreach (var (number, name) in Files().Where(file => file.Number > done).OrderBy(file => file.Number))
            {
                await session.Connection.ExecuteAsync(Read(name, engine));
                await session.Connection.ExecuteAsync("INSERT INTO schema_versions (number) VALUES (@number)", new { number });
            }
            await session.Connection.ExecuteAsync("COMMIT");
        }
        catch
        {
            await session.Connection.ExecuteAsync("ROLLBACK");
            throw;
        }
    }

    private static IEnumerable<(int Number, string Name)> Files() =>
        from name in Assembly.GetExecutingAssembly().GetManifestResourceNames()
        where name.StartsWith(Folder, StringComparison.Ordinal)
        select (int.Parse(name.AsSpan(Folder.Length, 4), CultureInfo.InvariantCulture), name);

    private static string Read(string name, IEngine engine)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return engine.SchemaWords.Aggregate(reader.ReadToEnd(), (sql, word) => sql.Replace(word.Key, word.Value, StringComparison.Ordinal));
    }
}
