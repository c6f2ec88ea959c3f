using SupportBot.Dialogs;
using SupportBot.Learning;
using SupportBot.Storage;

namespace SupportBot.Health;

/// <summary>What a load balancer and a monitoring system ask for.</summary>
internal static class HealthEndpoints
{
    private const string NoWrites = "the store does not take writes";
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(3);

    public static IServiceCollection AddHealth(this IServiceCollection services) => services.AddSingleton<MetricsText>();

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("alive"));
        app.MapGet("/health/ready", ReadyAsync);
        // Made at start so that it counts from the beginning.
        var metrics = app.Services.GetRequiredService<MetricsText>();
        app.MapGet("/metrics", async (HttpContext http) =>
        {
            http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
            await http.Response.WriteAsync(await metrics.WriteAsync(), http.RequestAborted);
        });
    }

    // Ready means that a message could be accepted now, so it asks the store to write. A disk that is full refuses messages and not that.
    private static async Task<IResult> ReadyAsync(Drain drain, Database database, ModelKeeper models, TimeProvider clock)
    {
        if (drain.Begun.IsCancellationRequested) return Unavailable("this node is about to stop");
        try
        {
            await database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync("UPDATE schema_versions SET number = number WHERE number = 0")).WaitAsync(LongestWrite, clock);
            return database.HasRefused(within: Memory) ? Unavailable(NoWrites) : Results.Text(Ready(models));
        }
        catch (Exception problem) when (problem is StoreException or TimeoutException)
        {
            return Unavailable(NoWrites);
        }
    }

    // Customers are read by the last good model, so nobody is sent elsewhere for it.
    private static string Ready(ModelKeeper models) =>
        models.Trouble is { } trouble ? $"ready, but model {trouble.Version} should be active and cannot be used: {trouble.Why}" : "ready";

    private static IResult Unavailable(string why) => Results.Text(why, statusCode: StatusCodes.Status503ServiceUnavailable);
}
