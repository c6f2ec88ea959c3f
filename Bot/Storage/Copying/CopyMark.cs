namespace SupportBot.Storage.Copying;

/// <summary>Remembers in a store that a copy into it has not ended, and from where.</summary>
internal static class CopyMark
{
    /// <summary>Where it stands in <c>settings</c>.</summary>
    public const string Name = "copy-under-way";

    /// <returns>The place of the source; null when no copy into this store is under way.</returns>
    public static ValueTask<string?> FindAsync(Sql sql) =>
        sql.FirstAsync("SELECT value FROM settings WHERE name = $1", row => row.GetString(0), Name);

    public static ValueTask<int> SetAsync(Sql sql, string source) =>
        sql.ExecuteAsync("INSERT INTO settings (name, value) VALUES ($1, $2)", Name, source);

    public static ValueTask<int> RemoveAsync(Sql sql) => sql.ExecuteAsync("DELETE FROM settings WHERE name = $1", Name);

    /// <exception cref="StoreException">The store holds half a copy: nobody may work on it.</exception>
    public static async ValueTask CheckAsync(Sql sql)
    {
        if (await FindAsync(sql) is { } source)
            throw new StoreException(
                $"The store holds half a copy of {source}. Run 'store copy' again with the same --from and --to: it goes on where it stopped. Or begin anew with an empty database.");
    }
}
