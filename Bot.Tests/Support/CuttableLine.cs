using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SupportBot.Tests.Support;

/// <summary>A line to a server of this machine that fails as networks do.</summary>
internal sealed class CuttableLine : IAsyncDisposable
{
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
                await Task.WhenAny(PumpAsync(near.GetStream(), far.GetStream(), isAnswer: false), PumpAsync(far.GetStream(), near.GetStream(), isAnswer: true));
            }
            finally
            {
                _open.TryRemove(near, out _);
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool isAnswer)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, _closing.Token) is > 0 and var length)
        {
            if (Lag > TimeSpan.Zero) await Task.Delay(Lag, TimeProvider.System, _closing.Token);
            await _flow.Task.WaitAsync(_closing.Token);
            if (!isAnswer || !_losesAnswers) await to.WriteAsync(buffer.AsMemory(0, length), _closing.Token);
        }
    }

    // With nothing left to say the other side is told at once that it is over.
    private static void TearDown(TcpClient client)
    {
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Close();
    }
}
