using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Desk.SignIn;

/// <summary>The agent a request comes from, as the store knows them at this moment.</summary>
/// <param name="Stamp">As it was when the request came; a long answer ends when it is no longer the agent's.</param>
internal sealed record SignedInAgent(Agent Agent, string Stamp)
{
    public const string Cookie = "cookie";
    public const string Bearer = "bearer";

    /// <summary>Either of the two, whichever the request carries.</summary>
    public const string Any = "agent";
    public const string AdminOnly = "admin";
    private const string StampClaim = "stamp";

    public bool IsAdmin => Agent.Role is Role.Admin;

    /// <summary>Lets endpoints ask for it; they must require authorization.</summary>
    public static ValueTask<SignedInAgent?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<SignedInAgent>());

    public static ClaimsPrincipal Principal(Account account, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Agent.Id.Value.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Role, account.Agent.Role.ToString()),
            new Claim(StampClaim, account.Stamp),
        ], scheme));

    /// <summary>The account a cookie speaks of; null when its stamp is an old one or the agent is disabled.</summary>
    public static async ValueTask<Account?> AccountAsync(ClaimsPrincipal? principal, AgentStore agents)
    {
        if (!long.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)) return null;
        var account = await agents.FindAsync(new AgentId(id));
        return account is { Agent.Enabled: true } && account.Stamp == principal!.FindFirstValue(StampClaim) ? account : null;
    }

    public static Task StartAsync(HttpContext context, Account account) =>
        context.SignInAsync(Cookie, Principal(account, Cookie), new AuthenticationProperties { IsPersistent = true });
}
