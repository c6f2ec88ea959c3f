using SupportBot.Channels;
using SupportBot.Classification;
using SupportBot.Desk.SignIn;
using SupportBot.Learning;
using SupportBot.Storage.Labels;
using SupportBot.Storage.Models;

namespace SupportBot.Admin;

/// <summary>The classifier's life: what reads now, training, and which model comes next.</summary>
internal sealed class ClassifierForms(
    ActiveClassifier classifier, ModelStore models, ShippedIntake intake, TrainingStore newest, ModelKeeper keeper, ModelLife life, ShadowStore shadows, LabelStore labels, Trainings trainings, TimeProvider clock)
{
    private const string Gone = "There is no such model any more.";
    private const string Busy = "A training is under way already. Wait for it, or cancel it.";

    public static void Map(RouteGroupBuilder classifier)
    {
        classifier.MapGet("", (HttpContext http, ClassifierForms forms) => forms.ShowAsync(http));
        classifier.MapPost("", (HttpContext http, IFormCollection form, ClassifierForms forms) => forms.TryAsync(http, form));
        classifier.MapPost("/train", (HttpContext http, IFormCollection _, ClassifierForms forms, CancellationToken ct) => forms.TrainAsync(http, ct));
        classifier.MapPost("/train/cancel", (HttpContext http, IFormCollection _, ClassifierForms forms, CancellationToken ct) => forms.CancelAsync(http, ct));
        var one = classifier.MapGroup("/models/{version}");
        one.MapPost("/promote", (string version, HttpContext http, IFormCollection form, ClassifierForms forms, CancellationToken ct) =>
            forms.PromoteAsync(http, version, form["reason"].ToString(), ct));
        one.MapPost("/back", (string version, HttpContext http, IFormCollection _, ClassifierForms forms, CancellationToken ct) => forms.RollBackAsync(http, version, ct));
        one.MapPost("/shadow", (string version, HttpContext http, IFormCollection form, ClassifierForms forms, CancellationToken ct) =>
            forms.ShadowAsync(http, version, form["on"] == "1", ct));
        ClassifierEvents.Map(classifier);
    }

    private async Task<IResult> ShowAsync(HttpContext http, string? problem = null, TriedText? tried = null, (ModelVersion, string)? doubted = null)
    {
        // Whoever looks soon after the first start wants to see figures, and to have something to go back to.
        await intake.TakeInAsync(http.RequestAborted);
        var all = await models.ListAsync();
        var active = all.FirstOrDefault(stored => stored.State is ModelState.Active);
        var model = new ClassifierModel(
            active, [.. all.Where(stored => stored.State is not ModelState.Active)],
            classifier.Current.Version, keeper.Trouble, await newest.NewestAsync(), tried, clock.GetUtcNow()) { Doubted = doubted, Shadows = await ShadowsAsync(all), ErasedSince = await TrainingLabels.ErasedSinceAsync(labels, active) };
        return (AdminView.Of(http, AdminArea.Classifier, problem) with { Script = "classifier" }).Page(ClassifierPage.Of(model));
    }

    private Task<IResult> TryAsync(HttpContext http, IFormCollection form) =>
        ShowAsync(http, tried: TriedText.Of(classifier.Current, TextRules.Clean(form["text"].ToString())));

    private async Task<IResult> TrainAsync(HttpContext http, CancellationToken ct) =>
        await trainings.BeginAsync(By(http), ct) ? Done("training") : await ShowAsync(http, Busy);

    private async Task<IResult> CancelAsync(HttpContext http, CancellationToken ct)
    {
        await trainings.CancelAsync(By(http), ct);
        return Done("cancelling");
    }

    private async Task<IResult> PromoteAsync(HttpContext http, string text, string reason, CancellationToken ct) =>
        ModelVersion.TryParse(text, null, out var version)
            ? await AnswerAsync(http, version, await life.PromoteAsync(version, By(http), TextRules.Clean(reason), ct), "promoted")
            : await ShowAsync(http, Gone);

    private async Task<IResult> RollBackAsync(HttpContext http, string text, CancellationToken ct) =>
        ModelVersion.TryParse(text, null, out var version)
            ? await AnswerAsync(http, version, await life.RollBackAsync(version, By(http), ct), "back")
            : await ShowAsync(http, Gone);

    private async Task<IResult> ShadowAsync(HttpContext http, string text, bool on, CancellationToken ct)
    {
        if (!ModelVersion.TryParse(text, null, out var version)) return await ShowAsync(http, Gone);
        if (on) return await AnswerAsync(http, version, await life.BeginShadowAsync(version, By(http), ct), "shadow");
        await models.EndShadowAsync(version, By(http), ct);
        await keeper.LookAsync(ct);
        return Done("unshadowed");
    }

    private async Task<Dictionary<ModelVersion, ShadowTally>> ShadowsAsync(IReadOnlyList<StoredModel> all)
    {
        var tallies = new Dictionary<ModelVersion, ShadowTally>();
        foreach (var model in all.Where(model => model.State is not ModelState.Active))
            if (await shadows.ReadAsync(model.Version) is { } tally && (tally.Turns > 0 || model.ShadowSince is not null)) tallies[model.Version] = tally;
        return tallies;
    }

    private Task<IResult> AnswerAsync(HttpContext http, ModelVersion version, PromoteResult result, string done) => result switch
    {
        PromoteResult.Done => Task.FromResult(Done(done)),
        PromoteResult.NotFound => ShowAsync(http, Gone),
        PromoteResult.AlreadyActive => ShowAsync(http, $"Model {version} is already active."),
        PromoteResult.Unusable unusable => ShowAsync(http, $"Model {version} cannot be used: {unusable.Why}"),
        PromoteResult.NeedsReason worse => ShowAsync(http, $"Model {version} was not made active. {worse.Why}", doubted: (version, worse.Why)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string By(HttpContext http) => http.Features.Get<SignedInAgent>()!.Agent.Login;

    private static IResult Done(string what) => Results.Redirect($"/admin/classifier?done={what}");
}
