using SupportBot.Benchmarks.Inserts;

namespace SupportBot.Benchmarks.Echo;

/// <summary>Every message and its reply on disk before anybody is told, as cheaply as SQLite does it.</summary>
internal sealed class EchoLog(string file) : IAsyncDisposable
{
    private const string Table =
        "CREATE TABLE lines (conversation INTEGER, position INTEGER, text TEXT, PRIMARY KEY (conversation, position)) WITHOUT ROWID";

    private readonly InsertLane _lane = new(new SqliteInserter(file, Table));

    public Task AppendAsync(EchoConversation conversation, long position, ReadOnlyMemory<byte> text) =>
        _lane.InsertAsync(new Row(conversation.Number, position, text), new Row(conversation.Number, position + 1, text));

    public ValueTask DisposeAsync() => _lane.DisposeAsync();
}
