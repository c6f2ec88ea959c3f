namespace SupportBot.Storage.Copying;

/// <summary>What became of one table.</summary>
/// <param name="Rows">How many rows the source has.</param>
/// <param name="Added">How many of them were copied now; an earlier run had copied the others.</param>
/// <param name="Missing">How many parts of attachments the source had lost before.</param>
/// <param name="Checksum">Of the source's rows.</param>
/// <param name="IsEqual">Whether the target has as many, with the same checksum.</param>
internal sealed record CopiedRows(string Table, long Rows, long Added, long Missing, string Checksum, bool IsEqual);

/// <summary>Copies one table: compares what is there already, adds the rest, and reads that back. Each row is read once at each end.</summary>
internal sealed class TableCopy(CopyEnd from, CopyEnd to, CopiedTable table, long total, IProgress<CopyProgress> progress) : IDisposable
{
    private readonly Checksum _source = new();
    private readonly Checksum _target = new();
    private Value[]? _last;

    public void Dispose()
    {
        _source.Dispose();
        _target.Dispose();
    }

    /// <returns>False when what the target has are not the first rows of the source.</returns>
    public async Task<bool> CheckAsync(CancellationToken ct)
    {
        await foreach (var page in TableRows.ReadAsync(to, table, after: null, ct))
        {
            _target.Add(page);
            _last = table.KeyOf(page[^1]);
        }
        if (_target.Rows == 0) return true;
        await foreach (var page in TableRows.ReadAheadAsync(from, table, after: null, ct))
        {
            _source.Add([.. page.Take((int)Math.Min(page.Count, _target.Rows - _source.Rows))]);
            progress.Report(new(table.Name, CopyStage.Checking, _source.Rows, _target.Rows));
            if (_source.Rows == _target.Rows) break;
        }
        return _source.Value == _target.Value;
    }

    public async Task<CopiedRows> RunAsync(CancellationToken ct)
    {
        var known = _source.Rows;
        progress.Report(new(table.Name, CopyStage.Copying, known, total));
        await foreach (var page in TableRows.ReadAheadAsync(from, table, _last, ct))
        {
            await to.AddAsync(table, page);
            _source.Add(page);
            progress.Report(new(table.Name, CopyStage.Copying, _source.Rows, total));
        }
        await to.KeepAsync();
        await foreach (var page in TableRows.ReadAheadAsync(to, table, _last, ct))
        {
            _target.Add(page);
            progress.Report(new(table.Name, CopyStage.Comparing, _target.Rows, total));
        }
        progress.Report(new(table.Name, CopyStage.Done, _source.Rows, total));
        return new(table.Name, _source.Rows, _source.Rows - known, total - _source.Rows, _source.Value, _source.Rows == _target.Rows && _source.Value == _target.Value);
    }
}
