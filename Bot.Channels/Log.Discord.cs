using Microsoft.Extensions.Logging;

namespace SupportBot.Channels;

/// <summary>What the Discord channel logs: ids and codes, never words, names or tokens.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Discord session started.")]
    public static partial void DiscordSessionStarted(ILogger log);

    [LoggerMessage(LogLevel.Information, "Discord session resumed.")]
    public static partial void DiscordSessionResumed(ILogger log);

    [LoggerMessage(LogLevel.Information, "Discord connection ended ({End}, close code {Code}).")]
    public static partial void DiscordConnectionEnded(ILogger log, string end, int? code);

    [LoggerMessage(LogLevel.Warning, "Discord stopped acknowledging heartbeats; connecting again.")]
    public static partial void DiscordConnectionDead(ILogger log);

    [LoggerMessage(LogLevel.Warning, "Discord could not be reached; trying again in {Wait}.")]
    public static partial void DiscordUnreachable(ILogger log, TimeSpan wait, Exception reason);

    [LoggerMessage(LogLevel.Warning, "Discord allows no further session start for {Wait}: waiting.")]
    public static partial void DiscordSessionStartsUsedUp(ILogger log, TimeSpan wait);

    [LoggerMessage(LogLevel.Error, "The inbox did not take a Discord message; it is offered again.")]
    public static partial void DiscordInboxRefused(ILogger log, Exception reason);

    [LoggerMessage(LogLevel.Error, "Discord message {MessageId} was left out, no private place could be found or opened for it: {Reason}")]
    public static partial void DiscordPlaceFailed(ILogger log, string messageId, string reason);

    [LoggerMessage(LogLevel.Warning, "The public answer to Discord message {MessageId} failed: {Reason}")]
    public static partial void DiscordPublicAnswerFailed(ILogger log, string messageId, string reason);

    [LoggerMessage(LogLevel.Warning, "The press {InteractionId} was not acknowledged: {Reason}")]
    public static partial void DiscordButtonNotAcknowledged(ILogger log, string interactionId, string reason);
}
