using Npgsql;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>
/// LISTEN and NOTIFY on connections of their own (https://www.postgresql.org/docs/15/sql-notify.html). Rung after the commit and not
/// inside it: writes that notify wait for each other while they commit. Nothing but numbers and addresses goes over the line.
/// </summary>
internal sealed class PostgresBell(string connectionString) : IBell, IAsyncDisposable
{
    private const string Changes = "supportbot";
    private const string Typing = "supportbot_typing";
    private const string Notices = "supportbot_notices";
    private readonly List<TypingSign> _typing = [];
    private readonly List<AgentId> _noticed = [];
    private NpgsqlConnection? _ringing;
    private NpgsqlConnection? _hearing;
    private long? _heard;

    public Task RingAsync(long sequence, CancellationToken ct) => NotifyAsync(Changes, sequence.ToString(CultureInfo.InvariantCulture), ct);

    // An agent whose draft is another one has a number below zero.
    public Task TellAsync(TypingSign sign, CancellationToken ct) => NotifyAsync(
        Typing, string.Create(CultureInfo.InvariantCulture, $"{(sign.Agent?.Value ?? 0) * (sign.IsDraft ? -1 : 1)} {sign.Address.Channel} {sign.Address.Value}"), ct);

    public Task TellAsync(AgentId noticed, CancellationToken ct) => NotifyAsync(Notices, noticed.Value.ToString(CultureInfo.InvariantCulture), ct);

    public async Task<Heard> HearAsync(TimeSpan patience, CancellationToken ct)
    {
        var connection = _hearing;
        try
        {
            if (connection is null) _hearing = connection = await ListenAsync(ct);
            _heard = null;
            _typing.Clear();
            _noticed.Clear();
            await connection.WaitAsync(patience, ct);
            return new Heard(_heard, [.. _typing], [.. _noticed]);
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

    private async Task NotifyAsync(string channel, string payload, CancellationToken ct)
    {
        var connection = _ringing ??= new NpgsqlConnection(connectionString);
        try
        {
            if (connection.State is not System.Data.ConnectionState.Open) await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection) { Parameters = { new() { Value = channel }, new() { Value = payload } } };
            await command.ExecuteNonQueryAsync(ct);
        }
        catch
        {
            _ringing = null;
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task<NpgsqlConnection> ListenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(connectionString);
        connection.Notification += (_, told) => Take(told);
        try
        {
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand($"LISTEN {Changes}; LISTEN {Typing}; LISTEN {Notices}", connection);
            await command.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private void Take(NpgsqlNotificationEventArgs told)
    {
        if (told.Channel == Changes) _heard = Math.Max(_heard ?? 0, Number(told.Payload));
        // Our own were shown when they were told.
        else if (told.PID == _ringing?.ProcessID) return;
        else if (told.Channel == Notices) _noticed.Add(new AgentId(Number(told.Payload)));
        else if (told.Payload.Split(' ', 3) is [var agent, var channel, var address])
            _typing.Add(Sign(new Address(new ChannelName(channel), address), Number(agent)));
    }

    private static TypingSign Sign(Address address, long agent) => new(address, agent == 0 ? null : new AgentId(Math.Abs(agent)), IsDraft: agent < 0);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
