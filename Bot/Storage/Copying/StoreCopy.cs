namespace SupportBot.Storage.Copying;

/// <summary>Copies one store into another. Stopped at any moment, a second run goes on where the first one was.</summary>
internal sealed class StoreCopy(CopyEnd from, CopyEnd to, IProgress<CopyProgress> progress)
{
    private readonly List<CopiedTable> _tables = [];

    /// <summary>The most rows read or written at once.</summary>
    public int PageLength { get; init; } = 10_000;

    /// <returns>Every table. When one of them is not equal, the target must not be used, and refuses to be.</returns>
    /// <exception cref="StoreException">The target holds something else, or one of the stores failed.</exception>
    public async Task<IReadOnlyList<CopiedRows>> RunAsync(CancellationToken ct)
    {
        await to.AskAsync(async sql =>
        {
            await Migrator.RunAsync(to.Place.Engine, sql);
            return true;
        });
        foreach (var name in CopiedTables.InOrder) _tables.Add(await to.DescribeAsync(name) with { PageLength = CopiedTables.PageOf(name, PageLength) });
        if (await to.AskAsync(CopyMark.FindAsync) is not { } source) await BeginAsync();
        else if (source != from.Place.Name)
            throw new StoreException($"{to.Place.Name} holds half a copy of another store, {source}. Finish that one, or give an empty database.");
        await from.FreezeAsync();
        var copied = await CopyAsync(ct);
        if (copied.All(table => table.IsEqual)) await EndAsync();
        return copied;
    }

    private async Task BeginAsync()
    {
        foreach (var table in _tables.Where(table => !CopiedTables.WrittenByAStart.Contains(table.Name)))
        {
            if (await to.AskAsync(sql => sql.FirstAsync($"SELECT 1 FROM {table.Rows} LIMIT 1", row => true)))
                throw new StoreException($"{to.Place.Name} is not empty: it has {table.Name}, and no copy into it is under way. Give an empty database.");
        }
        await to.AskAsync(sql => CopyMark.SetAsync(sql, from.Place.Name));
        await to.EmptyAsync([.. _tables.Where(table => CopiedTables.WrittenByAStart.Contains(table.Name))]);
    }

    private async Task<IReadOnlyList<CopiedRows>> CopyAsync(CancellationToken ct)
    {
        var copied = new List<CopiedRows>();
        foreach (var table in _tables) copied.Add(await CopyAsync(table, ct));
        return copied;
    }

    private async Task<CopiedRows> CopyAsync(CopiedTable table, CancellationToken ct)
    {
        var total = await from.CountAsync(table);
        using (var continued = new TableCopy(from, to, table, total, progress))
            if (await continued.CheckAsync(ct)) return await continued.RunAsync(ct);
        // The source was written to since the run before: from here on everything is copied anew.
        await to.EmptyAsync([.. _tables.SkipWhile(other => other != table)]);
        using var anew = new TableCopy(from, to, table, total, progress);
        return await anew.RunAsync(ct);
    }

    private async Task EndAsync()
    {
        await to.FinishAsync(_tables);
        await to.AskAsync(CopyMark.RemoveAsync);
    }
}
