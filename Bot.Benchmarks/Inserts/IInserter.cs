namespace SupportBot.Benchmarks.Inserts;

/// <summary>One connection to a database with nothing between.</summary>
internal interface IInserter : IDisposable
{
    /// <summary>Inserts rows in one transaction, each by a statement of its own; when it returns, they are on disk.</summary>
    void Insert(IReadOnlyList<Row> rows);
}

/// <summary>A line of a conversation.</summary>
/// <param name="Text">In UTF-8.</param>
internal readonly record struct Row(long Conversation, long Position, ReadOnlyMemory<byte> Text)
{
    public const string Table = "CREATE TABLE IF NOT EXISTS lines (conversation BIGINT, position BIGINT, text TEXT, PRIMARY KEY (conversation, position))";
}
