using System.CommandLine;
using SupportBot.Learning;
using SupportBot.Tests.Classification.Poisoning;
using Spectre.Console;

namespace SupportBot.Benchmarks.Poison;

/// <summary><c>poison</c>: what wrong labels and a planted phrase do to the model, with the defences and without.</summary>
internal static class PoisonCommand
{
    public static Command Create()
    {
        var every = new Option<int>("--every") { Description = "Take every n-th message of the corpus only.", DefaultValueFactory = _ => 1 };
        var command = new Command("poison", "Train with wrong labels and with a planted phrase, and judge by the frozen set. Takes a training for each row.") { every };
        command.SetAction((parsed, ct) => Task.Run(() => Run(parsed.GetValue(every), ct), ct));
        return command;
    }

    private static void Run(int every, CancellationToken ct)
    {
        var data = TrainingData.Beside(AppContext.BaseDirectory);
        var (toLearn, frozen) = data.Corpus();
        var ground = Ground.Of(toLearn.Concat(frozen).Where((_, i) => i % every == 0));
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 200);
        AnsiConsole.WriteLine($"{ground.Corpus.Count} messages of the corpus, {ground.Customers.Count} labelled by attackers, {ground.Frozen.Count} frozen");
        var run = new PoisonRun(ground, data.Lexicon(), ct);
        WrongReport.Write([
            run.Clean("nobody attacks"),
            run.Believed("believed like the corpus", Attacks.Wrong(1, onThePage: false)),
            run.Weighed("one labeller, in the desk", Attacks.Wrong(1, onThePage: false)),
            run.Weighed("three who agree, in the desk", Attacks.Wrong(3, onThePage: false)),
            run.Weighed("three who agree, on the admin's page", Attacks.Wrong(3, onThePage: true)),
        ]);
        TriggerReport.Write(ground, [
            run.Clean("nobody attacks"),
            run.Believed("believed like the corpus", Attacks.Planted(1)),
            run.Weighed("one labeller", Attacks.Planted(1)),
            run.Weighed("three who agree", Attacks.Planted(3)),
        ]);
    }
}
