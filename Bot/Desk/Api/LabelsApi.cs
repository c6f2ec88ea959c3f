using SupportBot.Conversations;
using SupportBot.Desk.Labels;
using SupportBot.Desk.SignIn;

namespace SupportBot.Desk.Api;

/// <summary>What is right instead of a reading, or that it is right.</summary>
/// <param name="Position">The message whose reading it is.</param>
internal sealed record LabelsBody(long Position)
{
    /// <summary>By head, as the labelling guide writes both: <c>{"urgency": "high"}</c>.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>True instead of labels when all of the reading is right.</summary>
    public bool Right { get; init; }
}

/// <summary>The labels that were kept, by head.</summary>
internal sealed record LabelsView(long Position, IReadOnlyDictionary<string, string> Labels);

/// <summary>Corrects readings: <c>POST /api/tickets/{number}/labels</c>.</summary>
internal static class LabelsApi
{
    public static void MapLabels(this RouteGroupBuilder api) => api.MapPost("/tickets/{number}/labels", LabelAsync);

    private static async Task<IResult> LabelAsync(HttpRequest request, string number, LabelActs acts, SignedInAgent by, CancellationToken ct)
    {
        var (body, problem) = await Body.ReadAsync(request, ApiJson.Default.LabelsBody, ct);
        if (body is null) return problem!;
        if (!TicketNumber.TryParse(number, null, out var ticket)) return Problems.NotFound();
        if (body.Right == body.Labels is not null) return Problems.Malformed("Send either labels, such as {\"urgency\": \"high\"}, or right: true.");
        var (answers, wrong) = body.Labels is { } labels ? LabelWords.Parse(labels.Select(label => KeyValuePair.Create(label.Key, label.Value ?? ""))) : (null, null);
        if (wrong is not null) return Problems.Malformed(wrong);
        var kept = answers is null
            ? await acts.ConfirmAsync(ticket, body.Position, only: null, by.Agent, ct)
            : await acts.CorrectAsync(ticket, body.Position, answers, by.Agent, ct);
        return kept is null
            ? Problems.Of(StatusCodes.Status404NotFound, "not_found", "There is no such ticket, or nothing was read at this position.")
            : TypedResults.Json(new LabelsView(body.Position, kept.ToDictionary(label => label.Key.Name, label => label.Key.Labels[label.Value])), ApiJson.Default.LabelsView);
    }
}
