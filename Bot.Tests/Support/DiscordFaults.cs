using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Tests.Support;

/// <summary>One thing that goes wrong with a request.</summary>
internal abstract record DiscordFault
{
    private DiscordFault() { }

    public sealed record Answers(int Status, string Body = """{"message":"Something is wrong","code":0}""") : DiscordFault;

    public sealed record TooMany(double RetryAfter, bool Everything = false) : DiscordFault;

    /// <summary>The connection is cut before anything is carried out.</summary>
    public sealed record Dropped : DiscordFault;

    /// <summary>The request is carried out, and the answer trickles in over this time.</summary>
    public sealed record Slow(TimeSpan Over) : DiscordFault;

    /// <summary>The request is carried out and the connection cut before the answer.</summary>
    public sealed record AnswerLost : DiscordFault;

    /// <summary>The request is kept waiting until the client gives up.</summary>
    public sealed record Silence : DiscordFault;
}

/// <summary>Faults waiting for the next request they fit, and everything that was asked.</summary>
internal sealed class DiscordFaults(Pulse pulse)
{
    private readonly ConcurrentQueue<(string Path, DiscordFault Fault)> _next = [];

    public ConcurrentQueue<DiscordRequest> Requests { get; } = [];

    /// <summary>Decides which other requests, by method and path, go wrong; null when none does.</summary>
    public Func<string, DiscordFault?>? Disturbs { get; set; }

    /// <summary>Whether every route waited that was asked to.</summary>
    public AskedToWait Waits { get; } = new();

    /// <summary>The next request whose method and path end so, or hold this, meets the fault.</summary>
    public void Next(string path, DiscordFault fault) => _next.Enqueue((path, fault));

    public int CountOf(string path) => Requests.Count(request => request.Line.Contains(path, StringComparison.Ordinal));

    public Task UntilAskedAsync(string path, int times) => pulse.UntilAsync(() => CountOf(path) >= times, $"{path} is asked {times} times");

    public async Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        var line = $"{context.Request.Method} {context.Request.Path}";
        if (!context.Request.Path.StartsWithSegments("/gateway"))
        {
            Requests.Enqueue(new DiscordRequest(line, context.Request.Headers.Authorization.ToString()));
            pulse.Beat();
        }
        Waits.Comes(line);
        if (_next.TryPeek(out var waiting) && line.Contains(waiting.Path, StringComparison.Ordinal) && _next.TryDequeue(out waiting))
            await ApplyAsync(waiting.Fault, context, next);
        else if (Disturbs?.Invoke(line) is { } fault) await ApplyAsync(fault, context, next);
        else await next(context);
    }

    private Task ApplyAsync(DiscordFault fault, HttpContext context, RequestDelegate next) => fault switch
    {
        DiscordFault.Answers answers => AnswerAsync(context, answers.Status, answers.Body),
        DiscordFault.TooMany many => RefuseAsync(context, many),
        DiscordFault.Dropped => DropAsync(context),
        DiscordFault.Slow slow => TrickleAsync(context, next, slow.Over),
        DiscordFault.AnswerLost => LoseAnswerAsync(context, next),
        DiscordFault.Silence => WaitAsync(context),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static async Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body);
    }

    private Task RefuseAsync(HttpContext context, DiscordFault.TooMany fault)
    {
        if (!fault.Everything) Waits.Ask($"{context.Request.Method} {context.Request.Path}", TimeSpan.FromSeconds(fault.RetryAfter));
        var seconds = FormattableString.Invariant($"{fault.RetryAfter}");
        context.Response.Headers.RetryAfter = FormattableString.Invariant($"{Math.Ceiling(fault.RetryAfter)}");
        if (fault.Everything) context.Response.Headers["X-RateLimit-Global"] = "true";
        var everything = fault.Everything ? "true" : "false";
        return AnswerAsync(context, 429, $$"""{"message":"Slow down.","retry_after":{{seconds}},"global":{{everything}}}""");
    }

    private static Task DropAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static Task TrickleAsync(HttpContext context, RequestDelegate next, TimeSpan over)
    {
        context.Response.Body = new SlowStream(context.Response.Body, over);
        return next(context);
    }

    private static async Task LoseAnswerAsync(HttpContext context, RequestDelegate next)
    {
        var answer = context.Response.Body;
        context.Response.Body = Stream.Null;
        await next(context);
        context.Response.Body = answer;
        context.Abort();
    }

    private static async Task WaitAsync(HttpContext context)
    {
        var forever = Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        await forever.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

/// <summary>One request as it came in.</summary>
internal sealed record DiscordRequest(string Line, string Authorization);
