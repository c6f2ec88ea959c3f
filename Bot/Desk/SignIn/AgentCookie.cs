using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SupportBot.Storage;

namespace SupportBot.Desk.SignIn;

/// <summary>Asks the store at every request whether the agent of a cookie may still come in, and with which role.</summary>
internal sealed class AgentCookie(AgentStore agents) : CookieAuthenticationEvents
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(14);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (await SignedInAgent.AccountAsync(context.Principal, agents) is not { } account)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(SignedInAgent.Cookie);
            return;
        }
        context.ReplacePrincipal(SignedInAgent.Principal(account, SignedInAgent.Cookie));
        context.HttpContext.Features.Set(new SignedInAgent(account.Agent, account.Stamp));
    }

    // Programs and the desk's own modules want a status, not a page.
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        WantsPage(context.Request) ? base.RedirectToLogin(context) : Answer(context, StatusCodes.Status401Unauthorized);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Answer(context, StatusCodes.Status403Forbidden);

    private static bool WantsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !Enhanced.Is(request);

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
