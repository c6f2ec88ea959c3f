using System.CommandLine;
using Spectre.Console;
using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Classification.Training;

namespace SupportBot.Cli;

/// <summary><c>evaluate</c>: how well a classifier reads the messages held apart.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<string> Corpus = Paths.Corpus();

    private static readonly Option<string> Model = new("--model")
    {
        Description = "The model file to judge.",
        DefaultValueFactory = _ => Path.Combine("models", "classifier.bin"),
    };

    public static Command Create()
    {
        var command = new Command("evaluate", "Judge a classifier on the messages held apart from training.") { Corpus, Model };
        command.SetAction((parsed, _) =>
            Failures.Guard(() => Run(parsed.GetValue(Corpus)!, parsed.GetValue(Model)!, Terminal.Open())));
        return command;
    }

    internal static void Run(string corpus, string path, IAnsiConsole console)
    {
        var classifier = Classifier.Load(path);
        var messages = Classification.Training.Corpus.Read(corpus).Where(m => Split.IsHeldApart(m.Text)).ToArray();
        var languages = messages.Where(m => m.Labels[0] != LabelledMessage.Unknown)
            .GroupBy(m => Heads.Language.Labels[m.Labels[0]]).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Evaluator.Evaluate(classifier, group))).ToList();
        languages.Insert(0, ("all", Evaluator.Evaluate(classifier, messages)));
        console.Profile.Out.Writer.WriteLine($"Version {classifier.Version}, {messages.Length} messages held apart");
        for (var head = 0; head < Heads.All.Length; head++)
            EvaluationTables.Write(console, [.. languages.Select(l => (l.Item1, l.Item2[head]))]);
    }
}
