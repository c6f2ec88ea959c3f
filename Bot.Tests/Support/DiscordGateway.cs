using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Tests.Support;

/// <summary>The gateway's side of its protocol: sessions that outlive their connections, and everything a test may do to them.</summary>
internal sealed class DiscordGateway
{
    public const string BotId = "900000000000000001";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DiscordSession> _sessions = [];
    private readonly List<DiscordConnection> _connections = [];
    private readonly Pulse _pulse;
    private readonly Attendance _listeners;
    private readonly LateEvents _late;
    private int _sessionCount;

    public DiscordGateway(Pulse pulse, Attendance listeners) => (_pulse, _listeners, _late) = (pulse, listeners, new LateEvents(_gate));

    public string Url { get; set; } = "";

    /// <summary>What the bot sent, in order: identifies, resumes and heartbeats of all connections.</summary>
    public ConcurrentQueue<JsonNode> Received { get; } = [];

    /// <summary>The queries connections were opened with.</summary>
    public ConcurrentQueue<string> Queries { get; } = [];

    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(40);
    public bool AnswersHeartbeats { get; set; } = true;
    public bool SendsDispatchesTwice { get; set; }

    /// <summary>Decides which events go wrong on their way; null when none does.</summary>
    public Func<GatewayFault?>? Disturbs { get; set; }

    /// <summary>How many connections it recommends.</summary>
    public int Shards { get; set; } = 1;

    public DiscordStarts Starts { get; } = new();

    /// <summary>The close code new connections get instead of a session, after they identified; null for none.</summary>
    public int? RefusesWith { get; set; }

    /// <summary>Frames sent before hello.</summary>
    public ConcurrentQueue<string> BeforeHello { get; } = [];

    public int Identifies => CountOf(2);
    public int Resumes => CountOf(6);
    public int Heartbeats => CountOf(1);

    /// <summary>The sequences the heartbeats told.</summary>
    public IEnumerable<long?> HeartbeatsSaid => Received.Where(frame => (int)frame["op"]! == 1).Select(frame => (long?)frame["d"]);

    private int SessionCount
    {
        get { lock (_gate) return _sessions.Count; }
    }

    private int CountOf(int op) => Received.Count(frame => (int)frame["op"]! == op);

    public JsonNode LastOf(int op) => Received.Last(frame => (int)frame["op"]! == op)["d"]!;

    public Task UntilReadyAsync() => _pulse.UntilAsync(() => SessionCount > 0, "the bot starts a Discord session");

    public Task UntilAsync(Func<DiscordGateway, bool> holds, string what) => _pulse.UntilAsync(() => holds(this), what);

    /// <summary>An event: kept for the sessions of the shard it belongs to, and sent to those connected.</summary>
    public void Dispatch(string type, JsonNode payload)
    {
        lock (_gate)
        {
            var fault = NextFault();
            if (!_late.Holds(payload, (fault as GatewayFault.Late)?.By, () => Dispatch(type, payload, fault: null))) Dispatch(type, payload, fault);
        }
    }

    private void Dispatch(string type, JsonNode payload, GatewayFault? fault)
    {
        lock (_gate)
        {
            foreach (var session in _sessions.Values.Where(session => session.Serves((string?)payload["guild_id"])))
                session.Dispatch(type, payload, fault);
        }
    }

    private GatewayFault? NextFault() => SendsDispatchesTwice ? new GatewayFault.Twice() : Disturbs?.Invoke();

    /// <summary>A frame as it is, outside every session.</summary>
    public void SendRaw(string frame) => ForEach(connection => connection.Send(frame));

    public void SendBinary(byte[] frame) => ForEach(connection => connection.SendBinary(frame));

    public void AskToReconnect() => SendRaw(DiscordConnection.Reconnect);

    public void AskForHeartbeat() => SendRaw("""{"op":1,"d":null}""");

    public void InvalidateSession(bool resumable)
    {
        if (!resumable) ForgetSessions();
        SendRaw($$"""{"op":9,"d":{{(resumable ? "true" : "false")}}}""");
    }

    public void Close(int code) => ForEach(connection => connection.Close(code));

    /// <summary>Cuts every connection without a word; the sessions stay.</summary>
    public void DropConnections() => ForEach(connection => connection.Drop());

    public void ForgetSessions()
    {
        lock (_gate) _sessions.Clear();
    }

    public async Task ServeAsync(HttpContext context)
    {
        Queries.Enqueue(context.Request.QueryString.Value ?? "");
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var connection = new DiscordConnection(socket);
        lock (_gate) _connections.Add(connection);
        _pulse.Beat();
        while (BeforeHello.TryDequeue(out var frame)) connection.Send(frame);
        connection.Send($$$"""{"op":10,"d":{"heartbeat_interval":{{{(long)HeartbeatInterval.TotalMilliseconds}}}}}""");
        await connection.RunAsync(frame => Take(connection, frame));
        lock (_gate)
        {
            _connections.Remove(connection);
            foreach (var session in _sessions.Values) session.Detach(connection);
        }
        _pulse.Beat();
    }

    private void Take(DiscordConnection connection, JsonNode frame)
    {
        Received.Enqueue(frame);
        switch ((int)frame["op"]!)
        {
            case 1 when AnswersHeartbeats:
                connection.Send("""{"op":11,"d":null}""");
                break;
            case 2:
                Identify(connection, frame["d"]!);
                break;
            case 6:
                Resume(connection, frame["d"]!);
                break;
        }
        _pulse.Beat();
    }

    private void Identify(DiscordConnection connection, JsonNode payload)
    {
        var (shard, count) = ((int)payload["shard"]![0]!, (int)payload["shard"]![1]!);
        if (RefusesWith is { } code) connection.Close(code);
        else if (!Enters(payload)) connection.Close(4004);
        else if (!Starts.Take(shard)) connection.Send("""{"op":9,"d":false}""");
        else if (count < Shards) connection.Close(4011);
        else StartSession(connection, shard, count);
    }

    private void StartSession(DiscordConnection connection, int shard, int count)
    {
        lock (_gate)
        {
            foreach (var old in _sessions.Values.Where(old => old.Count != count || old.Shard == shard).ToList()) _sessions.Remove(old.Id);
            var session = new DiscordSession($"session-{++_sessionCount}", shard, count);
            _sessions[session.Id] = session;
            session.Attach(connection);
            session.Dispatch("READY", DiscordPayloads.Ready(session.Id, Url));
        }
    }

    private void Resume(DiscordConnection connection, JsonNode payload)
    {
        lock (_gate)
        {
            if (!Enters(payload)) connection.Close(4004);
            else if (!_sessions.TryGetValue((string)payload["session_id"]!, out var session)) connection.Send("""{"op":9,"d":false}""");
            else if (!session.Resume(connection, (long)payload["seq"]!, NextFault)) connection.Close(4007);
        }
    }

    private bool Enters(JsonNode payload)
    {
        if (DiscordServer.ProgramOf((string?)payload["token"]) is not { } program) return false;
        _listeners.Fetches(program);
        return true;
    }

    private void ForEach(Action<DiscordConnection> act)
    {
        lock (_gate) _connections.ForEach(act);
    }
}
