using SupportBot.Desk.Api;
using SupportBot.Desk.Pages;

namespace SupportBot.Desk.Safety;

/// <summary>What agents and programs are told when something of ours fails: that it did, in words, and nothing of what it was.</summary>
internal static class Fault
{
    private const string Words = "Something went wrong on our side. Perhaps nothing was changed: look before you try again. If it keeps happening, ask your admin to look into the log.";

    public static async Task TellAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception fault) when (fault is not (BadHttpRequestException or OperationCanceledException) && !context.Response.HasStarted)
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Fault)).DeskFault(fault);
            await Answer(context.Request).ExecuteAsync(context);
        }
    }

    private static IResult Answer(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || Enhanced.Is(request)
        ? Problems.Of(StatusCodes.Status500InternalServerError, "fault", Words)
        : Results.Content(Html, "text/html; charset=utf-8", statusCode: StatusCodes.Status500InternalServerError);

    // Written out, because it may be rendering that failed.
    private static string Html => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Something went wrong · SupportBot</title>
          <link rel="stylesheet" href="{PageFiles.At("base.css")}" />
          <link rel="stylesheet" href="{PageFiles.At("entry.css")}" />
        </head>
        <body class="entry"><main class="card"><h1>Something went wrong</h1><p role="alert">{Words}</p><p><a href="/desk">To the desk</a></p></main></body>
        </html>
        """;
}
