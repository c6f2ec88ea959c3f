using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>
/// One connection, used by one caller at a time. Values bind to <c>$1</c>, <c>$2</c> and so on; words in braces are the engine's.
/// The writer has a thread of its own and waits for the engine on it; readers do not hold up theirs.
/// </summary>
internal sealed class Sql : IDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = [];
    private readonly Dictionary<string, string> _spelled = [];
    private readonly List<Change> _changes = [];
    private readonly List<AgentId> _noticed = [];
    private readonly IEngine _engine;
    private readonly bool _isWriter;
    private DbBatch? _posted;

    private Sql(IEngine engine, DbConnection connection, bool isWriter) => (_engine, Connection, _isWriter) = (engine, connection, isWriter);

    public DbConnection Connection { get; }

    /// <summary>Statements may take as long as they need: the schema is being changed.</summary>
    public bool IsPatient { get; set; }

    /// <summary>The number of the write under way: higher than that of every change it can see.</summary>
    public long Sequence { get; private set; }

    /// <summary>By what the write under way is known afterwards.</summary>
    public WriteMark Mark { get; private set; } = WriteMark.New();

    /// <summary>What the write under way will have changed, told to watchers once it is committed.</summary>
    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>Who is told something in the write under way.</summary>
    public IReadOnlyList<AgentId> Noticed => _noticed;

    public static async ValueTask<Sql> OpenAsync(IEngine engine, bool writable) => new(engine, await engine.OpenAsync(writable), writable);

    public void Announce(Change change) => _changes.Add(change);

    /// <summary>The notices of this agent are others once the write is committed.</summary>
    public void Announce(AgentId noticed) => _noticed.Add(noticed);

    public async ValueTask BeginAsync()
    {
        _changes.Clear();
        _noticed.Clear();
        _posted = null;
        Sequence = 0;
        await PostAsync(_engine.BeginWrite);
        Mark = Mark.Next();
        Sequence = _engine.MarkWrite is { } mark
            ? await FirstAsync(mark, row => row.GetInt64(0), Mark.Connection, Mark.Number)
            : await FirstAsync("SELECT {sequence}", row => row.GetInt64(0));
    }

    public async ValueTask CommitAsync()
    {
        await PostAsync("COMMIT");
        Send();
    }

    public ValueTask<int> RollBackAsync()
    {
        _posted = null;
        return ExecuteAsync("ROLLBACK");
    }

    public ValueTask<int> ExecuteAsync(string text, params ReadOnlySpan<Value> values)
    {
        Send();
        var command = Bind(text, values);
        return _isWriter ? new(command.ExecuteNonQuery()) : new(command.ExecuteNonQueryAsync());
    }

    /// <summary>A statement of a write whose outcome nobody waits for. It goes out with the next that is waited for, at the latest with the commit.</summary>
    public ValueTask PostAsync(string text, params ReadOnlySpan<Value> values)
    {
        if (!Connection.CanCreateBatch)
        {
            Bind(text, values).ExecuteNonQuery();
            return default;
        }
        AddTo(_posted ??= Connection.CreateBatch(), text, values);
        return default;
    }

    public ValueTask<T?> FirstAsync<T>(string text, Func<DbDataReader, T> read, params ReadOnlySpan<Value> values)
    {
        if (!_isWriter) return FirstAsync(Bind(text, values), read);
        using var reader = Ask(text, values);
        return new(reader.Read() ? read(reader) : default);
    }

    public ValueTask<List<T>> ListAsync<T>(string text, Func<DbDataReader, T> read, params ReadOnlySpan<Value> values)
    {
        if (!_isWriter) return ListAsync(Bind(text, values), read);
        using var reader = Ask(text, values);
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return new(rows);
    }

    public void Dispose()
    {
        _posted?.Dispose();
        foreach (var command in _prepared.Values) command.Dispose();
        Connection.Dispose();
    }

    private static async ValueTask<T?> FirstAsync<T>(DbCommand command, Func<DbDataReader, T> read)
    {
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? read(reader) : default;
    }

    private static async ValueTask<List<T>> ListAsync<T>(DbCommand command, Func<DbDataReader, T> read)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }

    private DbDataReader Ask(string text, ReadOnlySpan<Value> values)
    {
        if (_posted is not { } batch) return Bind(text, values).ExecuteReader();
        _posted = null;
        AddTo(batch, text, values);
        // What was posted answers with no rows, so the first answer with rows is this statement's.
        return batch.ExecuteReader();
    }

    private void Send()
    {
        if (_posted is not { } batch) return;
        _posted = null;
        using (batch) batch.ExecuteNonQuery();
    }

    private void AddTo(DbBatch batch, string text, ReadOnlySpan<Value> values)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = Spelled(text);
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType, parameter.Value) = (_engine.ParameterName(i + 1), values[i].Type, values[i].Bound ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        batch.BatchCommands.Add(command);
    }

    private DbCommand Bind(string text, ReadOnlySpan<Value> values)
    {
        if (!_prepared.TryGetValue(text, out var command)) command = Prepare(text, values);
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i].Bound ?? DBNull.Value;
        return command;
    }

    private DbCommand Prepare(string text, ReadOnlySpan<Value> values)
    {
        var command = Connection.CreateCommand();
        command.CommandText = Spelled(text);
        if (IsPatient) command.CommandTimeout = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = (_engine.ParameterName(i + 1), values[i].Type);
            command.Parameters.Add(parameter);
        }
        return _prepared[text] = command;
    }

    private string Spelled(string text) =>
        _spelled.TryGetValue(text, out var spelled) ? spelled : _spelled[text] = EngineWords.In(text, _engine.Words);
}
