using Npgsql;
using NpgsqlTypes;

namespace SupportBot.Benchmarks.Inserts;

/// <summary>Prepared statements on one connection, a transaction in one round trip.</summary>
internal sealed class PostgresInserter : IInserter
{
    private readonly NpgsqlConnection _connection;

    public PostgresInserter(string connectionString)
    {
        _connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false, MaxAutoPrepare = 10, AutoPrepareMinUsages = 2,
        }.ConnectionString);
        _connection.Open();
        using var table = new NpgsqlCommand(Row.Table, _connection);
        table.ExecuteNonQuery();
    }

    public void Insert(IReadOnlyList<Row> rows)
    {
        using var batch = new NpgsqlBatch(_connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        foreach (var row in rows) batch.BatchCommands.Add(Inserting(row));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        batch.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();

    private static NpgsqlBatchCommand Inserting(Row row) => new("INSERT INTO lines VALUES ($1, $2, $3)")
    {
        Parameters =
        {
            new NpgsqlParameter<long> { TypedValue = row.Conversation },
            new NpgsqlParameter<long> { TypedValue = row.Position },
            new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = row.Text, NpgsqlDbType = NpgsqlDbType.Text },
        },
    };
}
