using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Discord;

/// <summary>Plugs Discord in.</summary>
public static class DiscordServices
{
    /// <summary>Adds the Discord channel when <c>Channels:Discord:Token</c> is set; wrong settings stop the start.</summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(DiscordOptions.Section);
        if (string.IsNullOrWhiteSpace(section[nameof(DiscordOptions.Token)])) return services;
        services.AddSingleton<IValidateOptions<DiscordOptions>, DiscordOptionsRules>();
        services.AddOptions<DiscordOptions>().Bind(section).ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton<ChannelMetrics>();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<IChannel>(provider => new DiscordChannel(
            provider.GetRequiredService<IOptions<DiscordOptions>>().Value,
            new DiscordPace(),
            provider.GetRequiredService<IAttachments>(),
            provider.GetRequiredService<ChannelMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DiscordChannel>>()));
    }
}
