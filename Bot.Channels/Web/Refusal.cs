using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.Web;

/// <summary>Why a request was not done, as the Direct Line protocol says it: a status, a code for programs, a sentence for people.</summary>
internal sealed record Refusal(int Status, string Code, string Message)
{
    public static readonly Refusal BadToken = new(403, "BadToken", "The token is missing, damaged, expired or not for this conversation.");
    public static readonly Refusal BadIdentity = new(403, "BadIdentity", "The customer's signed identity is damaged, expired or signed with another key.");
    public static readonly Refusal BadOrigin = new(403, "BadOrigin", "This site may not embed the chat.");
    public static readonly Refusal NoConversation = new(404, "NotFound", "There is no such conversation.");
    public static readonly Refusal NoAttachment = new(404, "NotFound", "There is no such attachment.");
    public static readonly Refusal BadSyntax = new(400, "BadSyntax", "The body is not well-formed.");
    public static readonly Refusal EmptyText = new(400, "MissingProperty", "A message needs a text.");
    public static readonly Refusal BadWatermark = new(400, "BadArgument", "The watermark is not one of ours.");
    public static readonly Refusal NotASocket = new(400, "BadArgument", "A stream is opened as a WebSocket.");
    public static readonly Refusal TooLarge = new(413, "MessageSizeTooBig", "The message is too large.");
    public static readonly Refusal TooMany = new(429, "TooManyRequests", "That is more than one visitor or one address may do in this time. Nothing was kept; try again later.");
    public static readonly Refusal Unavailable = new(503, "ServiceError", "The message could not be taken now. Nothing was kept; try again.")
    {
        RetryAfter = TimeSpan.FromSeconds(2),
    };

    /// <summary>When it may be tried again; null when that would be answered the same.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What may be done to be let in all the same.</summary>
    public Challenge? Challenge { get; init; }

    public static Refusal Wrong(string property, string rule) => new(400, "BadArgument", $"{property} {rule}.");

    public Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        if (RetryAfter is { } wait) http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return http.Response.WriteAsJsonAsync(
            new ErrorReply(new(Code, Message), Challenge), WebJson.Default.ErrorReply, cancellationToken: http.RequestAborted);
    }
}
