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
    /// Adds the Telegram channel when <c>Channels:Telegram:Token</c> is set, and nothing when it is not. A setting that cannot
    /// work stops the start with its name and what is allowed.
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
        return services.AddSingleton<IChannel>(provider => new TelegramChannel(
            provider.GetRequiredService<IOptions<TelegramOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TelegramChannel>>(),
            provider.GetRequiredService<ChannelMetrics>()));
    }
}
