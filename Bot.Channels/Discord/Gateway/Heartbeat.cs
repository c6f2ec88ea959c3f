using System.Net.WebSockets;
using System.Text.Json;

namespace SupportBot.Channels.Discord;

/// <summary>
/// Keeps a gateway connection alive and notices when it only seems to be ("Sending Heartbeats"): a beat that was not
/// acknowledged before the next is due means the connection is dead.
/// </summary>
internal sealed class Heartbeat(GatewaySocket socket, TimeSpan interval, Func<long?> sequence, TimeProvider clock)
{
    private volatile bool _acknowledged = true;

    public void Acknowledged() => _acknowledged = true;

    /// <summary>Ends when a beat stayed unanswered or could not be sent.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        // The first at a random moment, so that after an outage not all bots beat at once.
        await Task.Delay(interval * Random.Shared.NextDouble(), clock, ct);
        while (_acknowledged)
        {
            _acknowledged = false;
            if (!await BeatAsync(ct)) return;
            await Task.Delay(interval, clock, ct);
        }
    }

    /// <summary>One beat, in turn or because the gateway asked for it; false when the connection is broken.</summary>
    public async Task<bool> BeatAsync(CancellationToken ct)
    {
        var frame = new GatewayCommand<long?>(GatewayOp.Heartbeat, sequence());
        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame, DiscordJson.Default.GatewayCommandNullableInt64), ct);
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }
}
