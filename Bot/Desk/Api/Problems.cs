using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using SupportBot.Conduct;
using SupportBot.Conversations;

namespace SupportBot.Desk.Api;

/// <summary>Errors as <c>application/problem+json</c> (https://www.rfc-editor.org/rfc/rfc9457) with a code that programs can tell apart.</summary>
internal static class Problems
{
    private const string ContentType = "application/problem+json";

    public static JsonHttpResult<ProblemView> Of(int status, string code, string detail, OwnerView? owner = null) => TypedResults.Json(
        new ProblemView(ReasonPhrases.GetReasonPhrase(status), status, code, detail) { Owner = owner },
        ApiJson.Default.ProblemView, ContentType, status);

    public static JsonHttpResult<ProblemView> Malformed(string detail) => Of(StatusCodes.Status400BadRequest, "malformed", detail);

    public static JsonHttpResult<ProblemView> NotFound() => Of(StatusCodes.Status404NotFound, "not_found", "There is no such ticket.");

    public static JsonHttpResult<ProblemView> Refused(Refusal why, OwnerView? owner) =>
        Of(StatusCodes.Status409Conflict, CodeOf(why), Wording.Of(why, owner?.Name), owner);

    /// <summary>A reply that is not sent before its writer has said why it goes as it is.</summary>
    public static JsonHttpResult<ProblemView> Held(IReadOnlyList<Finding> findings) => TypedResults.Json(
        new ProblemView("Conflict", StatusCodes.Status409Conflict, "conduct", "Look at the reply once more, or say why it goes as it is.") { Findings = FindingView.Of(findings) },
        ApiJson.Default.ProblemView, ContentType, StatusCodes.Status409Conflict);

    /// <summary>Gives answers without a body one: what routing, sign-in and limits refuse before an endpoint runs.</summary>
    public static Task FillAsync(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => Of(401, "unauthorized", "Sign in first: POST /api/session, then send Authorization: Bearer.").ExecuteAsync(context),
        StatusCodes.Status403Forbidden => Of(403, "forbidden", "This account may not do that.").ExecuteAsync(context),
        StatusCodes.Status404NotFound => Of(404, "not_found", "There is nothing at this address.").ExecuteAsync(context),
        StatusCodes.Status405MethodNotAllowed => Of(405, "method_not_allowed", "This address takes another method.").ExecuteAsync(context),
        StatusCodes.Status413PayloadTooLarge => Of(413, "too_long", "The request is too long.").ExecuteAsync(context),
        var status => Of(status, "refused", "The request was refused.").ExecuteAsync(context),
    };

    private static string CodeOf(Refusal why) => why switch
    {
        Refusal.AlreadyTaken => "already_taken",
        Refusal.OwnedByAnother => "owned_by_another",
        Refusal.NotInThisState => "not_in_this_state",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
