using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Desk.Attendance;
using SupportBot.Desk.Pages;
using SupportBot.Storage;

namespace SupportBot.Desk.SignIn;

/// <summary>The pages <c>/login</c> and <c>/setup</c>, and <c>/logout</c>.</summary>
internal static class SignInEndpoints
{
    private const string Stale = "This page was open for too long. Please try again.";

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/login", ShowLogin);
        app.MapPost("/login", SignInAsync).DisableAntiforgery();
        app.MapPost("/logout", SignOutAsync).DisableAntiforgery();
        app.MapGet("/setup", ShowSetupAsync);
        app.MapPost("/setup", SetUpAsync).DisableAntiforgery();
    }

    private static IResult ShowLogin(HttpContext http, string? next) => Login(http, StatusCodes.Status200OK, "", next, null);

    private static async Task<IResult> SignInAsync(HttpContext http, IAntiforgery forms, Doorman doorman, ILogger<Doorman> log)
    {
        if (!await forms.IsRequestValidAsync(http)) return Login(http, StatusCodes.Status400BadRequest, "", null, Stale);
        var form = await http.Request.ReadFormAsync();
        var (login, next) = (form["login"].ToString(), form["next"].ToString());
        switch (await doorman.TryAsync(login, form["password"], http.Connection.RemoteIpAddress))
        {
            case SignInResult.In(var account):
                await SignedInAgent.StartAsync(http, account);
                log.AgentSignedIn(account.Agent.Id.Value);
                return Results.Redirect(Inside(next));
            case SignInResult.TooMany(var wait):
                log.SignInLimited((int)wait.TotalSeconds);
                http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return Login(http, StatusCodes.Status429TooManyRequests, login, next, $"Too many attempts. Please wait {Math.Ceiling(wait.TotalMinutes)} min.");
            default:
                log.SignInRefused();
                return Login(http, StatusCodes.Status401Unauthorized, login, next, "Login and password do not match.");
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery forms, AtWork work)
    {
        if (!await forms.IsRequestValidAsync(http)) return Results.Redirect("/login");
        if (http.Features.Get<SignedInAgent>() is { Agent: var agent }) await work.LeftAsync(agent.Id, http.RequestAborted);
        await http.SignOutAsync(SignedInAgent.Cookie);
        return Results.Redirect("/login");
    }

    private static async Task<IResult> ShowSetupAsync(HttpContext http, SetupStore setup, string? key) => await setup.IsValidAsync(key ?? "")
        ? Setup(http, StatusCodes.Status200OK, key!, "", "", null)
        : Setup(http, StatusCodes.Status404NotFound, null, "", "", null);

    private static async Task<IResult> SetUpAsync(HttpContext http, IAntiforgery forms, SetupStore setup, Passwords passwords, AgentStore agents, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var (key, login) = (form["key"].ToString(), Logins.Normal(form["login"]));
        var (name, password) = (TextRules.Clean(form["name"].ToString(), TextRules.MaxNameLength), form["password"].ToString());
        if (!await setup.IsValidAsync(key)) return Setup(http, StatusCodes.Status404NotFound, null, "", "", null);
        var problem = await forms.IsRequestValidAsync(http) ? Logins.Problem(login) ?? Passwords.Problem(password) : Stale;
        if (problem is not null) return Setup(http, StatusCodes.Status400BadRequest, key, login, name, problem);

        var admin = new NewAgent(login, name.Length > 0 ? name : login, Role.Admin, passwords.Hash(password), []);
        if (await setup.UseAsync(key, admin, ct) is null) return Setup(http, StatusCodes.Status409Conflict, key, login, name, "This login is taken.");
        await SignedInAgent.StartAsync(http, (await agents.FindAsync(login))!);
        return Results.Redirect("/desk");
    }

    private static string Inside(string? next) =>
        next is not null && (next.StartsWith("/desk", StringComparison.Ordinal) || next.StartsWith("/admin", StringComparison.Ordinal)) ? next : "/desk";

    private static IResult Login(HttpContext http, int status, string login, string? next, string? problem) =>
        Page.Of(LoginPage.Of(Theme.Of(http.Request), login, next, problem), status);

    private static IResult Setup(HttpContext http, int status, string? key, string login, string name, string? problem) =>
        Page.Of(SetupPage.Of(Theme.Of(http.Request), key, login, name, problem), status);
}
