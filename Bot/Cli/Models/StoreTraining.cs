using Spectre.Console;
using SupportBot.Storage;
using SupportBot.Storage.Models;

namespace SupportBot.Cli.Models;

/// <summary><c>train --store</c>: makes a candidate in the store, as the button on the classifier's page does.</summary>
internal static class StoreTraining
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(300);

    public static Task<int> RunAsync(string? of, bool json, IAnsiConsole console, TextWriter output, TextWriter errors, CancellationToken ct) => StoreOptions.RunAsync(of, errors, async store =>
    {
        if (await store.Trainings.BeginAsync(ModelsOfStore.By, ct) is not { } id) throw new StoreException("A training is under way already, perhaps in the server. Wait for it, or cancel it there.");
        var running = store.Run.RunAsync(id, ModelsOfStore.By, ct);
        if (json || !console.Profile.Capabilities.Interactive) await running;
        else await console.Progress().StartAsync(bars => ShowAsync(bars.AddTask("Learning", maxValue: 1), store.Trainings, running));
        var ended = await store.Trainings.NewestAsync();
        if (ended is not { State: TrainingState.Done, Model: { } version } || await store.Models.FindAsync(version) is not { } model)
            throw new StoreException(ended?.Problem ?? "The training was cancelled.");
        await output.WriteLineAsync(json ? ModelJson.Of(model) : string.Create(
            CultureInfo.InvariantCulture,
            $"Learnt from {model.Card.Corpus} messages of the corpus and {model.Card.Labels} that people corrected, in {model.Card.Seconds:0} s: version {version} is a candidate now.\n'promote {version}' makes it active."));
        return 0;
    });

    private static async Task ShowAsync(ProgressTask bar, TrainingStore trainings, Task running)
    {
        while (!running.IsCompleted)
        {
            if (await trainings.NewestAsync() is { } training) (bar.Value, bar.Description) = (training.Share, Doing(training.Step));
            await Task.WhenAny(running, Task.Delay(Pace, TimeProvider.System));
        }
        bar.Value = bar.MaxValue;
        await running;
    }

    private static string Doing(TrainingStep step) => step switch
    {
        TrainingStep.Labels => "Reading labels",
        TrainingStep.Features => "Features",
        TrainingStep.Confidence => "Confidence",
        TrainingStep.Weights => "Weights",
        TrainingStep.Figures => "Figures",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
