using SupportBot.Desk.Api;

namespace SupportBot.Desk.Approvals;

/// <summary>Asks for an approval: <c>{approver, text}</c> through the customer, <c>{colleague, text}</c> at the desk.</summary>
internal sealed record ApprovalBody
{
    public string? Approver { get; init; }

    /// <summary>The login of an admin.</summary>
    public string? Colleague { get; init; }
    public string? Text { get; init; }
}

/// <summary>What was decided: <c>{granted, by, note}</c>.</summary>
internal sealed record DecisionBody
{
    public bool Granted { get; init; }
    public string? By { get; init; }
    public string? Note { get; init; }
}

/// <summary>Approvals for programs.</summary>
internal static class ApprovalApi
{
    public static void MapApprovals(this RouteGroupBuilder ticket)
    {
        ticket.MapPost("/approval", AskAsync);
        ticket.MapPost("/decision", DecideAsync);
    }

    private static async Task<IResult> AskAsync(string number, HttpContext http, Acting acting, ApprovalDesk approvals)
    {
        var (body, problem) = await Body.ReadAsync(http.Request, ApiJson.Default.ApprovalBody, http.RequestAborted);
        return body is null ? problem! : await acting.DoAsync(number, (_, ticket, by, ct) => approvals.AskAsync(ticket, by, body.Colleague, body.Approver, body.Text, ct));
    }

    private static async Task<IResult> DecideAsync(string number, HttpContext http, Acting acting, ApprovalDesk approvals)
    {
        var (body, problem) = await Body.ReadAsync(http.Request, ApiJson.Default.DecisionBody, http.RequestAborted);
        return body is null ? problem! : await acting.DoAsync(number, (_, ticket, by, ct) => approvals.DecideAsync(ticket, by, body.Granted, body.By, body.Note, ct));
    }
}
