using System.Collections.Concurrent;

namespace SupportBot.Tests.Support;

/// <summary>
/// A load balancer as customers see one: every request goes to the next node, and nobody is kept in one place. A node that refuses the
/// connection gets no request, another one does; one that is silent is left alone for a while.
/// </summary>
internal sealed class Balancer(params IReadOnlyList<Uri> nodes) : DelegatingHandler(new SocketsHttpHandler())
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Uri, long> _restUntil = [];
    private int _last;

    /// <summary>How long a node may be silent. Where there is no other, there is nothing to do but wait.</summary>
    public TimeSpan Patience { get; } = nodes.Count > 1 ? TimeSpan.FromSeconds(2) : Timeout.InfiniteTimeSpan;

    /// <summary>What customers were told instead of an answer: broken lines, silence, and the server's own faults.</summary>
    public ConcurrentQueue<string> Failures { get; } = [];

    /// <summary>The same address on the node whose turn it is.</summary>
    public Uri Send(Uri address) => On(Next(), address);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var node = Next();
            request.RequestUri = On(node, request.RequestUri!);
            try
            {
                return Count(await base.SendAsync(request, cancellationToken).WaitAsync(Patience, cancellationToken));
            }
            catch (HttpRequestException refused) when (refused.HttpRequestError is HttpRequestError.ConnectionError && tries < nodes.Count)
            {
                LetRest(node);
            }
            catch (Exception problem) when (problem is HttpRequestException or TimeoutException)
            {
                LetRest(node);
                Failures.Enqueue($"{request.Method} {request.RequestUri}: {problem.Message}");
                throw problem as HttpRequestException ?? new HttpRequestException($"{node} is silent.", problem);
            }
        }
    }

    private HttpResponseMessage Count(HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode >= 500) Failures.Enqueue($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {answer.StatusCode}");
        return answer;
    }

    private Uri Next()
    {
        for (var tries = 1; ; tries++)
        {
            var node = nodes[(int)((uint)Interlocked.Increment(ref _last) % nodes.Count)];
            if (tries == nodes.Count || !_restUntil.TryGetValue(node, out var until) || TimeProvider.System.GetTimestamp() >= until) return node;
        }
    }

    private void LetRest(Uri node) =>
        _restUntil[node] = TimeProvider.System.GetTimestamp() + (long)(Rest.TotalSeconds * TimeProvider.System.TimestampFrequency);

    private static Uri On(Uri node, Uri address) => new UriBuilder(address) { Host = node.Host, Port = node.Port }.Uri;
}
