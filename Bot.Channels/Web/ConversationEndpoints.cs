using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.Web;

/// <summary>Starting a conversation, finding it again, and keeping its token fresh.</summary>
internal sealed class ConversationEndpoints(Gate gate, ConversationTokens tokens, ITranscript transcript, WebChatOptions options)
{
    private const int MaxUserLength = 128;

    /// <summary>A conversation id nobody can guess.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary><c>POST tokens/generate</c>: the site's server gets a token for one new conversation of one of its customers.</summary>
    public async Task GenerateAsync(HttpContext http)
    {
        if (!gate.IsSite(http)) await Refusal.BadToken.WriteAsync(http);
        else if (await ReadStartAsync(http) is not { } start) await Refusal.BadSyntax.WriteAsync(http);
        else await ReplyAsync(http, CallerFor(start), streamFrom: null);
    }

    /// <summary><c>POST tokens/refresh</c>: a new token for an old one that has not expired.</summary>
    public Task RefreshAsync(HttpContext http) =>
        gate.Holder(http) is { } caller ? ReplyAsync(http, caller, streamFrom: null) : Refusal.BadToken.WriteAsync(http);

    /// <summary><c>POST conversations</c>: 201 when the conversation was made now, 200 when it was there.</summary>
    public async Task StartAsync(HttpContext http)
    {
        var caller = gate.Holder(http);
        if (caller is null && !gate.IsSite(http))
        {
            await Refusal.BadToken.WriteAsync(http);
        }
        else if (await ReadStartAsync(http) is not { } start)
        {
            await Refusal.BadSyntax.WriteAsync(http);
        }
        else
        {
            caller ??= CallerFor(start);
            var opener = new PostedActivity { FromName = start.User?.Name, Locale = start.Locale };
            var isNew = await transcript.OpenAsync(caller.Address, caller.Sender(opener), http.RequestAborted);
            caller.ConversationIsThere = true;
            http.Response.StatusCode = isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK;
            await ReplyAsync(http, caller, streamFrom: 0);
        }
    }

    /// <summary><c>GET conversations/{id}?watermark=</c>: back into a conversation, from where the client had read to.</summary>
    public async Task ReconnectAsync(HttpContext http)
    {
        var admission = await gate.AdmitAsync(http);
        if (admission.Caller is not { } caller) await admission.Refusal!.WriteAsync(http);
        else if (!ActivityIds.TryReadWatermark(http.Request.Query["watermark"], out var watermark)) await Refusal.BadWatermark.WriteAsync(http);
        else await ReplyAsync(http, caller, watermark);
    }

    private Task ReplyAsync(HttpContext http, Caller caller, long? streamFrom)
    {
        var reply = new ConversationReply
        {
            ConversationId = caller.Conversation,
            Token = tokens.Issue(caller),
            ExpiresIn = tokens.SecondsFor(caller),
            StreamUrl = streamFrom is { } position
                ? Paths.Stream(Paths.Server(http, options), caller.Conversation, position, tokens.IssueForStream(caller))
                : null,
        };
        return http.Response.WriteAsJsonAsync(reply, WebJson.Default.ConversationReply, cancellationToken: http.RequestAborted);
    }

    private static Caller CallerFor(StartRequest start)
    {
        var caller = Caller.Anonymous(NewId());
        var name = TextRules.Clean(start.User?.Name ?? "", TextRules.MaxNameLength);
        return caller with
        {
            User = start.User?.Id is { Length: > 0 and <= MaxUserLength } id ? TextRules.Clean(id) : caller.User,
            Name = name.Length > 0 ? name : null,
        };
    }

    // The body is optional.
    private static Task<StartRequest?> ReadStartAsync(HttpContext http) =>
        RequestBody.ReadJsonAsync(http, WebJson.Default.StartRequest, whenEmpty: new(null, null));
}
