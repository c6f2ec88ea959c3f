using SupportBot.Channels;
using SupportBot.Conduct;
using SupportBot.Conversations;
using SupportBot.Desk.Pages;
using SupportBot.Storage;
using SupportBot.Storage.Replies;
using SupportBot.Triage;

namespace SupportBot.Desk.SignIn;

/// <summary>An agent's own account: the password, which an admin set at first, becomes the agent's own.</summary>
internal static class AccountEndpoints
{
    public const int LongestSignature = 200;

    public static void MapAccount(this WebApplication app)
    {
        var account = app.MapGroup("/desk/account").RequireAuthorization();
        account.MapGet("", (HttpContext http, SignedInAgent by, SignatureStore signatures) => ShowAsync(http, by, signatures));
        account.MapPost("", ChangeAsync);
        account.MapPost("/signature", SignAsync);
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext http, IFormCollection form, SignedInAgent by, Doorman doorman, Passwords passwords, AgentStore agents, SignatureStore signatures, CancellationToken ct)
    {
        var chosen = form["new"].ToString();
        if (Passwords.Problem(chosen) is { } problem) return await ShowAsync(http, by, signatures, problem);
        switch (await doorman.TryAsync(by.Agent.Login, form["current"], http.Connection.RemoteIpAddress))
        {
            case SignInResult.In:
                await agents.By(by.Agent.Login).SetPasswordAsync(by.Agent.Id, passwords.Hash(chosen), ct);
                await SignedInAgent.StartAsync(http, (await agents.FindAsync(by.Agent.Id))!);
                return Results.Redirect("/desk/account?done=password");
            case SignInResult.TooMany:
                return await ShowAsync(http, by, signatures, "Too many attempts. Please wait a quarter of an hour.");
            default:
                return await ShowAsync(http, by, signatures, "The current password is another one.");
        }
    }

    // What customers read under a reply is held to what the reply itself is held to.
    private static async Task<IResult> SignAsync(HttpContext http, IFormCollection form, SignedInAgent by, SignatureStore signatures, ConductRules rules, CancellationToken ct)
    {
        var texts = Words.Languages.ToDictionary(language => language, language => TextRules.Clean(form[Buttons.Named(language)].ToString(), LongestSignature));
        var found = texts.SelectMany(one => rules.Check(one.Value, one.Key, Sentiment.Negative)).FirstOrDefault();
        if (found is not null) return await ShowAsync(http, by, signatures, $"“{found.Words}”: {found.Why}", texts);
        await signatures.KeepAsync(by.Agent.Id, texts, ct);
        return Results.Redirect("/desk/account?done=signature");
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, SignedInAgent by, SignatureStore signatures, string? problem = null, IReadOnlyDictionary<Language, string>? typed = null)
    {
        var page = AccountPage.Of(Theme.Of(http.Request), by.Agent, typed ?? await signatures.OfAsync(by.Agent.Id), problem, problem is null ? Done(http.Request.Query["done"]) : null);
        return Page.Of(page, problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static string? Done(string? word) => word switch
    {
        "password" => "The new password holds. Everywhere else you are signed out.",
        "signature" => "Saved. Type /sign in a reply to put it there.",
        _ => null,
    };
}
