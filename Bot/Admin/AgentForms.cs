using SupportBot.Conversations;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Storage.Routing;

namespace SupportBot.Admin;

/// <summary>Adds and changes agents.</summary>
internal sealed class AgentForms(AgentStore agents, Passwords passwords, QueueStore queue, QueueRulesStore queues, AgentActs acts)
{
    private const string LastAdmin = "This is the only admin who can sign in. Make somebody else an admin first.";
    private const string Unknown = "There is no such agent.";

    public static void Map(RouteGroupBuilder admin)
    {
        admin.MapGet("", (HttpContext http, AgentForms forms) => forms.ShowAsync(http));
        admin.MapPost("/agents", (HttpContext http, IFormCollection form, AgentForms forms, CancellationToken ct) => forms.AddAsync(http, form, ct));
        var one = admin.MapGroup("/agents/{id:long}");
        one.MapPost("", (long id, HttpContext http, IFormCollection form, AgentForms forms, CancellationToken ct) => forms.ChangeAsync(http, new AgentId(id), form, ct));
        one.MapPost("/password", (long id, HttpContext http, IFormCollection form, AgentForms forms, CancellationToken ct) => forms.SetPasswordAsync(http, new AgentId(id), form, ct));
        one.MapPost("/disable", (long id, HttpContext http, IFormCollection _, AgentForms forms, CancellationToken ct) => forms.SetEnabledAsync(http, new AgentId(id), false, ct));
        one.MapPost("/enable", (long id, HttpContext http, IFormCollection _, AgentForms forms, CancellationToken ct) => forms.SetEnabledAsync(http, new AgentId(id), true, ct));
    }

    private async Task<IResult> ShowAsync(HttpContext http, string? problem = null, NewAgentForm? form = null)
    {
        var view = AdminView.Of(http, AdminArea.Agents, problem);
        return view.Page(AgentsPage.Of(await agents.AllAsync(), await queues.AllAsync(), view.Agent, form ?? NewAgentForm.Empty));
    }

    private async Task<IResult> AddAsync(HttpContext http, IFormCollection posted, CancellationToken ct)
    {
        var form = NewAgentForm.Read(posted, await queues.NamesAsync());
        if (form.Problem is { } problem) return await ShowAsync(http, problem, form);
        var added = await agents.By(Self(http).Login).AddAsync(new NewAgent(form.Login, form.Name, form.Role, passwords.Hash(form.Password), form.Languages) { Profile = form.Given.Profile }, ct);
        return added is null ? await ShowAsync(http, "This login is taken.", form) : Done("added");
    }

    private async Task<IResult> ChangeAsync(HttpContext http, AgentId id, IFormCollection posted, CancellationToken ct)
    {
        var form = NewAgentForm.Read(posted, await queues.NamesAsync());
        return form.NameProblem is { } problem
            ? await ShowAsync(http, problem)
            : await AnswerAsync(http, await agents.By(Self(http).Login).ChangeAsync(id, form.Name, form.Role, form.Languages, form.Given.Profile, ct), "changed");
    }

    private async Task<IResult> SetPasswordAsync(HttpContext http, AgentId id, IFormCollection posted, CancellationToken ct)
    {
        var password = posted["password"].ToString();
        if (Passwords.Problem(password) is { } problem) return await ShowAsync(http, problem);
        var changed = await agents.By(Self(http).Login).SetPasswordAsync(id, passwords.Hash(password), ct);
        // One's own new password ends one's own cookie too, so a fresh one is given.
        if (changed is AgentChange.Done && IsSelf(http, id)) await SignedInAgent.StartAsync(http, (await agents.FindAsync(id))!);
        return await AnswerAsync(http, changed, "password");
    }

    private async Task<IResult> SetEnabledAsync(HttpContext http, AgentId id, bool enabled, CancellationToken ct)
    {
        if (IsSelf(http, id)) return await ShowAsync(http, "You cannot disable yourself. Another admin can.");
        var changed = await agents.By(Self(http).Login).SetEnabledAsync(id, enabled, ct);
        if (changed is AgentChange.Done && !enabled) await GiveBackAsync(id, ct);
        return await AnswerAsync(http, changed, enabled ? "enabled" : "disabled");
    }

    // Nobody else could touch what a disabled agent still owned.
    private async Task GiveBackAsync(AgentId id, CancellationToken ct)
    {
        var agent = (await agents.FindAsync(id))!.Agent;
        foreach (var row in await queue.ListAsync(new QueueQuery(TicketState.Claimed, Whose.Mine, id) { Take = int.MaxValue }))
            await acts.TransferAsync(row.Ticket.Number, agent, new TransferTo.ToQueue(row.Ticket.Queue, row.Ticket.Tier), note: null, ct);
    }

    private async Task<IResult> AnswerAsync(HttpContext http, AgentChange change, string done) => change switch
    {
        AgentChange.Done => Done(done),
        AgentChange.NotFound => await ShowAsync(http, Unknown),
        AgentChange.LastAdmin => await ShowAsync(http, LastAdmin),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool IsSelf(HttpContext http, AgentId id) => Self(http).Id == id;

    private static Agent Self(HttpContext http) => http.Features.Get<SignedInAgent>()!.Agent;

    private static IResult Done(string what) => Results.Redirect($"/admin?done={what}");
}
