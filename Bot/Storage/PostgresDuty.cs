using Npgsql;

namespace SupportBot.Storage;

/// <summary>
/// A duty under an advisory lock of a connection of its own (https://www.postgresql.org/docs/15/explicit-locking.html#ADVISORY-LOCKS).
/// The lock goes when the connection breaks, and PostgreSQL itself ends a connection that is silent for <see cref="Silence"/>, because
/// its node is frozen, cut off or without power. The holder stops before that: it trusts no answer that is older than <see cref="Trust"/>.
/// </summary>
internal sealed class PostgresDuty : IDuty
{
    /// <summary>How often the holder beats, and others look whether they can take over.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(0.5);

    /// <summary>How long the holder relies on an answer, counted from when it asked.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(2.5);

    /// <summary>When PostgreSQL gives up a connection it hears nothing from; counted from when it answered, so always after the trust.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    /// <summary>The lock's number: any seed will do, as long as every node takes the same.</summary>
    private const string Lock = "hashtextextended(name, 23303)";

    /// <summary>Who has a duty now.</summary>
    public const string Holder = $"""
        SELECT node FROM duties WHERE name = $1 AND EXISTS (
          SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND ((classid::bigint << 32) | objid::bigint) = {Lock})
        """;

    private const string Take = $"""
        INSERT INTO duties (name, term, node, taken_at)
        SELECT name, 1, $2, (extract(epoch FROM clock_timestamp()) * 1000)::bigint FROM (SELECT $1::text) AS wanted (name) WHERE pg_try_advisory_lock({Lock})
        ON CONFLICT (name) DO UPDATE SET term = duties.term + 1, node = excluded.node, taken_at = excluded.taken_at
        RETURNING term
        """;

    private readonly NpgsqlConnection _connection;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _lost;
    private readonly Task _beating;
    private long _trustedUntil;

    private PostgresDuty(NpgsqlConnection connection, Term term, long asked, TimeProvider clock)
    {
        (_connection, Term, _clock, _lost) = (connection, term, clock, new CancellationTokenSource(Trust, clock));
        TrustSince(asked);
        _beating = BeatAsync();
    }

    public Term Term { get; }

    Term? IDuty.Term => Term;

    public CancellationToken Lost => _lost.Token;

    public bool IsHeld => !_lost.IsCancellationRequested && _clock.GetTimestamp() < Volatile.Read(ref _trustedUntil);

    /// <summary>Waits until the duty is free and takes it.</summary>
    public static async Task<IDuty> TakeAsync(string connectionString, string name, NodeId node, TimeProvider clock, CancellationToken ct)
    {
        var connection = await OpenAsync(connectionString, ct);
        try
        {
            await using var take = new NpgsqlCommand(Take, connection) { Parameters = { new() { Value = name }, new() { Value = node.Value } } };
            while (true)
            {
                var asked = clock.GetTimestamp();
                if (await take.ExecuteScalarAsync(CancellationToken.None) is long term) return new PostgresDuty(connection, new Term(name, term, node), asked, clock);
                await Task.Delay(Pace, clock, ct);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task LoseAsync() => _lost.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _lost.CancelAsync();
        await _beating;
        await _connection.DisposeAsync();
        _lost.Dispose();
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken ct)
    {
        // Statements on it end by their own time-out. Cancelling one would ask the server, and hold up all else that is cancelled, while it is out of reach.
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = (int)Silence.TotalSeconds, CancellationTimeout = -1 }.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            await using var setUp = new NpgsqlCommand(
                string.Create(CultureInfo.InvariantCulture, $"SET idle_session_timeout = {Silence.TotalMilliseconds}; SET statement_timeout = {Trust.TotalMilliseconds}"),
                connection);
            await setUp.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task BeatAsync()
    {
        try
        {
            await using var beat = new NpgsqlCommand("SELECT 1", _connection);
            while (true)
            {
                await Task.Delay(Pace, _clock, _lost.Token);
                var asked = _clock.GetTimestamp();
                await beat.ExecuteScalarAsync(CancellationToken.None);
                TrustSince(asked);
            }
        }
        catch (Exception)
        {
            // Given back, or the connection is gone and with it the lock: whoever works under this duty is told so.
            await _lost.CancelAsync();
        }
    }

    private void TrustSince(long asked)
    {
        Volatile.Write(ref _trustedUntil, asked + (long)(Trust.TotalSeconds * _clock.TimestampFrequency));
        var left = Trust - _clock.GetElapsedTime(asked);
        _lost.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }
}
