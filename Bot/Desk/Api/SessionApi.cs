using SupportBot.Desk.SignIn;
using SupportBot.Storage;

namespace SupportBot.Desk.Api;

/// <summary>Tokens for programs: <c>POST</c> and <c>DELETE /api/session</c>.</summary>
internal static class SessionApi
{
    public static void MapSession(this RouteGroupBuilder api)
    {
        api.MapPost("/session", StartAsync).AllowAnonymous();
        api.MapDelete("/session", EndAsync);
        api.MapGet("/session", (SignedInAgent by) => TypedResults.Json(AgentView.Of(by.Agent), ApiJson.Default.AgentView));
    }

    private static async Task<IResult> StartAsync(HttpContext http, Doorman doorman, TokenStore tokens, ILogger<Doorman> log, CancellationToken ct)
    {
        var (given, problem) = await Body.ReadAsync(http.Request, ApiJson.Default.Credentials, ct);
        if (given is null) return problem!;
        switch (await doorman.TryAsync(given.Login, given.Password, http.Connection.RemoteIpAddress))
        {
            case SignInResult.In(var account):
                var (token, expiresAt) = await tokens.IssueAsync(account.Agent.Id, ct);
                log.AgentSignedIn(account.Agent.Id.Value);
                return TypedResults.Json(new SessionView(token, expiresAt, AgentView.Of(account.Agent)), ApiJson.Default.SessionView);
            case SignInResult.TooMany(var wait):
                var seconds = (int)Math.Ceiling(wait.TotalSeconds);
                log.SignInLimited(seconds);
                http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return Problems.Of(StatusCodes.Status429TooManyRequests, "too_many_attempts", $"Too many attempts. Wait {seconds} s.");
            default:
                log.SignInRefused();
                return Problems.Of(StatusCodes.Status401Unauthorized, "wrong_credentials", "Login and password do not match.");
        }
    }

    private static async Task<IResult> EndAsync(HttpRequest request, TokenStore tokens, CancellationToken ct)
    {
        if (BearerHandler.TokenOf(request) is { } token) await tokens.ForgetAsync(token, ct);
        return TypedResults.NoContent();
    }
}
