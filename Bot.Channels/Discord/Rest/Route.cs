using System.Globalization;

namespace SupportBot.Channels.Discord;

/// <summary>One call of Discord's HTTP API.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path with names instead of ids: fit for error messages and for grouping rate limits.</param>
/// <param name="Major">The channel or server Discord counts the rate limit by; empty when it does not.</param>
/// <param name="Path">The path to call, relative to the API's base. Never written anywhere: it may hold an interaction's token.</param>
internal sealed record Route(HttpMethod Method, string Template, string Major, string Path)
{
    public static Route Gateway() => new(HttpMethod.Get, "gateway/bot", "", "gateway/bot");

    public static Route CreateMessage(string channelId) =>
        new(HttpMethod.Post, "channels/{id}/messages", channelId, $"channels/{channelId}/messages");

    public static Route MessagesAfter(string channelId, string messageId, int limit)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"after={messageId}&limit={limit}");
        return new(HttpMethod.Get, "channels/{id}/messages", channelId, $"channels/{channelId}/messages?{query}");
    }

    public static Route Channel(string channelId) =>
        new(HttpMethod.Get, "channels/{id}", channelId, $"channels/{channelId}");

    public static Route EditMessage(string channelId, string messageId) =>
        new(HttpMethod.Patch, "channels/{id}/messages/{message}", channelId, $"channels/{channelId}/messages/{messageId}");

    public static Route DeleteMessage(string channelId, string messageId) =>
        new(HttpMethod.Delete, "channels/{id}/messages/{message}", channelId, $"channels/{channelId}/messages/{messageId}");

    public static Route Typing(string channelId) =>
        new(HttpMethod.Post, "channels/{id}/typing", channelId, $"channels/{channelId}/typing");

    public static Route ChangeChannel(string channelId) =>
        new(HttpMethod.Patch, "channels/{id}", channelId, $"channels/{channelId}");

    public static Route StartThread(string channelId) =>
        new(HttpMethod.Post, "channels/{id}/threads", channelId, $"channels/{channelId}/threads");

    public static Route AddThreadMember(string threadId, string userId) =>
        new(HttpMethod.Put, "channels/{id}/thread-members/{user}", threadId, $"channels/{threadId}/thread-members/{userId}");

    public static Route ActiveThreads(string guildId) =>
        new(HttpMethod.Get, "guilds/{id}/threads/active", guildId, $"guilds/{guildId}/threads/active");

    public static Route CreateDirect() => new(HttpMethod.Post, "users/@me/channels", "", "users/@me/channels");

    public static Route Application() => new(HttpMethod.Get, "applications/@me", "", "applications/@me");

    public static Route Commands(string applicationId) =>
        new(HttpMethod.Get, "applications/{id}/commands", "", $"applications/{applicationId}/commands?with_localizations=true");

    public static Route OverwriteCommands(string applicationId) =>
        new(HttpMethod.Put, "applications/{id}/commands", "", $"applications/{applicationId}/commands");

    public static Route OriginalAnswer(string applicationId, string token)
    {
        var path = $"webhooks/{applicationId}/{Uri.EscapeDataString(token)}/messages/@original";
        return new(HttpMethod.Patch, "webhooks/{id}/{token}/messages/@original", applicationId, path);
    }

    public static Route Callback(string interactionId, string token)
    {
        var path = $"interactions/{interactionId}/{Uri.EscapeDataString(token)}/callback";
        return new(HttpMethod.Post, "interactions/{id}/{token}/callback", interactionId, path);
    }

    /// <summary>Interaction answers are not bound to the bot's global rate limit.</summary>
    public bool CountsGlobally => !Template.StartsWith("interactions", StringComparison.Ordinal) && !Template.StartsWith("webhooks", StringComparison.Ordinal);

    /// <summary>What an error or a log may say.</summary>
    public override string ToString() => $"{Method} {Template}";
}
