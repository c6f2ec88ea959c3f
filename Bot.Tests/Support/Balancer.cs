using System.Collections.Concurrent;

namespace SupportBot.Tests.Support;

/// <summary>
/// A load balancer as customers see one: every request goes to the next node that is ready, and nobody is kept in one place. It repeats nothing: a node
/// that refuses the connection, breaks it or is silent is a failure that the customer sees.
/// </summary>
internal sealed class Balancer(params IReadOnlyList<Uri> addresses) : DelegatingHandler(new SocketsHttpHandler()), IAsyncDisposable
{
    private readonly ReadyNodes _nodes = new(addresses);

    /// <summary>How long a node may be silent. Where there is no other, there is nothing to do but wait.</summary>
    public TimeSpan Patience { get; set; } = addresses.Count > 1 ? TimeSpan.FromSeconds(2) : Timeout.InfiniteTimeSpan;

    /// <summary>What customers were told instead of an answer: broken lines, silence, and the server's own faults.</summary>
    public ConcurrentQueue<string> Failures { get; } = [];

    /// <summary>The same address on the node whose turn it is.</summary>
    public Uri Send(Uri address) => On(_nodes.Next(), address);

    public async ValueTask DisposeAsync()
    {
        await _nodes.DisposeAsync();
        Dispose();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var node = _nodes.Next();
        request.RequestUri = On(node, request.RequestUri!);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var answer = await base.SendAsync(request, patience.Token);
            await answer.Content.LoadIntoBufferAsync(patience.Token);
            return Count(answer);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            _nodes.TakeOut(node);
            Failures.Enqueue($"{request.Method} {request.RequestUri}: {problem.Message}");
            throw problem as HttpRequestException ?? new HttpRequestException($"{node} is silent.", problem);
        }
    }

    private HttpResponseMessage Count(HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode >= 500) Failures.Enqueue($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {answer.StatusCode}");
        return answer;
    }

    private static Uri On(Uri node, Uri address) => new UriBuilder(address) { Host = node.Host, Port = node.Port }.Uri;
}
