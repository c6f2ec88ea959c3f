using SupportBot.Desk.Pages;
using SupportBot.Storage;

namespace SupportBot.Desk.SignIn;

/// <summary>An agent's own account: the password, which an admin set at first, becomes the agent's own.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this WebApplication app)
    {
        var account = app.MapGroup("/desk/account").RequireAuthorization();
        account.MapGet("", (HttpContext http, SignedInAgent by) => Show(http, by, null, http.Request.Query["done"] == "password"));
        account.MapPost("", ChangeAsync);
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext http, IFormCollection form, SignedInAgent by, Doorman doorman, Passwords passwords, AgentStore agents, CancellationToken ct)
    {
        var chosen = form["new"].ToString();
        if (Passwords.Problem(chosen) is { } problem) return Show(http, by, problem);
        switch (await doorman.TryAsync(by.Agent.Login, form["current"], http.Connection.RemoteIpAddress))
        {
            case SignInResult.In:
                await agents.By(by.Agent.Login).SetPasswordAsync(by.Agent.Id, passwords.Hash(chosen), ct);
                await SignedInAgent.StartAsync(http, (await agents.FindAsync(by.Agent.Id))!);
                return Results.Redirect("/desk/account?done=password");
            case SignInResult.TooMany:
                return Show(http, by, "Too many attempts. Please wait a quarter of an hour.");
            default:
                return Show(http, by, "The current password is another one.");
        }
    }

    private static IResult Show(HttpContext http, SignedInAgent by, string? problem, bool done = false) => Page.Of(
        AccountPage.Of(Theme.Of(http.Request), by.Agent, problem, done), problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
