using SupportBot.Conduct;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Desk.Api;

/// <summary>A draft to be read: of a reply in a ticket, or of a note.</summary>
internal sealed record DraftBody(string Text)
{
    public string? Ticket { get; init; }

    public bool Note { get; init; }
}

/// <summary>One thing that a draft is warned of, and where it stands in it. The better wording takes the place of <c>at</c> and <c>length</c> of <see cref="Place"/>.</summary>
internal sealed record FindingView(ConductKind Kind, int At, int Length, string Words, string Why, string? Better, PlaceView Place)
{
    /// <summary>Null when there is nothing to say.</summary>
    public static IReadOnlyList<FindingView>? Of(IReadOnlyList<Finding>? findings) =>
        findings is { Count: > 0 } ? [.. findings.Select(f => new FindingView(f.Kind, f.At, f.Length, f.Words, f.Why, f.Better, new PlaceView(f.Place.At, f.Place.Length)))] : null;
}

internal sealed record PlaceView(int At, int Length);

internal sealed record FindingsView(IReadOnlyList<FindingView> Findings);

/// <summary>Reads a draft while it is written: <c>POST /api/conduct</c> (C15, C30). Nothing of it is kept.</summary>
internal static class ConductApi
{
    public static void MapConduct(this RouteGroupBuilder api) => api.MapPost("/conduct", ReadAsync);

    private static async Task<IResult> ReadAsync(HttpRequest request, DraftCheck drafts, QueueStore queue, CancellationToken ct)
    {
        var (body, problem) = await Body.ReadAsync(request, ApiJson.Default.DraftBody, ct);
        if (body is null) return problem!;
        if (Body.TooLong(body.Text) is { } tooLong) return tooLong;
        var row = TicketNumber.TryParse(body.Ticket, null, out var ticket) ? await queue.FindAsync(ticket) : null;
        var findings = body.Note ? drafts.Note(body.Text) : drafts.Reply(row, body.Text);
        return TypedResults.Json(new FindingsView(FindingView.Of(findings) ?? []), ApiJson.Default.FindingsView);
    }
}
