namespace SupportBot.Storage.Copying;

/// <summary>A store in a data folder: a SQLite file, and a file for each file.</summary>
internal sealed class SqliteEnd : CopyEnd
{
    // Indexes whose keys come in no order are filled in memory and written seldom. A power cut may take the last transactions, and
    // the next run copies them again.
    private const string SetUp = "PRAGMA cache_size = -256000; PRAGMA wal_autocheckpoint = 50000; PRAGMA synchronous = NORMAL";

    private const string PutOnDisk = "PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)";

    // A transaction writes every page of the file it touched, and rows in no order touch them all: few large ones are best.
    private const int LargestTransaction = 10;

    private const string Columns = "SELECT name, type, pk FROM pragma_table_info($1)";

    private readonly DataFolderLock _folder;
    private readonly AttachmentFolder _files;

    // Pages of rows in the open transaction.
    private int _open;

    private SqliteEnd(StoreLocation place, Sql sql, DataFolderLock folder) : base(place, sql) =>
        (_folder, _files) = (folder, new AttachmentFolder(Path.Combine(place.Folder!, "attachments")));

    public static async Task<CopyEnd> OpenAsync(StoreLocation place, string file, bool isNew)
    {
        if (!isNew && !File.Exists(file)) throw new StoreException($"There is no store at {file}.");
        Directory.CreateDirectory(place.Folder!);
        var folder = DataFolderLock.Take(place.Folder!);
        Sql? sql = null;
        try
        {
            sql = await Sql.OpenAsync(place.Engine, writable: true);
            await sql.ExecuteAsync(SetUp);
            return new SqliteEnd(place, sql, folder);
        }
        catch
        {
            sql?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    public override async ValueTask FreezeAsync() => await AskAsync(sql => sql.ExecuteAsync("BEGIN"));

    public override async ValueTask<CopiedTable> DescribeAsync(string table) => CopiedTable.Of(
        table, await AskAsync(sql => sql.ListAsync(Columns, row => (row.GetString(0), row.GetString(1), row.GetInt64(2)), table)));

    public override async ValueTask AddAsync(CopiedTable table, IReadOnlyList<Value[]> rows)
    {
        if (table.Name == FileChunks.Table) await _files.AddAsync(rows);
        else await AskAsync(async sql =>
        {
            if (_open == 0) await sql.ExecuteAsync(Place.Engine.BeginWrite);
            foreach (var row in rows) await sql.ExecuteAsync(table.Insert, row);
            return ++_open;
        });
        if (_open == LargestTransaction) await KeepAsync();
    }

    public override async ValueTask KeepAsync()
    {
        if (_open > 0) await AskAsync(sql => sql.ExecuteAsync("COMMIT"));
        _open = 0;
    }

    public override async ValueTask EmptyAsync(IReadOnlyList<CopiedTable> tables)
    {
        if (tables.Any(table => table.Name == FileChunks.Table))
            _files.Remove(await AskAsync(sql => sql.ListAsync("SELECT id FROM attachments", row => row.GetString(0))));
        foreach (var table in tables.Reverse()) await AskAsync(sql => sql.ExecuteAsync($"DELETE FROM {table.Rows}"));
    }

    public override async ValueTask<List<byte[]>> ChunksAsync(KeptFile file, long from) => await _files.ReadAsync(file, from, MostBytes / KeptFile.ChunkLength);

    public override async ValueTask FinishAsync(IReadOnlyList<CopiedTable> tables)
    {
        _files.MakeEmpty(await AskAsync(sql => sql.ListAsync("SELECT id FROM attachments WHERE size = 0", row => row.GetString(0))));
        await AskAsync(sql => sql.ExecuteAsync(PutOnDisk));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
