using Npgsql;

namespace SupportBot.Storage;

/// <summary>
/// LISTEN and NOTIFY on connections of their own (https://www.postgresql.org/docs/15/sql-notify.html). Rung after the commit and not
/// inside it: writes that notify wait for each other while they commit.
/// </summary>
internal sealed class PostgresBell(string connectionString) : IBell, IAsyncDisposable
{
    private const string Channel = "supportbot";
    private NpgsqlConnection? _ringing;
    private NpgsqlConnection? _hearing;
    private long? _heard;

    public async Task RingAsync(long sequence, CancellationToken ct)
    {
        var connection = _ringing ??= new NpgsqlConnection(connectionString);
        try
        {
            if (connection.State is not System.Data.ConnectionState.Open) await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection)
            {
                Parameters = { new() { Value = Channel }, new() { Value = sequence.ToString(CultureInfo.InvariantCulture) } },
            };
            await command.ExecuteNonQueryAsync(ct);
        }
        catch
        {
            _ringing = null;
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<long?> HearAsync(TimeSpan patience, CancellationToken ct)
    {
        var connection = _hearing;
        try
        {
            if (connection is null) _hearing = connection = await ListenAsync(ct);
            _heard = null;
            await connection.WaitAsync(patience, ct);
            return _heard;
        }
        catch
        {
            _hearing = null;
            if (connection is not null) await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_ringing is not null) await _ringing.DisposeAsync();
        if (_hearing is not null) await _hearing.DisposeAsync();
    }

    private async Task<NpgsqlConnection> ListenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(connectionString);
        connection.Notification += (_, ring) => _heard = Math.Max(_heard ?? 0, long.Parse(ring.Payload, CultureInfo.InvariantCulture));
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"LISTEN {Channel}", connection);
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }
}
