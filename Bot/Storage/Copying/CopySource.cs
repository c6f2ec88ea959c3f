namespace SupportBot.Storage.Copying;

/// <summary>The store that is copied. Nothing in it is changed.</summary>
internal static class CopySource
{
    /// <summary>Opens it and keeps others from it.</summary>
    /// <exception cref="StoreException">There is none, or it cannot be copied.</exception>
    public static async Task<CopyEnd> HoldAsync(StoreLocation place)
    {
        var end = await CopyEnd.HoldAsync(place, isNew: false);
        try
        {
            await CheckAsync(end);
            return end;
        }
        catch
        {
            await end.DisposeAsync();
            throw;
        }
    }

    private static async Task CheckAsync(CopyEnd end)
    {
        var name = end.Place.Name;
        if (await end.DescribeAsync("schema_versions") is { Columns: [] }) throw new StoreException($"{name} holds no store of SupportBot.");
        var schema = await end.AskAsync(sql => sql.FirstAsync("SELECT MAX(number) FROM schema_versions", row => row.GetInt64(0)));
        if (schema != Migrator.Newest)
            throw new StoreException($"{name} has schema {schema}, and this program copies schema {Migrator.Newest}. "
                + (schema > Migrator.Newest ? "Copy with the newer program." : "Start this program on it once, then copy."));
        if (await end.AskAsync(CopyMark.FindAsync) is { } source) throw new StoreException($"{name} is only half a copy of {source}. Copy from there.");
    }
}
