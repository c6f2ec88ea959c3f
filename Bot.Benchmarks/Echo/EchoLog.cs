using System.Collections.Concurrent;
using SQLitePCL;

namespace SupportBot.Benchmarks.Echo;

/// <summary>
/// Every message and its reply on disk before anybody is told, as cheaply as SQLite does it: prepared statements on the bare
/// library, one transaction for all that wait, and the product's settings (WAL, <c>synchronous=FULL</c>).
/// </summary>
internal sealed class EchoLog : IAsyncDisposable
{
    private const int LargestGroup = 512;
    private readonly BlockingCollection<Entry> _waiting = [];
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _begin, _insert, _commit;
    private readonly Task _loop;

    static EchoLog() => Batteries_V2.Init();

    public EchoLog(string file)
    {
        Check(raw.sqlite3_open(file, out _database));
        Check(raw.sqlite3_exec(_database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=4000;"));
        Check(raw.sqlite3_exec(_database, "CREATE TABLE lines (conversation INTEGER, position INTEGER, text TEXT, PRIMARY KEY (conversation, position)) WITHOUT ROWID"));
        (_begin, _commit) = (Prepare("BEGIN IMMEDIATE"), Prepare("COMMIT"));
        _insert = Prepare("INSERT INTO lines VALUES (?, ?, ?)");
        _loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public Task AppendAsync(EchoConversation conversation, long position, ReadOnlyMemory<byte> text)
    {
        var entry = new Entry(conversation.Number, position, text);
        _waiting.Add(entry);
        return entry.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.CompleteAdding();
        await _loop;
        foreach (var statement in (sqlite3_stmt[])[_begin, _insert, _commit]) statement.Dispose();
        _database.Dispose();
        _waiting.Dispose();
    }

    private void Run()
    {
        var group = new List<Entry>(LargestGroup);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < LargestGroup && _waiting.TryTake(out var next)) group.Add(next);
            Step(_begin);
            foreach (var entry in group)
            {
                Insert(entry, entry.Position);
                Insert(entry, entry.Position + 1);
            }
            Step(_commit);
            foreach (var entry in group) entry.Done.SetResult();
            group.Clear();
        }
    }

    private void Insert(Entry entry, long position)
    {
        raw.sqlite3_bind_int64(_insert, 1, entry.Conversation);
        raw.sqlite3_bind_int64(_insert, 2, position);
        raw.sqlite3_bind_text(_insert, 3, entry.Text.Span);
        Step(_insert);
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_database, sql, out var statement));
        return statement;
    }

    private void Step(sqlite3_stmt statement)
    {
        if (raw.sqlite3_step(statement) is not raw.SQLITE_DONE) Check(raw.sqlite3_errcode(_database));
        raw.sqlite3_reset(statement);
    }

    private void Check(int result)
    {
        if (result is not raw.SQLITE_OK) throw new InvalidOperationException($"SQLite answered {result}: {raw.sqlite3_errmsg(_database).utf8_to_string()}");
    }

    private sealed record Entry(long Conversation, long Position, ReadOnlyMemory<byte> Text)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
