using Microsoft.AspNetCore.Components;
using SupportBot.Conversations;
using SupportBot.Desk.SignIn;

namespace SupportBot.Admin;

/// <summary>The areas of the admin's pages.</summary>
internal enum AdminArea
{
    Agents,
    Queues,
    Channels,
    Outbox,
    Classifier,
    Labels,
    Scripts,
    Knowledge,
    Waiting,
    Policies,
    Replies,
    Audit,
}

/// <summary>What every admin page shows around its own content.</summary>
/// <param name="Problem">Why something was refused.</param>
/// <param name="Done">What was done.</param>
internal sealed record AdminView(Agent Agent, AdminArea Area, string? Theme, string? Problem = null, string? Done = null)
{
    /// <summary>The page's own module, which brings the theme along.</summary>
    public string Script { get; init; } = "theme";

    /// <summary>The page needs more room than a text does.</summary>
    public bool IsWide { get; init; }

    public static AdminView Of(HttpContext http, AdminArea area, string? problem = null) => new(
        http.Features.Get<SignedInAgent>()!.Agent, area, Desk.Pages.Theme.Of(http.Request), problem, DoneIn(http.Request.Query["done"]));

    public IResult Page(RenderFragment content) =>
        Desk.Pages.Page.Of(AdminFrame.Of(this, content), Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    public static string Link(AdminArea area) => area is AdminArea.Agents ? "/admin" : $"/admin/{area.ToString().ToLowerInvariant()}";

    // Only words we know are shown: anybody can write an address.
    private static string? DoneIn(string? word) => word switch
    {
        "added" => "The agent can sign in now.",
        "changed" => "Saved.",
        "password" => "The new password holds. Whoever was signed in with the old one is out.",
        "disabled" => "The agent is signed out and cannot come in. Their conversations wait in the queue again.",
        "enabled" => "The agent can sign in again.",
        "training" => "Training has begun. You can go on working; this page shows how far it is.",
        "cancelling" => "The training stops in a moment. Nothing was changed.",
        "promoted" => "The model reads every message from now on, on all nodes within a few seconds.",
        "back" => "The earlier model reads every message again, on all nodes within a few seconds.",
        "shadow" => "The candidate now reads every message unseen. What it would read otherwise is counted below.",
        "unshadowed" => "The candidate reads no more. What was counted stays below.",
        "retried" => "It goes out as soon as it is its turn.",
        "labelled" => "Thanks, noted.",
        "settled" => "Settled.",
        "imported" => "Taken in. What they change, the next training shows.",
        "draft" => "The draft is kept. No customer meets it until it is published.",
        "discarded" => "The draft is thrown away.",
        "published" => "New conversations begin with this version, on all nodes within a few seconds. Those under way stay on theirs.",
        "scheduled" => "It begins at that time, on all nodes. Until then it can be withdrawn.",
        "script-back" => "New conversations begin with that version again, on all nodes within a few seconds.",
        "withdrawn" => "What was planned does not happen.",
        "trial" => "From now on some of the new conversations begin with the other version. What becomes of both is counted below.",
        "trial-ended" => "The trial has ended. What came of it stands in the audit log.",
        "policy" => "Due times are counted by it from now on, on all nodes within a few seconds. What is due already stays as it is.",
        "policy-removed" => "The policy is gone: the one for every queue holds here again.",
        "calendar" => "Times are counted by it from now on, on all nodes within a few seconds.",
        "calendar-removed" => "The calendar is gone.",
        "queue" => "Saved. It holds from now on, on all nodes.",
        "queue-gone" => "The queue is removed.",
        "put-away" => "Agents do not see it any more. It can be brought back.",
        "brought-back" => "Agents see it again.",
        "gone" => "That message is gone: nothing was kept of it.",
        "dropped" => "Dropped: it is not sent any more, and the ticket says so.",
        _ => null,
    };
}
