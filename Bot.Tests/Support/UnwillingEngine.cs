using System.Data.Common;
using SupportBot.Storage;

namespace SupportBot.Tests.Support;

/// <summary>The real engine, which refuses every write while it is told to, as a disk does that turned read-only.</summary>
internal sealed class UnwillingEngine(IEngine inner) : IEngine
{
    public bool Refuses { get; set; }

    public string Description => inner.Description;

    public IReadOnlyDictionary<string, string> Words => inner.Words;

    public int Writers => inner.Writers;

    public int Readers => inner.Readers;

    public NodeId Node => inner.Node;

    public IBell? Bell => inner.Bell;

    public string BeginWrite => Refuses ? "BEGIN unwillingly" : inner.BeginWrite;

    public string? MarkWrite => inner.MarkWrite;

    public string ParameterName(int number) => inner.ParameterName(number);

    public ValueTask<DbConnection> OpenAsync(bool writable) => inner.OpenAsync(writable);

    public ValueTask LockSchemaAsync(Sql sql) => inner.LockSchemaAsync(sql);

    public ValueTask GetReadyAsync(Sql sql) => inner.GetReadyAsync(sql);

    public ValueTask<bool?> WasCommittedAsync(WriteMark mark, long sequence) => inner.WasCommittedAsync(mark, sequence);

    public Task<IDuty> TakeDutyAsync(string name, TimeProvider clock, CancellationToken ct) => inner.TakeDutyAsync(name, clock, ct);

    public ValueTask<NodeId?> WhoHasAsync(Sql sql, string duty) => inner.WhoHasAsync(sql, duty);

    public StoreException? Explain(Exception problem) => inner.Explain(problem);
}
