using Microsoft.Extensions.Options;
using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Conversations;
using SupportBot.Desk.Labels;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Storage.Labels;

namespace SupportBot.Admin.Labels;

/// <summary>The page of labels: one message after the other, what agents corrected, and what labellers contradict each other on.</summary>
internal sealed class LabelForms(
    IHttpContextAccessor http, LabelPicker picker, LabelStore labels, LabelReview review, ReadTurnStore turns, ActiveClassifier active,
    IOptions<LabelOptions> options)
{
    private const int Shown = 50;
    private const int LongestText = 20_000;

    private HttpContext Context => http.HttpContext!;

    private Agent By => Context.Features.Get<SignedInAgent>()!.Agent;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("", (LabelForms forms) => forms.ShowAsync());
        group.MapPost("", (IFormCollection form, LabelForms forms, CancellationToken ct) => forms.LabelAsync(form, ct));
        LabelFileForms.Map(group);
        group.MapPost("/undo", (IFormCollection form, LabelForms forms, CancellationToken ct) => forms.UndoAsync(form, ct));
        group.MapPost("/say", (IFormCollection form, LabelForms forms, CancellationToken ct) => forms.SayAsync(form, ct));
    }

    private async Task<IResult> ShowAsync()
    {
        var view = LabelView.Of(Context.Request.Query);
        var admin = AdminView.Of(Context, AdminArea.Labels);
        var conflicts = view.List is LabelList.Conflicts ? await review.ConflictsAsync(Shown) : [];
        var frame = new LabelsModel(view, await review.CountConflictsAsync(Shown));
        return view.List switch
        {
            LabelList.Unsure or LabelList.Contradicted => (admin with { Script = "labels" }).Page(LabelsPage.Of(frame, LabelQuestionForm.Of(view, await QuestionAsync(view), await review.PaceAsync(By.Id), options.Value.DailyLimit))),
            LabelList.Corrected => admin.Page(LabelsPage.Of(frame, LabelReviews.Of(await review.CorrectedAsync(Shown), view))),
            LabelList.Conflicts => admin.Page(LabelsPage.Of(frame, LabelReviews.Of(conflicts, view))),
            LabelList.Agreement => admin.Page(LabelsPage.Of(frame, LabelAgreement.Of(await labels.SurveyAsync()))),
            LabelList.Files => admin.Page(LabelsPage.Of(frame, LabelFiles.Of(preview: null))),
        };
    }

    private async Task<LabelQuestion?> QuestionAsync(LabelView view)
    {
        if (view.Again is var (ticket, position) && await turns.FindAsync(ticket, position) is { } turn) return picker.Again(turn);
        return await picker.PickAsync(view.List, By, view.Skip, (await review.PaceAsync(By.Id)).Today);
    }

    private async Task<IResult> LabelAsync(IFormCollection form, CancellationToken ct)
    {
        var view = LabelView.Of(Context.Request.Query);
        var (answers, wrong) = LabelWords.Parse(Heads.All.Where(head => form[head.Name].ToString().Length > 0).Select(head => KeyValuePair.Create(head.Name, form[head.Name].ToString())));
        if (answers is null) return Desk.Api.Problems.Malformed(wrong!);
        var kept = await FindAsync(form) is { } asked
            ? await labels.AddAsync(
                new NewLabels(asked.Text, By.Id, view.List is LabelList.Contradicted ? LabelSource.Customer : LabelSource.Page, answers)
                {
                    Place = asked.Place, Read = active.Current.Assess(asked.Text), ReadBy = active.Current.Version,
                }, ct)
            : null;
        return Results.Redirect(kept is null ? view.Here(("skip", view.Skip), ("done", "gone")) : view.Here(("skip", view.Skip), ("last", kept), ("ticket", null)));
    }

    // A message of the frozen set has no place, and its text is taken from the set itself.
    private async Task<(string Text, LabelledPlace? Place)?> FindAsync(IFormCollection form)
    {
        if (form["known"].ToString() is { Length: > 0 and < LongestText } text) return FrozenSet.BesideTheProgram().Find(TextKey.Of(text)) is { } known ? (known.Text, null) : null;
        return TicketNumber.TryParse(form["ticket"], null, out var ticket) && long.TryParse(form["position"], CultureInfo.InvariantCulture, out var position)
            && await turns.FindAsync(ticket, position) is { } turn && Listening.TextOf(turn.Messages) is { Length: > 0 } words
            ? (words, turn.Place)
            : null;
    }

    private async Task<IResult> UndoAsync(IFormCollection form, CancellationToken ct)
    {
        var view = LabelView.Of(Context.Request.Query);
        if (!long.TryParse(form["message"], CultureInfo.InvariantCulture, out var message)) return Results.Redirect(view.Here());
        var place = await review.PlaceAsync(message);
        await labels.TakeBackAsync(message, By.Id, ct);
        return Results.Redirect(view.Here(("skip", view.Skip), ("ticket", place?.Ticket), ("position", place?.Position)));
    }

    // In a conflict an admin's word settles it; of a correction it is one opinion more.
    private async Task<IResult> SayAsync(IFormCollection form, CancellationToken ct)
    {
        var view = LabelView.Of(Context.Request.Query);
        if (!long.TryParse(form["message"], CultureInfo.InvariantCulture, out var message)
            || form["label"].ToString().Split(':', 2) is not [var name, var value]
            || LabelWords.Parse([KeyValuePair.Create(name, value)]).Answers is not { } answers) return Desk.Api.Problems.Malformed("Say which message, and what is right.");
        var (head, answer) = answers.Single();
        var isSettling = view.List is LabelList.Conflicts;
        var done = isSettling ? await review.SettleAsync(message, head, answer, By, ct) : await review.AddAsync(message, head, answer, By, ct);
        return Results.Redirect(view.Here(("done", done ? isSettling ? "settled" : "labelled" : "gone")));
    }
}
