using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SupportBot.Channels.Web;

/// <summary>Decides who a request comes from and whether it may touch the conversation in its address.</summary>
internal sealed class Gate(ConversationTokens tokens, WebSecret secret, ITranscript transcript)
{
    private const string Scheme = "Bearer ";

    /// <summary>Whether the caller is the site's own server, which knows the secret.</summary>
    public bool IsSite(HttpContext http) => secret.Matches(Bearer(http));

    /// <summary>The holder of a conversation token, whichever conversation it is for.</summary>
    public Caller? Holder(HttpContext http) => tokens.Read(Bearer(http), TokenUse.Conversation);

    /// <summary>Lets a request in to the conversation in its address, which exists.</summary>
    public ValueTask<Admission> AdmitAsync(HttpContext http)
    {
        var conversation = (string)http.GetRouteValue("conversationId")!;
        var caller = Holder(http) ?? (IsSite(http) ? Caller.Anonymous(conversation) with { IsSite = true } : null);
        return AdmitAsync(caller, conversation, http.RequestAborted);
    }

    /// <summary>Lets a request in whose token stands in its address, as sockets have no headers.</summary>
    public ValueTask<Admission> AdmitStreamAsync(HttpContext http)
    {
        var token = http.Request.Query["t"].ToString();
        var caller = tokens.Read(token, TokenUse.Stream) ?? tokens.Read(token, TokenUse.Conversation);
        return AdmitAsync(caller, (string)http.GetRouteValue("conversationId")!, http.RequestAborted);
    }

    private ValueTask<Admission> AdmitAsync(Caller? caller, string conversation, CancellationToken ct)
    {
        if (caller is null || caller.Conversation != conversation) return new(new Admission(null, Refusal.BadToken));
        return caller.ConversationIsThere ? new(new Admission(caller, null)) : LookAsync(caller, ct);
    }

    private async ValueTask<Admission> LookAsync(Caller caller, CancellationToken ct)
    {
        if (await transcript.ReadAsync(caller.Address, after: 0, limit: 1, ct) is null) return new(null, Refusal.NoConversation);
        caller.ConversationIsThere = true;
        return new(caller, null);
    }

    private static ReadOnlySpan<char> Bearer(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header.AsSpan(Scheme.Length).Trim() : [];
    }
}

/// <summary>A caller, or why there is none.</summary>
internal readonly record struct Admission(Caller? Caller, Refusal? Refusal);
