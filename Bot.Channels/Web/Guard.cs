using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Web;

/// <summary>What stands around every endpoint: which sites may call, and what a caller is told when the world fails.</summary>
internal sealed class Guard(WebChatOptions options, ILogger<Guard> log)
{
    private readonly HashSet<string> _allowed = new(options.AllowedOrigins, StringComparer.OrdinalIgnoreCase);

    public RequestDelegate Around(Func<HttpContext, Task> endpoint) => http => RunAsync(http, endpoint);

    /// <summary>Answers a browser that asks before it calls (the Fetch standard's CORS preflight).</summary>
    public Task PreflightAsync(HttpContext http)
    {
        if (!Admits(http)) return Refusal.BadOrigin.WriteAsync(http);
        http.Response.Headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        http.Response.Headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
        http.Response.Headers.AccessControlMaxAge = "86400";
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Lets sites that embed the widget load its files, which as modules are fetched by the same rules, and always the current ones.</summary>
    public Task ServeWidgetAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments(Paths.Widget)) return next(http);
        Admits(http);
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return next(http);
    }

    private async Task RunAsync(HttpContext http, Func<HttpContext, Task> endpoint)
    {
        try
        {
            await (Admits(http) ? endpoint(http) : Refusal.BadOrigin.WriteAsync(http));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller left; a post of theirs that was cut short is theirs to repeat.
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await (e.StatusCode is StatusCodes.Status413PayloadTooLarge ? Refusal.TooLarge : Refusal.BadSyntax).WriteAsync(http);
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            Log.WebRequestFailed(log, http.Request.RouteValues["conversationId"] as string ?? "-", e);
            await Refusal.Unavailable.WriteAsync(http);
        }
    }

    // Without a list every site is welcome; with one, those on it and our own pages.
    private bool Admits(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0) return true;
        if (_allowed.Count == 0)
        {
            http.Response.Headers.AccessControlAllowOrigin = "*";
            return true;
        }
        http.Response.Headers.Vary = "Origin";
        if (!_allowed.Contains(origin) && origin != Paths.Server(http, options)) return false;
        http.Response.Headers.AccessControlAllowOrigin = origin;
        return true;
    }
}
