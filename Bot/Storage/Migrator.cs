using System.Reflection;

namespace SupportBot.Storage;

/// <summary>
/// Brings the schema up to date at start: numbered files, each run once and in a transaction of its own. A file says in its first line
/// which programs can still run beside it, so that nodes are exchanged one after the other (docs/ARCHITECTURE.md).
/// </summary>
internal static class Migrator
{
    private const string Folder = "SupportBot.Storage.Migrations.";
    private const string RunsWith = "-- runs with programs from schema ";

    /// <summary>The newest schema this program knows.</summary>
    public static int Newest { get; } = Files().Max(file => file.Number);

    public static async Task RunAsync(IEngine engine, Sql sql)
    {
        while (await StepAsync(engine, sql)) { }
    }

    /// <returns>True when there may be more to do.</returns>
    private static async Task<bool> StepAsync(IEngine engine, Sql sql)
    {
        await sql.ExecuteAsync(engine.BeginWrite);
        try
        {
            await engine.LockSchemaAsync(sql);
            await sql.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_versions (number BIGINT PRIMARY KEY)");
            var done = await sql.FirstAsync("SELECT COALESCE(MAX(number), 0) FROM schema_versions", row => row.GetInt64(0));
            if (done > Newest) await CheckAsync(sql, done);
            var next = Files().FirstOrDefault(file => file.Number == done + 1);
            if (next.Name is not null) await RunAsync(sql, next.Number, Read(next.Name));
            await sql.ExecuteAsync("COMMIT");
            return next.Name is not null;
        }
        catch
        {
            await sql.RollBackAsync();
            throw;
        }
    }

    private static async Task RunAsync(Sql sql, int number, string file)
    {
        foreach (var statement in Statements(file)) await sql.ExecuteAsync(statement);
        if (number == 1) await sql.ExecuteAsync("INSERT INTO schema_versions (number) VALUES (1)");
        else await sql.ExecuteAsync("INSERT INTO schema_versions (number, oldest) VALUES ($1, $2)", (long)number, OldestFor(file));
    }

    // A newer node has been here. What it did may be made for us to go on beside it.
    private static async Task CheckAsync(Sql sql, long done)
    {
        var oldest = await sql.FirstAsync("SELECT MAX(oldest) FROM schema_versions", row => row.GetInt64(0));
        if (oldest > Newest)
            throw new StoreException($"The database has schema {done}, and this program knows schemas up to {Newest}. Start the newer program.");
    }

    private static IEnumerable<string> Statements(string file) =>
        from statement in string.Join('\n', file.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal))).Split(";\n")
        where !string.IsNullOrWhiteSpace(statement)
        select statement.Trim().TrimEnd(';');

    private static long OldestFor(string file) => file.StartsWith(RunsWith, StringComparison.Ordinal)
        ? long.Parse(file.AsSpan(RunsWith.Length, file.IndexOf('\n', StringComparison.Ordinal) - RunsWith.Length), CultureInfo.InvariantCulture)
        : throw new InvalidDataException($"A migration must begin with '{RunsWith}' and a number.");

    private static IOrderedEnumerable<(int Number, string Name)> Files() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(name => (Number: int.Parse(name.AsSpan(Folder.Length, 4), CultureInfo.InvariantCulture), name))
        .OrderBy(file => file.Number);

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
