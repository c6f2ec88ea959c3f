namespace SupportBot.Storage.Copying;

/// <summary>One of the two stores of a copy, held so that nobody else works on it meanwhile.</summary>
internal abstract class CopyEnd(StoreLocation place, Sql sql) : IAsyncDisposable
{
    /// <summary>The most bytes of attachments that are read or written at once.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    public StoreLocation Place => place;

    /// <summary>Opens a store and keeps others from it. Nothing in it is changed.</summary>
    /// <param name="isNew">True when it may have to be made.</param>
    /// <exception cref="StoreException">It is in use or cannot be reached.</exception>
    public static async Task<CopyEnd> HoldAsync(StoreLocation place, bool isNew)
    {
        try
        {
            return place.File is { } file ? await SqliteEnd.OpenAsync(place, file, isNew) : await PostgresEnd.OpenAsync(place);
        }
        catch (Exception problem) when (place.Engine.Explain(problem) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Runs work on the store and says in an admin's words what went wrong with it.</summary>
    public async ValueTask<T> AskAsync<T>(Func<Sql, ValueTask<T>> work)
    {
        try
        {
            return await work(sql);
        }
        catch (Exception problem) when (place.Engine.Explain(problem) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>What is read from now on is one state of the store.</summary>
    public abstract ValueTask FreezeAsync();

    /// <summary>A table as it is now; without columns when there is none.</summary>
    public abstract ValueTask<CopiedTable> DescribeAsync(string table);

    public ValueTask<long> CountAsync(CopiedTable table) => AskAsync(sql => sql.FirstAsync(
        table.Name == FileChunks.Table ? FileChunks.Count : $"SELECT COUNT(*) FROM {table.Rows}", row => row.GetInt64(0)));

    /// <summary>Adds rows, of which all or none outlive the end of this program.</summary>
    public abstract ValueTask AddAsync(CopiedTable table, IReadOnlyList<Value[]> rows);

    /// <summary>Commits what was added.</summary>
    public virtual ValueTask KeepAsync() => default;

    /// <summary>Removes the rows of these tables, to which no other has a reference.</summary>
    public abstract ValueTask EmptyAsync(IReadOnlyList<CopiedTable> tables);

    /// <summary>The chunks of an attachment from one number on, as many as are whole and fit into <see cref="MostBytes"/>.</summary>
    public abstract ValueTask<List<byte[]>> ChunksAsync(KeptFile file, long from);

    /// <summary>Called when every row is there: makes the store ready for those to come.</summary>
    public abstract ValueTask FinishAsync(IReadOnlyList<CopiedTable> tables);

    public virtual ValueTask DisposeAsync()
    {
        sql.Dispose();
        return default;
    }
}
