using System.Data.Common;

namespace SupportBot.Storage;

/// <summary>What differs between database engines; everything else is one set of SQL.</summary>
internal interface IEngine
{
    /// <summary>For the start message: engine, version and place, without secrets.</summary>
    string Description { get; }

    /// <summary>How this engine spells the words of <see cref="EngineWords"/>.</summary>
    IReadOnlyDictionary<string, string> Words { get; }

    /// <summary>How many connections write side by side.</summary>
    int Writers { get; }

    /// <summary>The most connections that read at the same time.</summary>
    int Readers { get; }

    /// <summary>This process among those that share the store.</summary>
    NodeId Node { get; }

    /// <summary>How nodes wake each other; null for an engine that only one process uses.</summary>
    IBell? Bell { get; }

    /// <summary>Begins a transaction that will write.</summary>
    string BeginWrite { get; }

    /// <summary>Marks such a transaction with $1 and $2, by which it may be asked for later, and answers its sequence; null where a commit is never in doubt.</summary>
    string? MarkWrite { get; }

    /// <summary>What binds a value to <c>$1</c>, <c>$2</c> and so on.</summary>
    string ParameterName(int number);

    ValueTask<DbConnection> OpenAsync(bool writable);

    /// <summary>Called once a start before the schema is looked at, in the transaction that will bring it up to date: keeps other nodes from doing the same, and itself from holding them up.</summary>
    ValueTask LockSchemaAsync(Sql sql);

    /// <summary>Called once a start when the schema is up to date.</summary>
    ValueTask GetReadyAsync(Sql sql);

    /// <summary>Whether a write whose commit was not answered is on disk all the same; null while that is not decided.</summary>
    ValueTask<bool?> WasCommittedAsync(WriteMark mark, long sequence);

    /// <summary>Waits until this node has a duty that only one node may have; see <see cref="IDuty"/>.</summary>
    Task<IDuty> TakeDutyAsync(string name, TimeProvider clock, CancellationToken ct);

    /// <summary>Which node has a duty now; null for none.</summary>
    ValueTask<NodeId?> WhoHasAsync(Sql sql, string duty);

    /// <summary>Says in an admin's words what an engine's error means; null when it is not the engine's.</summary>
    StoreException? Explain(Exception problem);
}
