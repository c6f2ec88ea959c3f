using System.Runtime.CompilerServices;

namespace SupportBot.Storage.Copying;

/// <summary>The rows that attachments are cut into: a table on PostgreSQL, files beside SQLite. What was never finished is left out.</summary>
internal static class FileChunks
{
    public const string Table = "attachment_chunks";

    private const int PageLength = 10_000;

    /// <summary>How many rows there should be.</summary>
    public static readonly string Count =
        $"SELECT CAST(COALESCE(SUM((size + {KeptFile.ChunkLength - 1}) / {KeptFile.ChunkLength}), 0) AS BIGINT) FROM attachments";

    private static readonly string Page = $"SELECT id, size FROM attachments WHERE id {{bytewise}} > $1 ORDER BY id {{bytewise}} LIMIT {PageLength}";

    /// <summary>Pages of rows (file, number, bytes) in the order of their key.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Value[]>> ReadAsync(
        CopyEnd end, Value[]? after, [EnumeratorCancellation] CancellationToken ct)
    {
        var page = new List<Value[]>();
        var bytes = 0;
        await foreach (var row in RowsAsync(end, after, ct))
        {
            page.Add(row);
            bytes += ((byte[])row[2].Bound!).Length;
            if (bytes < CopyEnd.MostBytes) continue;
            yield return page;
            (page, bytes) = ([], 0);
        }
        if (page.Count > 0) yield return page;
    }

    private static async IAsyncEnumerable<Value[]> RowsAsync(CopyEnd end, Value[]? after, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var (file, from) in RestAsync(end, after, ct))
        {
            List<byte[]> chunks;
            for (var number = from; number < file.Chunks; number += chunks.Count)
            {
                ct.ThrowIfCancellationRequested();
                chunks = await end.ChunksAsync(file, number);
                for (var i = 0; i < chunks.Count; i++) yield return [file.Id, number + i, chunks[i]];
                // It was lost at some time; what is left of it is kept.
                if (chunks.Count == 0) break;
            }
        }
    }

    /// <returns>Every file that may have chunks after a key, with the first number of those.</returns>
    private static async IAsyncEnumerable<(KeptFile, long From)> RestAsync(CopyEnd end, Value[]? after, [EnumeratorCancellation] CancellationToken ct)
    {
        var last = "";
        if (after is [{ Bound: string id }, { Bound: long number }])
        {
            last = id;
            if (await end.AskAsync(sql => sql.FirstAsync("SELECT id, size FROM attachments WHERE id = $1", Read, id)) is { } begun) yield return (begun, number + 1);
        }
        List<KeptFile> page;
        do
        {
            ct.ThrowIfCancellationRequested();
            page = await end.AskAsync(sql => sql.ListAsync(Page, Read, last));
            foreach (var file in page) yield return (file, 0);
            if (page is [.., var newest]) last = newest.Id;
        }
        while (page.Count == PageLength);
    }

    private static KeptFile Read(System.Data.Common.DbDataReader row) => new(row.GetString(0), row.GetInt64(1));
}
