using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SupportBot.Tests.Support;

/// <summary>What can go wrong with a piece of what goes over a line.</summary>
internal abstract record LineFault
{
    private LineFault() { }

    /// <summary>The connection is reset, and it did not arrive.</summary>
    public sealed record ResetBefore : LineFault;

    /// <summary>It arrived, and the connection is reset then.</summary>
    public sealed record ResetAfter : LineFault;

    /// <summary>It trickles in.</summary>
    public sealed record Slow(TimeSpan Over) : LineFault;

    /// <summary>Nothing goes over this connection any more, in either direction, and nobody is told.</summary>
    public sealed record Silence : LineFault;
}

/// <summary>A line to a server of this machine that fails as networks do.</summary>
internal sealed class CuttableLine : IAsyncDisposable
{
    private const int Pieces = 8;

    // The server is not told sooner that the other side of a silent connection is gone.
    private static readonly TimeSpan Unnoticed = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan UntilItArrived = TimeSpan.FromMilliseconds(10);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _open = [];
    private readonly int _server;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _flow = new();
    private volatile bool _isBroken;
    private volatile bool _losesAnswers;

    public CuttableLine(int server)
    {
        _server = server;
        _flow.SetResult();
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How long everything is under way, in each direction.</summary>
    public TimeSpan Lag { get; set; }

    /// <summary>Decides which pieces go wrong; null when none does.</summary>
    public Func<LineFault?>? Disturbs { get; set; }

    /// <summary>Nothing gets through any more, and nobody is told.</summary>
    public void Cut()
    {
        if (_flow.Task.IsCompleted) _flow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>What is asked arrives, and no answer comes back.</summary>
    public void LoseAnswers() => _losesAnswers = true;

    /// <summary>Every connection breaks, and there are no new ones.</summary>
    public void Break()
    {
        _isBroken = true;
        foreach (var client in _open.Keys) TearDown(client);
    }

    /// <summary>All is well again. What was only held up goes on.</summary>
    public void Heal()
    {
        (_isBroken, _losesAnswers) = (false, false);
        _flow.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using (near)
        using (var far = new TcpClient { NoDelay = true })
        {
            near.NoDelay = true;
            _open[near] = true;
            try
            {
                if (_isBroken) return;
                await far.ConnectAsync(IPAddress.Loopback, _server, _closing.Token);
                var state = new Carried();
                await Task.WhenAny(PumpAsync(near, far, state, isAnswer: false), PumpAsync(far, near, state, isAnswer: true));
                if (state.IsSilent) await Task.Delay(Unnoticed, TimeProvider.System, _closing.Token);
                if (state.IsReset) TearDown(near);
            }
            finally
            {
                _open.TryRemove(near, out _);
            }
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, Carried state, bool isAnswer)
    {
        var buffer = new byte[16 * 1024];
        while (await from.GetStream().ReadAsync(buffer, _closing.Token) is > 0 and var length)
        {
            if (Lag > TimeSpan.Zero) await Task.Delay(Lag, TimeProvider.System, _closing.Token);
            await _flow.Task.WaitAsync(_closing.Token);
            if (isAnswer && _losesAnswers) continue;
            await CarryAsync(buffer.AsMemory(0, length), to.GetStream(), state);
            if (state.IsReset) return;
        }
    }

    private async Task CarryAsync(ReadOnlyMemory<byte> piece, NetworkStream to, Carried state)
    {
        var fault = Disturbs?.Invoke();
        state.IsSilent |= fault is LineFault.Silence;
        if (state.IsSilent) return;
        if (fault is not LineFault.ResetBefore) await CarryAsync(piece, to, (fault as LineFault.Slow)?.Over);
        if (fault is LineFault.ResetAfter) await Task.Delay(UntilItArrived, TimeProvider.System, _closing.Token);
        state.IsReset = fault is LineFault.ResetBefore or LineFault.ResetAfter;
    }

    private async Task CarryAsync(ReadOnlyMemory<byte> piece, NetworkStream to, TimeSpan? over)
    {
        var length = over is null ? piece.Length : Math.Max(1, piece.Length / Pieces);
        for (var rest = piece; rest.Length > 0; rest = rest[Math.Min(length, rest.Length)..])
        {
            await to.WriteAsync(rest[..Math.Min(length, rest.Length)], _closing.Token);
            if (over is { } time) await Task.Delay(time / Pieces, TimeProvider.System, _closing.Token);
        }
    }

    private sealed class Carried
    {
        public volatile bool IsSilent;
        public volatile bool IsReset;
    }

    // With nothing left to say the other side is told at once that it is over.
    private static void TearDown(TcpClient client)
    {
        // A line that has ended by itself meanwhile has no socket left.
        if (client.Client is { } socket) socket.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Close();
    }
}
