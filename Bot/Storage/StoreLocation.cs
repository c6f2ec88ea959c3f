using Npgsql;

namespace SupportBot.Storage;

/// <summary>Where a store is: a PostgreSQL database, or a data folder with a SQLite file and attachments.</summary>
/// <param name="Name">How it is told to people, and how a copy knows its source again; without secrets.</param>
/// <param name="File">The SQLite file; null for PostgreSQL.</param>
internal sealed record StoreLocation(string Name, IEngine Engine, string? File)
{
    // One statement may have to look through the whole of a large table.
    private const int LongestStatementSeconds = 3600;

    /// <summary>The folder of an embedded store.</summary>
    public string? Folder => Path.GetDirectoryName(File);

    /// <param name="text">A connection string of PostgreSQL, a data folder, or the SQLite file in one.</param>
    /// <exception cref="StoreException">It is none of these.</exception>
    public static StoreLocation Parse(string text)
    {
        if (Path.Exists(text) || !text.Contains('=')) return InFolder(Path.GetFullPath(text));
        try
        {
            return OnPostgres(new NpgsqlConnectionStringBuilder(text));
        }
        catch (ArgumentException problem)
        {
            throw new StoreException(
                $"'{Hidden(text)}' is neither a data folder nor a connection string: {problem.Message} Write it like Host=db.example;Database=supportbot;Username=supportbot;Password=…", problem);
        }
    }

    private static StoreLocation OnPostgres(NpgsqlConnectionStringBuilder connection)
    {
        connection.CommandTimeout = LongestStatementSeconds;
        return new($"PostgreSQL {connection.Host}:{connection.Port}/{connection.Database}", new PostgresEngine(connection.ConnectionString), null);
    }

    private static StoreLocation InFolder(string path)
    {
        var file = Path.GetExtension(path) == ".db" ? path : Path.Combine(path, "supportbot.db");
        return new($"SQLite {file}", new SqliteEngine(file), file);
    }

    // What is wrong may be the password.
    private static string Hidden(string connection) => connection[..(connection.IndexOf('=', StringComparison.Ordinal) + 1)] + "…";
}
