using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Desk.Api;
using SupportBot.Desk.Pages;
using SupportBot.Desk.SignIn;
using SupportBot.Storage.Labels;

namespace SupportBot.Desk.Labels;

/// <summary>The menu of a reading: what was read and why, and what an agent says is right instead.</summary>
internal static class LabelEndpoints
{
    public static void MapReadings(this RouteGroupBuilder desk)
    {
        desk.MapGet("/tickets/{number}/readings/{position:long}", ShowAsync);
        desk.MapPost("/tickets/{number}/readings/{position:long}", LabelAsync);
    }

    // With our modules it is a menu at the message, without them a page of its own.
    private static async Task<IResult> ShowAsync(
        HttpContext http, string number, long position, string? head, string? noted, ReadTurnStore turns, ActiveClassifier classifier)
    {
        if (!TicketNumber.TryParse(number, null, out var ticket) || await turns.FindAsync(ticket, position) is not { } turn) return TypedResults.NotFound();
        var model = new ReadingModel(turn, classifier.Current, HeadWords.Find(head), noted is not null);
        return Page.Of(Enhanced.Is(http.Request) ? ReadingMenu.Of(model) : ReadingPage.Of(model, Theme.Of(http.Request)));
    }

    private static async Task<IResult> LabelAsync(
        HttpContext http, string number, long position, IFormCollection form, LabelActs acts, SignedInAgent by, CancellationToken ct)
    {
        if (!TicketNumber.TryParse(number, null, out var ticket)) return Problems.NotFound();
        var (name, value) = form["label"].ToString().Split(':', 2) is [var first, var second] ? (first, second) : (form["label"].ToString(), "");
        var (answers, wrong) = name == LabelWords.Right ? (null, null) : LabelWords.Parse([KeyValuePair.Create(name, value)]);
        if (wrong is not null) return Problems.Malformed(wrong);
        var kept = answers is null
            ? await acts.ConfirmAsync(ticket, position, HeadWords.Find(value), by.Agent, ct)
            : await acts.CorrectAsync(ticket, position, answers, by.Agent, ct);
        if (kept is null) return Problems.Of(StatusCodes.Status404NotFound, "not_found", "Nothing was read at this message, or it is gone.");
        return Enhanced.Is(http.Request)
            ? TypedResults.NoContent()
            : Results.Redirect($"/desk/tickets/{ticket}/readings/{position.ToString(CultureInfo.InvariantCulture)}?head={HeadWords.Find(form["head"])?.Name}&noted=1");
    }
}
