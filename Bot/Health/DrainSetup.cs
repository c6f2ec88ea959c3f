using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using SupportBot.Dialogs;

namespace SupportBot.Health;

/// <summary>Puts the drain before the stop, and tells clients of it.</summary>
internal static class DrainSetup
{
    /// <summary>Whoever asks the process to stop (SIGTERM, Ctrl+C) asks the drain.</summary>
    public static IServiceCollection AddDrain(this IServiceCollection services) => services.AddSingleton<IHostLifetime>(provider => new ConsoleLifetime(
        provider.GetRequiredService<IOptions<ConsoleLifetimeOptions>>(), provider.GetRequiredService<IHostEnvironment>(), provider.GetRequiredService<Drain>(),
        provider.GetRequiredService<IOptions<HostOptions>>(), provider.GetRequiredService<ILoggerFactory>()));

    /// <summary>
    /// Every answer during the drain gives its connection up. One that is kept would be cut at the end, with what a client sends at that very moment. HTTP/2
    /// has a goodbye of its own, which the server says when it stops.
    /// </summary>
    public static void UseDrain(this WebApplication app)
    {
        var drain = app.Services.GetRequiredService<Drain>();
        app.Use(next => http =>
        {
            if (drain.Begun.IsCancellationRequested && HttpProtocol.IsHttp11(http.Request.Protocol)) http.Response.Headers.Connection = "close";
            return next(http);
        });
    }
}
