using SupportBot.Conversations;
using SupportBot.Desk.Api;
using SupportBot.Desk.Pages;
using SupportBot.Desk.SignIn;
using SupportBot.Storage;
using SupportBot.Storage.Replies;

namespace SupportBot.Desk.Replies;

/// <summary>A draft as it is written on.</summary>
/// <param name="Text">Empty to throw it away.</param>
internal sealed record DraftWritten(string Text)
{
    public bool Note { get; init; }

    /// <summary>The canned replies in it; null or empty for none.</summary>
    public string? Canned { get; init; }

    /// <summary>The version it goes on from; 0 for none.</summary>
    public long Base { get; init; }
}

/// <summary>A draft as it stands on the server.</summary>
internal sealed record DraftView(string Text, bool Note, string Canned, long Version, long At)
{
    public static DraftView? Of(KeptDraft? draft) => draft is null ? null : new(draft.Draft.Text, draft.Draft.IsNote, draft.Draft.Canned, draft.Version, draft.At.ToUnixTimeMilliseconds());
}

/// <summary>What stands there, or under which version it was kept.</summary>
internal sealed record DraftAnswer(DraftView? Draft, long? Version);

/// <summary>The agent's own draft in a ticket: <c>GET</c> and <c>PUT /api/tickets/{number}/draft</c>. A draft that was changed on another device meanwhile answers 409 with what stands there.</summary>
internal static class DraftApi
{
    public static void MapDrafts(this RouteGroupBuilder api)
    {
        api.MapGet("/tickets/{number}/draft", ReadAsync);
        api.MapPut("/tickets/{number}/draft", SaveAsync);
    }

    /// <summary>What is being written in a ticket, as the desk shows it.</summary>
    public static void MapDraftsPane(this RouteGroupBuilder desk) => desk.MapGet("/tickets/{number}/drafts", async (string number, SignedInAgent by, ConversationStore conversations, DraftStore drafts) =>
        await FindAsync(conversations, number) is { } conversation
            ? Page.Of(DraftsPane.Of(await drafts.OfAsync(conversation.Id, by.Agent.Id), await drafts.OthersAsync(conversation.Id, by.Agent.Id)))
            : TypedResults.NotFound());

    private static async Task<IResult> ReadAsync(string number, SignedInAgent by, ConversationStore conversations, DraftStore drafts) =>
        await FindAsync(conversations, number) is { } conversation ? Answer(new(DraftView.Of(await drafts.OfAsync(conversation.Id, by.Agent.Id)), null)) : Problems.NotFound();

    private static async Task<IResult> SaveAsync(
        string number, HttpRequest request, SignedInAgent by, ConversationStore conversations, DraftStore drafts, Database database, CancellationToken ct)
    {
        var (body, problem) = await Body.ReadAsync(request, ApiJson.Default.DraftWritten, ct);
        if (body is null) return problem!;
        if (Body.TooLong(body.Text) is { } tooLong) return tooLong;
        if (await FindAsync(conversations, number) is not { } conversation) return Problems.NotFound();
        var text = new DraftText(body.Text.Trim().Length == 0 ? "" : body.Text, body.Note, body.Canned is { Length: <= 500 } canned ? canned : "");
        switch (await drafts.SaveAsync(conversation, by.Agent.Id, text, body.Base, ct))
        {
            case DraftSaved.Kept kept:
                database.ShowDraft(conversation, by.Agent);
                return Answer(new(null, kept.Version));
            case DraftSaved.Meanwhile meanwhile:
                return Answer(new(DraftView.Of(meanwhile.There), null), StatusCodes.Status409Conflict);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async ValueTask<Conversation?> FindAsync(ConversationStore conversations, string number) =>
        TicketNumber.TryParse(number, null, out var ticket) ? await conversations.FindAsync(ticket) : null;

    private static IResult Answer(DraftAnswer answer, int status = StatusCodes.Status200OK) => TypedResults.Json(answer, ApiJson.Default.DraftAnswer, statusCode: status);
}
