using System.Collections.Concurrent;

namespace SupportBot.Tests.Support;

/// <summary>
/// What a load balancer knows of its nodes: it asks each every second whether it is ready, and one red answer takes it out, or none, or a request that
/// was not answered.
/// </summary>
internal sealed class ReadyNodes : IAsyncDisposable
{
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(3);

    private readonly IReadOnlyList<Uri> _nodes;
    private readonly ConcurrentDictionary<Uri, bool> _isOut = [];
    private readonly HttpClient _http = new() { Timeout = LongestCheck };
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _checking;
    private uint _last;

    public ReadyNodes(IReadOnlyList<Uri> nodes)
    {
        _nodes = nodes;
        // Where there is only one, everybody is sent there whatever it says.
        _checking = nodes.Count > 1 ? Task.WhenAll(nodes.Select(CheckAsync)) : Task.CompletedTask;
    }

    /// <summary>The next that is not out; when all are, the next one.</summary>
    public Uri Next()
    {
        var turn = Interlocked.Increment(ref _last);
        var inOrder = Enumerable.Range(0, _nodes.Count).Select(i => _nodes[(int)((turn + (uint)i) % _nodes.Count)]).ToList();
        return inOrder.Find(node => !_isOut.GetValueOrDefault(node)) ?? inOrder[0];
    }

    /// <summary>Sends nobody there until the next check.</summary>
    public void TakeOut(Uri node) => _isOut[node] = true;

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _checking;
        _closing.Dispose();
        _http.Dispose();
    }

    private async Task CheckAsync(Uri node)
    {
        while (!_closing.IsCancellationRequested)
        {
            await Task.Delay(BetweenChecks, TimeProvider.System, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _isOut[node] = !await IsReadyAsync(node);
        }
    }

    private async Task<bool> IsReadyAsync(Uri node)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(node, "/health/ready"), _closing.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
