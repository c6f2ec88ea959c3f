using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Web;

/// <summary>What the web chat logs: ids, never words, names or tokens.</summary>
internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Error, "A web chat request for conversation {Conversation} failed")]
    public static partial void WebRequestFailed(ILogger log, string conversation, Exception exception);

    [LoggerMessage(3002, LogLevel.Error, "The stream of web conversation {Conversation} failed and was closed; its client will come back")]
    public static partial void WebStreamFailed(ILogger log, string conversation, Exception exception);

    [LoggerMessage(3003, LogLevel.Warning, "The web chat turns callers of one address away for doing too much. If all customers come through a proxy, set ForwardedHeaders_Enabled; the limits are Channels:Web:Address…")]
    public static partial void AddressTurnedAway(ILogger log);
}
