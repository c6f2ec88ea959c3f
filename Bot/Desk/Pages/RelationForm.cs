using SupportBot.Conversations;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;

namespace SupportBot.Desk.Pages;

/// <summary>Does what the forms about several tickets ask for: follow, merge, link, split, and give back to the bot.</summary>
internal sealed class RelationForm(IHttpContextAccessor http, TicketRelations relations, AgentActs acts, GivingBack giving, DraftCheck drafts, ActAnswer answer)
{
    private static readonly string[] Acts = ["follow", "unfollow", "merge", "link", "unlink", "split", "release"];

    private HttpContext Context => http.HttpContext!;

    private Agent By => Context.Features.Get<SignedInAgent>()!.Agent;

    public static void Map(RouteGroupBuilder ticket)
    {
        foreach (var act in Acts)
            ticket.MapPost($"/{act}", (string number, IFormCollection form, RelationForm relationForm) => relationForm.DoAsync(act, number, form));
    }

    private async Task<IResult> DoAsync(string act, string number, IFormCollection form) => await answer.OfAsync(
        number, TicketNumber.TryParse(number, null, out var ticket) ? await DoAsync(act, ticket, form, Context.RequestAborted) : new ActResult.NotFound());

    private Task<ActResult> DoAsync(string act, TicketNumber number, IFormCollection form, CancellationToken ct) => act switch
    {
        "follow" => relations.FollowAsync(number, By, isOn: true, ct),
        "unfollow" => relations.FollowAsync(number, By, isOn: false, ct),
        "split" => FieldCheck.Problem(drafts, form["symptom"]) is { } problem
            ? Wrong(problem)
            : relations.SplitAsync(number, By, [.. form["line"].Select(Position).OfType<long>()], form["symptom"], ct),
        "release" => form["at"].ToString().Split('.', 2) is [var script, var step] ? giving.ReleaseAsync(number, By, script, step, ct) : acts.ReleaseAsync(number, By, ct),
        _ => TicketNumber.TryParse(form["other"], null, out var other) ? WithAsync(act, number, other, ct) : Wrong("Give the number of the other ticket, such as SB-1042."),
    };

    private Task<ActResult> WithAsync(string act, TicketNumber number, TicketNumber other, CancellationToken ct) => act switch
    {
        "merge" => relations.MergeAsync(number, By, other, ct),
        "link" => relations.LinkAsync(number, By, other, ct),
        "unlink" => relations.UnlinkAsync(number, By, other, ct),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static long? Position(string? typed) => long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    private static Task<ActResult> Wrong(string why) => Task.FromResult<ActResult>(new ActResult.BadText(why));
}
