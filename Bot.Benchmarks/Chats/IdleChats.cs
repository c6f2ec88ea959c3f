using System.Net.Http.Json;
using System.Net.WebSockets;
using SupportBot.Benchmarks.Load;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Chats;

/// <summary>Web chats that are open and silent, and what each of them costs.</summary>
internal static class IdleChats
{
    private const int WarmUp = 200;
    private const int AtOnce = 16;

    // Longer than the time between two signs of life on a socket.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    /// <param name="messages">How many messages each customer wrote, and had answered, before they fell silent.</param>
    /// <returns>Bytes for each chat.</returns>
    public static async Task<Weight> WeighAsync(int chats, int messages, CancellationToken ct)
    {
        var scales = new Uri($"http://127.0.0.1:{Loopback.FreePort()}");
        await using var server = await ServerProcess.StartAsync(
            "SupportBot.Benchmarks", (address, folder) => WeighedServer.Arguments(scales, Target.Bot.Arguments(address, folder)), under: null, TimeProvider.System, ct);
        using var directLine = new DirectLine(server.Address, Target.Secret);
        await CloseAsync(await OpenAsync(directLine, WarmUp, Math.Max(1, messages), ct));
        var before = await WeighAsync(scales, ct);
        var open = await OpenAsync(directLine, chats, messages, ct);
        await Task.Delay(Idle, TimeProvider.System, ct);
        var after = await WeighAsync(scales, ct);
        if (open.Count(chat => chat.Socket.State is WebSocketState.Open) is var alive && alive < chats) throw new InvalidOperationException($"Only {alive} of {chats} chats are still open.");
        await CloseAsync(open);
        return new Weight((after.Managed - before.Managed) / chats, (after.Resident - before.Resident) / chats);
    }

    private static async Task<Weight> WeighAsync(Uri scales, CancellationToken ct)
    {
        using var http = new HttpClient();
        return (await http.GetFromJsonAsync<Weight>(scales, ct))!;
    }

    private static async Task<IReadOnlyList<IdleChat>> OpenAsync(DirectLine server, int chats, int messages, CancellationToken ct)
    {
        var open = new IdleChat[chats];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        await Parallel.ForAsync(0, chats, options, async (i, stop) => open[i] = await IdleChat.OpenAsync(server, messages, stop));
        return open;
    }

    private static Task CloseAsync(IReadOnlyList<IdleChat> chats) => Task.WhenAll(chats.Select(chat => chat.DisposeAsync().AsTask()));
}
