using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SupportBot.Storage.Copying;

/// <summary>Reads the rows of a table in the order of its key, a page at a time.</summary>
internal static class TableRows
{
    /// <param name="after">The key of the last row that is not wanted; null for all.</param>
    public static IAsyncEnumerable<IReadOnlyList<Value[]>> ReadAsync(CopyEnd end, CopiedTable table, Value[]? after, CancellationToken ct) =>
        table.Name == FileChunks.Table ? FileChunks.ReadAsync(end, after, ct) : PagesAsync(end, table, after, ct);

    /// <summary>The same, but the next page is read while the caller works on this one.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Value[]>> ReadAheadAsync(
        CopyEnd end, CopiedTable table, Value[]? after, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pages = Channel.CreateBounded<IReadOnlyList<Value[]>>(1);
        var reading = Task.Run(() => FillAsync(pages.Writer, ReadAsync(end, table, after, stopping.Token), stopping.Token), CancellationToken.None);
        try
        {
            await foreach (var page in pages.Reader.ReadAllAsync(ct)) yield return page;
        }
        finally
        {
            await stopping.CancelAsync();
            await reading;
        }
    }

    private static async Task FillAsync<T>(ChannelWriter<T> to, IAsyncEnumerable<T> from, CancellationToken ct)
    {
        try
        {
            await foreach (var item in from.WithCancellation(ct)) await to.WriteAsync(item, ct);
            to.Complete();
        }
        catch (Exception problem)
        {
            to.Complete(problem);
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<Value[]>> PagesAsync(
        CopyEnd end, CopiedTable table, Value[]? after, [EnumeratorCancellation] CancellationToken ct)
    {
        List<Value[]> page;
        do
        {
            ct.ThrowIfCancellationRequested();
            var (text, key) = (table.Page(after is null), after ?? []);
            page = await end.AskAsync(sql => sql.ListAsync(text, row => Read(row, table.Columns), key));
            if (page.Count > 0) yield return page;
            if (page is [.., var last]) after = table.KeyOf(last);
        }
        while (page.Count == table.PageLength);
    }

    private static Value[] Read(DbDataReader row, IReadOnlyList<CopiedColumn> columns)
    {
        var values = new Value[columns.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Read(row, i, columns[i].Kind);
        return values;
    }

    private static Value Read(DbDataReader row, int i, ColumnKind kind) => kind switch
    {
        ColumnKind.Text => row.TextOrNull(i),
        ColumnKind.Bytes => row.IsDBNull(i) ? null : row.GetFieldValue<byte[]>(i),
        ColumnKind.Number or ColumnKind.SmallNumber => row.NumberOrNull(i),
    };
}
