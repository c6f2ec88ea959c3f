using SupportBot.Conversations;
using SupportBot.Desk.SignIn;
using SupportBot.Storage;

namespace SupportBot.Admin;

/// <summary>Shows the outbox, and sends or drops by hand what stands in it.</summary>
internal sealed class OutboxForms(OutboxList outbox, OutboxByHand hand, ChannelOverview channels, TimeProvider clock, ILogger<OutboxForms> log)
{
    public static void Map(RouteGroupBuilder outbox)
    {
        outbox.MapGet("", (HttpContext http, OutboxForms forms) => forms.ShowAsync(http));
        outbox.MapPost("/{id:long}/retry", (long id, HttpContext http, IFormCollection form, OutboxForms forms, CancellationToken ct) => forms.RetryAsync(http, Seen(id, form), ct));
        outbox.MapPost("/{id:long}/drop", (long id, HttpContext http, IFormCollection form, OutboxForms forms, CancellationToken ct) => forms.DropAsync(http, Seen(id, form), ct));
    }

    private async Task<IResult> ShowAsync(HttpContext http, string? problem = null)
    {
        var view = OutboxView.Of(http.Request.Query);
        var rows = await outbox.ReadAsync(view.Query);
        if (rows.Count == 0 && view.Number > 1)
        {
            // What stood on a last page was settled meanwhile.
            view = view with { Number = 1 };
            rows = await outbox.ReadAsync(view.Query);
        }
        var model = new OutboxModel(view, [.. rows.Take(OutboxView.PageSize)], rows.Count > OutboxView.PageSize, await channels.ReadAsync(), clock.GetUtcNow());
        return AdminView.Of(http, AdminArea.Outbox, problem).Page(OutboxPage.Of(model));
    }

    private async Task<IResult> RetryAsync(HttpContext http, SeenRow row, CancellationToken ct) =>
        await AnswerAsync(http, row, await hand.RetryAsync(row, ct), "retried");

    private async Task<IResult> DropAsync(HttpContext http, SeenRow row, CancellationToken ct) =>
        await AnswerAsync(http, row, await hand.DropAsync(row, By(http).Name, ct), "dropped");

    private async Task<IResult> AnswerAsync(HttpContext http, SeenRow row, HandOutcome outcome, string act)
    {
        if (outcome is not HandOutcome.Done) return await ShowAsync(http, Refusal(outcome));
        log.OutboxByHand(row.Id, act, By(http).Id.Value);
        return Results.Redirect($"{OutboxView.Of(http.Request.Query).Here}&done={act}");
    }

    private static string Refusal(HandOutcome outcome) => outcome switch
    {
        HandOutcome.NotFound => "There is no such message in the outbox any more.",
        HandOutcome.Dropped => "Somebody has dropped it already.",
        HandOutcome.Waiting => "Somebody has sent it on its way already: it waits for its turn.",
        HandOutcome.Sending => "It is being sent at this moment. Look again in a few seconds.",
        HandOutcome.Sent => "It was sent meanwhile, so nothing was done.",
        HandOutcome.TriedAgain => "It was tried again meanwhile, in vain. Look at what became of it, and decide anew.",
        HandOutcome.Done => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static SeenRow Seen(long id, IFormCollection form) => new(
        id,
        Enum.TryParse<DeliveryState>(form["state"], out var state) ? state : DeliveryState.Sending,
        long.TryParse(form["attempts"], CultureInfo.InvariantCulture, out var attempts) ? attempts : -1);

    private static Agent By(HttpContext http) => http.Features.Get<SignedInAgent>()!.Agent;
}
