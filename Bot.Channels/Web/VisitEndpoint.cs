using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.Web;

/// <summary>
/// <c>POST /chat/token</c>: what the widget calls first. A new visitor gets a new conversation; one who shows the token of an
/// earlier visit gets that one; a customer the site signed for gets theirs, the same on every device.
/// </summary>
internal sealed class VisitEndpoint(FloodGate floods, ConversationTokens tokens, CustomerIdentity identities, WebSecret secret)
{
    private readonly byte[] _key = secret.KeyFor("conversations of signed customers");

    public async Task VisitAsync(HttpContext http)
    {
        var request = await RequestBody.ReadJsonAsync(http, WebJson.Default.VisitRequest, whenEmpty: new(null, null));
        if (request is null) await Refusal.BadSyntax.WriteAsync(http);
        else if (request.Identity is { } identity) await WelcomeAsync(http, identity);
        else if (Returning(request.Token) is { } returning) await ReplyAsync(http, returning);
        else if (floods.Visit(http, request.Proof) is { } tooMany) await tooMany.WriteAsync(http);
        else await ReplyAsync(http, Caller.Anonymous(ConversationEndpoints.NewId()));
    }

    private Task WelcomeAsync(HttpContext http, string identity) =>
        identities.Read(identity) is { } customer ? ReplyAsync(http, Signed(customer)) : Refusal.BadIdentity.WriteAsync(http);

    // A signed customer's conversation opens with their signature only, never with a token left behind in a browser.
    private Caller? Returning(string? token)
    {
        if (token is null) return null;
        var caller = tokens.Read(token, TokenUse.Return) ?? tokens.Read(token, TokenUse.Conversation);
        return caller is { IsSigned: false } ? caller : null;
    }

    private Caller Signed(SignedCustomer customer)
    {
        var conversation = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(customer.User)).AsSpan(0, 16);
        return new(Base64Url.EncodeToString(conversation), customer.User, customer.Name) { IsSigned = true, VouchedUntil = customer.Until };
    }

    private Task ReplyAsync(HttpContext http, Caller caller)
    {
        var reply = new ConversationReply
        {
            ConversationId = caller.Conversation,
            Token = tokens.Issue(caller),
            ExpiresIn = tokens.SecondsFor(caller),
            UserId = caller.User,
            ReturnToken = caller.IsSigned ? null : tokens.IssueForReturn(caller),
        };
        return http.Response.WriteAsJsonAsync(reply, WebJson.Default.ConversationReply, cancellationToken: http.RequestAborted);
    }
}
