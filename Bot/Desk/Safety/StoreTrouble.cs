using SupportBot.Desk.Api;
using SupportBot.Storage;

namespace SupportBot.Desk.Safety;

/// <summary>What agents and programs are told while the store does not work: what they wanted was not done, and when to try again.</summary>
internal static class StoreTrouble
{
    private const string RetryAfterSeconds = "2";

    public static async Task TellAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (StoreException problem) when (!context.Response.HasStarted)
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StoreTrouble)).DeskUnavailable(problem);
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            await Problems.Of(StatusCodes.Status503ServiceUnavailable, "unavailable", "The store cannot be reached. Nothing was changed; try again in a moment.")
                .ExecuteAsync(context);
        }
    }
}
