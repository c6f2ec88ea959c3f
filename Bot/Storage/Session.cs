using System.Data.Common;

namespace SupportBot.Storage;

/// <summary>
/// One connection, used by one caller at a time. Statements it has seen stay prepared. Values bind to <c>$1</c>, <c>$2</c> and so on.
/// </summary>
internal sealed class Session(IEngine engine, bool writable) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = [];
    private readonly List<Change> _changes = [];

    public DbConnection Connection { get; } = engine.Open(writable);

    /// <summary>What the write under way will have changed, told to watchers once it is committed.</summary>
    public IReadOnlyList<Change> Changes => _changes;

    public void Announce(Change change) => _changes.Add(change);

    public void ForgetChanges() => _changes.Clear();

    public Task<int> ExecuteAsync(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQueryAsync();

    public ValueTask<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values) =>
        FirstAsync(Bind(sql, values), read);

    public ValueTask<List<T>> ListAsync<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values) =>
        ListAsync(Bind(sql, values), read);

    public void Dispose()
    {
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

    private DbCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command)) command = Prepare(sql, values.Length);
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private DbCommand Prepare(string sql, int values)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= values; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = engine.ParameterName(i);
            command.Parameters.Add(parameter);
        }
        return _prepared[sql] = command;
    }
}
