using Microsoft.Extensions.Logging;

namespace SupportBot.Channels;

/// <summary>What the Discord channel logs: ids and codes, never words, names or tokens.</summary>
internal static partial class Log
{
    [LoggerMessage(3200, LogLevel.Information, "Discord: session started.")]
    public static partial void DiscordSessionStarted(this ILogger log);

    [LoggerMessage(3201, LogLevel.Information, "Discord: session resumed.")]
    public static partial void DiscordSessionResumed(this ILogger log);

    [LoggerMessage(3202, LogLevel.Information, "Discord: connection ended ({End}, close code {Code}).")]
    public static partial void DiscordConnectionEnded(this ILogger log, string end, int? code);

    [LoggerMessage(3203, LogLevel.Warning, "Discord: the connection is dead, a heartbeat stayed unanswered; connecting again.")]
    public static partial void DiscordConnectionDead(this ILogger log);

    [LoggerMessage(3204, LogLevel.Warning, "Discord: could not be reached; trying again in {Wait}.")]
    public static partial void DiscordUnreachable(this ILogger log, TimeSpan wait, Exception reason);

    [LoggerMessage(3205, LogLevel.Warning, "Discord: no further session start is allowed for {Wait}; waiting.")]
    public static partial void DiscordSessionStartsUsedUp(this ILogger log, TimeSpan wait);

    [LoggerMessage(3206, LogLevel.Error, "Discord: the inbox did not take a message; it is offered again.")]
    public static partial void DiscordInboxRefused(this ILogger log, Exception reason);

    [LoggerMessage(3210, LogLevel.Information, "Discord: a new session began; {Places} places were asked for what was written meanwhile.")]
    public static partial void DiscordMissedFetched(this ILogger log, int places);

    [LoggerMessage(3211, LogLevel.Error, "Discord: what was written in {ChannelId} while no session was there could not be fetched yet: {Reason}")]
    public static partial void DiscordMissedNotFetched(this ILogger log, string channelId, string reason);

    [LoggerMessage(3212, LogLevel.Information, "Discord: place {ChannelId} cannot be read any more: {Reason}")]
    public static partial void DiscordPlaceGone(this ILogger log, string channelId, string reason);

    [LoggerMessage(3213, LogLevel.Warning,
        "Discord: {Count} requests were refused (401, 403 or 429) within ten minutes; nothing is asked for {Wait}, since Discord bans addresses with 10,000. "
        + "Mostly the bot lacks a permission in a server, or another program uses its token.")]
    public static partial void DiscordTooManyRefused(this ILogger log, int count, TimeSpan wait);

    [LoggerMessage(3214, LogLevel.Warning, "Discord: a file of message {MessageId} was not kept: {Reason}.")]
    public static partial void DiscordFileNotKept(this ILogger log, string messageId, string reason);

    [LoggerMessage(3215, LogLevel.Information, "Discord: a file of message {MessageId} could not be fetched; trying again.")]
    public static partial void DiscordFileTriedAgain(this ILogger log, string messageId, Exception reason);

    [LoggerMessage(3216, LogLevel.Warning, "Discord: a message in {ChannelId} came without words. {WhatToDo}")]
    public static partial void DiscordMessageEmpty(this ILogger log, string channelId, string whatToDo);

    [LoggerMessage(3217, LogLevel.Information, "Discord: {Count} slash commands registered.")]
    public static partial void DiscordCommandsRegistered(this ILogger log, int count);

    [LoggerMessage(3218, LogLevel.Warning, "Discord: the slash commands could not be registered: {Reason} They can be typed all the same.")]
    public static partial void DiscordCommandsNotRegistered(this ILogger log, string reason);

    [LoggerMessage(3207, LogLevel.Error, "Discord: something in {ChannelId} was left out, no private place could be found or opened for it: {Reason}")]
    public static partial void DiscordPlaceFailed(this ILogger log, string channelId, string reason);

    [LoggerMessage(3219, LogLevel.Warning, "Discord: whose place {ChannelId} is could not be asked, or no place opened; trying again: {Reason}")]
    public static partial void DiscordPlaceWaits(this ILogger log, string channelId, string reason);

    [LoggerMessage(3208, LogLevel.Warning, "Discord: the public answer to message {MessageId} failed: {Reason}")]
    public static partial void DiscordPublicAnswerFailed(this ILogger log, string messageId, string reason);

    [LoggerMessage(3209, LogLevel.Warning, "Discord: the press or command {InteractionId} was not acknowledged: {Reason}")]
    public static partial void DiscordButtonNotAcknowledged(this ILogger log, string interactionId, string reason);
}
