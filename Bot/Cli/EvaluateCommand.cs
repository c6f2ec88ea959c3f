using System.CommandLine;
using Spectre.Console;
using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Classification.Training;

namespace SupportBot.Cli;

/// <summary><c>evaluate</c>: how well a classifier reads the messages held apart, or those of any labelled file.</summary>
internal static class EvaluateCommand
{
    private static readonly JudgedMessages Messages = new();

    private static readonly Option<string> Model = new("--model")
    {
        Description = "The model file to judge.",
        DefaultValueFactory = _ => Path.Combine("models", "classifier.bin"),
    };

    private static readonly Option<bool> Json = Paths.Json();

    public static Command Create()
    {
        var command = new Command("evaluate", "Judge a classifier on the messages held apart from training, or on those of a file of yours.") { Model, Json };
        Messages.AddTo(command);
        command.SetAction((parsed, _) => Failures.Guard(() => Run(parsed, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error)));
        return command;
    }

    private static void Run(ParseResult parsed, TextWriter output, TextWriter errors)
    {
        var classifier = Classifier.Load(parsed.GetValue(Model)!);
        var (messages, what) = Messages.Read(parsed, errors);
        var reports = Languages(classifier, messages);
        if (parsed.GetValue(Json))
        {
            output.WriteLine(EvaluationJson.Of(classifier.Version, messages.Count, reports));
            return;
        }
        var console = Terminal.Of(output);
        console.Profile.Out.Writer.WriteLine($"Version {classifier.Version}, {messages.Count} messages {what}");
        for (var head = 0; head < Heads.All.Length; head++)
        {
            if (reports[0].Reports[head].Matrix.Total > 0) EvaluationTables.Write(console, [.. reports.Select(l => (l.Language, l.Reports[head]))]);
        }
    }

    /// <summary>Over all languages, then in each that messages are labelled with.</summary>
    private static List<(string Language, IReadOnlyList<HeadReport> Reports)> Languages(Classifier classifier, IReadOnlyList<LabelledMessage> messages)
    {
        var read = messages.Select(message => (Message: message, Read: Evaluator.Read(classifier, message.Text))).ToArray();
        var languages = read.Where(m => m.Message.Labels[0] != LabelledMessage.Unknown)
            .GroupBy(m => Heads.Language.Labels[m.Message.Labels[0]]).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Evaluator.Report(group)));
        return [(ComparedSet.All, Evaluator.Report(read)), .. languages];
    }
}
