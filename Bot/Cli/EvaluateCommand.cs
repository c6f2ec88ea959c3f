using System.CommandLine;
using Spectre.Console;
using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Classification.Training;

namespace SupportBot.Cli;

/// <summary><c>evaluate</c>: how well a classifier reads the messages held apart.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var corpus = new Option<string>("--corpus")
        {
            Description = "Folder of labelled messages, one .tsv file per language.",
            DefaultValueFactory = _ => Path.Combine("models", "corpus"),
        };
        var model = new Option<string>("--model")
        {
            Description = "The model file to judge.",
            DefaultValueFactory = _ => Path.Combine("models", "classifier.bin"),
        };
        var command = new Command("evaluate", "Judge a classifier on the messages held apart from training.") { corpus, model };
        command.SetAction((parsed, _) => Failures.Guard(() => Run(parsed.GetValue(corpus)!, parsed.GetValue(model)!)));
        return command;
    }

    private static void Run(string corpus, string path)
    {
        var classifier = Classifier.Load(path);
        var messages = Corpus.Read(corpus).Where(m => Split.IsHeldApart(m.Text)).ToArray();
        var table = new Table().AddColumns("head", "language", "messages", "macro-F1", "accuracy", "sure on", "right when sure", "calibration error");
        foreach (var group in messages.Where(m => m.Labels[0] >= 0).GroupBy(m => Heads.Language.Labels[m.Labels[0]]).Prepend(null))
        {
            foreach (var report in Evaluator.Evaluate(classifier, group ?? messages.AsEnumerable()))
                table.AddRow(report.Matrix.Head.Name, group?.Key ?? "all", $"{report.Matrix.Total}", $"{report.Matrix.MacroF1:0.000}",
                    $"{report.Matrix.Accuracy:0.000}", $"{report.Coverage:0.00}", $"{report.SureAccuracy:0.000}", $"{report.CalibrationError:0.000}");
        }

        AnsiConsole.Write(table);
    }
}
