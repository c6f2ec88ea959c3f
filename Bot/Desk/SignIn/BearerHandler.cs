using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SupportBot.Storage;

namespace SupportBot.Desk.SignIn;

/// <summary>Reads <c>Authorization: Bearer</c> (https://www.rfc-editor.org/rfc/rfc6750).</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AgentStore agents, TokenStore tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    /// <summary>The token a request carries; null when it carries none.</summary>
    public static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? header[Prefix.Length..].Trim()
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { Length: > 0 } token) return AuthenticateResult.NoResult();
        if (await tokens.FindAsync(token) is not { } id || await agents.FindAsync(id) is not { Agent.Enabled: true } account)
            return AuthenticateResult.Fail("The token is unknown or expired.");
        Context.Features.Set(new SignedInAgent(account.Agent, account.Stamp));
        return AuthenticateResult.Success(new AuthenticationTicket(SignedInAgent.Principal(account, SignedInAgent.Bearer), SignedInAgent.Bearer));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Prefix.TrimEnd();
        return base.HandleChallengeAsync(properties);
    }
}
