using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;

namespace SupportBot.Desk.Pages;

/// <summary>Does what the forms about several tickets ask for: follow, merge, link and split.</summary>
internal sealed class RelationForm(TicketRelations relations, DraftCheck drafts, ActAnswer answer)
{
    private static readonly string[] Acts = ["follow", "unfollow", "merge", "link", "unlink", "split"];

    public static void Map(RouteGroupBuilder ticket)
    {
        foreach (var act in Acts)
            ticket.MapPost($"/{act}", (string number, IFormCollection form, RelationForm relationForm) => relationForm.DoAsync(act, number, form));
    }

    private Task<IResult> DoAsync(string act, string number, IFormCollection form) => answer.DoAsync(number, (ticket, by, ct) => DoAsync(act, ticket, by, form, ct));

    private Task<ActResult> DoAsync(string act, TicketNumber number, Agent by, IFormCollection form, CancellationToken ct) => act switch
    {
        "follow" => relations.FollowAsync(number, by, isOn: true, ct),
        "unfollow" => relations.FollowAsync(number, by, isOn: false, ct),
        "split" => FieldCheck.Problem(drafts, form["symptom"]) is { } problem
            ? Wrong(problem)
            : relations.SplitAsync(number, by, [.. form["line"].Select(Position).OfType<long>()], form["symptom"], ct),
        _ => TicketNumber.TryParse(form["other"], null, out var other) ? WithAsync(act, number, by, other, ct) : Wrong("Give the number of the other ticket, such as SB-1042."),
    };

    private Task<ActResult> WithAsync(string act, TicketNumber number, Agent by, TicketNumber other, CancellationToken ct) => act switch
    {
        "merge" => relations.MergeAsync(number, by, other, ct),
        "link" => relations.LinkAsync(number, by, other, ct),
        "unlink" => relations.UnlinkAsync(number, by, other, ct),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static long? Position(string? typed) => long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    private static Task<ActResult> Wrong(string why) => Task.FromResult<ActResult>(new ActResult.BadText(why));
}
