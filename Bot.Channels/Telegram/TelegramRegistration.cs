using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Telegram;

/// <summary>Plugs Telegram in.</summary>
public static class TelegramRegistration
{
    /// <summary>
    /// Adds the Telegram channel, which keeps files in <see cref="IAttachments"/>, when <c>Channels:Telegram:Token</c> is set, and nothing when it
    /// is not. A setting that cannot work stops the start with its name and what is allowed.
    /// </summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(TelegramOptions.Section);
        if (string.IsNullOrWhiteSpace(section[nameof(TelegramOptions.Token)])) return services;

        services.AddOptionsWithValidateOnStart<TelegramOptions, TelegramOptionsRules>().Bind(section);
        services.AddMetrics();
        services.TryAddSingleton<ChannelMetrics>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new TelegramChannel(
            provider.GetRequiredService<IOptions<TelegramOptions>>().Value,
            provider.GetRequiredService<IAttachments>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TelegramChannel>>(),
            provider.GetRequiredService<ChannelMetrics>()));
        return services.AddSingleton<IChannel>(provider => provider.GetRequiredService<TelegramChannel>());
    }

    /// <summary>Maps the webhook when <c>Channels:Telegram:Webhook</c> is set. Needs routing, and an <see cref="IInbox"/> that any node may use.</summary>
    public static void MapTelegram(this WebApplication app)
    {
        var endpoint = app.Services.GetService<TelegramChannel>()?.EndpointTo(app.Services.GetRequiredService<IInbox>());
        // Telegram shows a secret of its own: nothing that agents sign in with has to look at its calls.
        if (endpoint is not null) app.MapPost(WebhookEndpoint.Path, endpoint.TakeAsync).ShortCircuit();
    }
}
