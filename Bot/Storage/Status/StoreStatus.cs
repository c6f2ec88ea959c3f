namespace SupportBot.Storage.Status;

/// <summary>How a store is doing.</summary>
/// <param name="Engine">Which engine, of what version, and where.</param>
/// <param name="Schema">0 when there is no store.</param>
/// <param name="Bytes">What the database takes on disk.</param>
internal sealed record StoreStatus(string Engine, long Schema, long Bytes)
{
    /// <summary>The source of a copy into this store that has not ended.</summary>
    public string? HalfACopyOf { get; init; }

    /// <summary>Who is connected; empty where nodes do not share the store.</summary>
    public IReadOnlyList<NodeStatus> Nodes { get; init; } = [];

    public IReadOnlyList<DutyStatus> Duties { get; init; } = [];

    public IReadOnlyList<WaitingStatus> Waiting { get; init; } = [];

    /// <summary>The largest first.</summary>
    public IReadOnlyList<TableStatus> Tables { get; init; } = [];
}

/// <summary>A node that is connected.</summary>
/// <param name="Since">When the oldest of its connections was opened.</param>
internal sealed record NodeStatus(string Node, long Connections, DateTimeOffset Since);

/// <summary>What one node does for all.</summary>
/// <param name="Holder">Who does it now; null while nobody does.</param>
internal sealed record DutyStatus(string Duty, NodeId? Holder, DateTimeOffset TakenAt);

/// <summary>Things of one kind that are owed to somebody.</summary>
/// <param name="Oldest">Since when the first one waits, or from when on it is due.</param>
internal sealed record WaitingStatus(string What, long Count, DateTimeOffset? Oldest);

/// <summary>How large a table is.</summary>
/// <param name="Rows">PostgreSQL estimates them.</param>
/// <param name="Bytes">With its indexes; null where it cannot be told apart.</param>
internal sealed record TableStatus(string Table, long Rows, long? Bytes);
