using System.Net;
using System.Text;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Processes;

/// <summary>Everything that goes wrong between customers' pages and the product.</summary>
internal static class WebStorm
{
    /// <summary>So long a page waits for an answer, and for a sign that its socket is alive.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly Func<Random, LineFault>[] Lines =
    [
        _ => new LineFault.ResetBefore(), _ => new LineFault.ResetAfter(), _ => new LineFault.Silence(),
        random => new LineFault.Slow(TimeSpan.FromSeconds(random.NextDouble())),
    ];

    public static CuttableLine LineTo(Uri server, Storm storm) => new(server.Port) { Disturbs = () => storm.Next("Web, line", Lines) };

    public static HttpMessageHandler Calls(Balancer balancer, Storm storm) => new DisturbedCalls(balancer, storm);

    private abstract record CallFault
    {
        public sealed record Answer(HttpStatusCode Status) : CallFault;

        /// <summary>The network delivers it once more, after what was written since.</summary>
        public sealed record Twice(TimeSpan After) : CallFault;

        /// <summary>Something that is no message comes before it.</summary>
        public sealed record Garbage : CallFault;
    }

    private sealed class DisturbedCalls(HttpMessageHandler inner, Storm storm) : DelegatingHandler(inner)
    {
        private static readonly Func<Random, CallFault>[] Calls =
        [
            _ => new CallFault.Answer(HttpStatusCode.ServiceUnavailable), _ => new CallFault.Answer(HttpStatusCode.TooManyRequests),
            random => new CallFault.Twice(TimeSpan.FromSeconds(3 * random.NextDouble())), _ => new CallFault.Garbage(),
        ];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            switch (storm.Next("Web, calls", Calls))
            {
                case CallFault.Answer answer:
                    return new HttpResponseMessage(answer.Status) { RequestMessage = request };
                case CallFault.Twice twice:
                    _ = AgainAsync(await CopyAsync(request), twice.After);
                    break;
                case CallFault.Garbage:
                    _ = AgainAsync(await CopyAsync(request, "{ \"type\": \"message\", \"te"), TimeSpan.Zero);
                    break;
            }
            return await base.SendAsync(request, cancellationToken);
        }

        // Nobody waits for what comes back.
        private async Task AgainAsync(HttpRequestMessage request, TimeSpan after)
        {
            using (request)
            {
                await Task.Delay(after, TimeProvider.System);
                await SendQuietlyAsync(request).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        private async Task SendQuietlyAsync(HttpRequestMessage request)
        {
            using var answer = await base.SendAsync(request, CancellationToken.None);
        }

        private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request, string? body = null)
        {
            var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Headers = { Authorization = request.Headers.Authorization } };
            if (request.Content is not null)
                copy.Content = new StringContent(body ?? await request.Content.ReadAsStringAsync(), Encoding.UTF8, "application/json");
            return copy;
        }
    }
}
