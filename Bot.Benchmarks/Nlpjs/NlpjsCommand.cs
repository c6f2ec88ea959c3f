using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using SupportBot.Benchmarks.Public;
using SupportBot.Classification;
using SupportBot.Classification.Evaluation;
using SupportBot.Classification.Features;
using SupportBot.Classification.Training;
using SupportBot.Learning;

namespace SupportBot.Benchmarks.Nlpjs;

/// <summary><c>nlpjs</c>: the classifier beside nlp.js, which learns the topics of the same messages in the same run.</summary>
internal static class NlpjsCommand
{
    private const int WarmUp = 3000;

    public static Command Create()
    {
        var command = new Command("nlpjs", "Train nlp.js (restored by npm into a temporary folder) and the classifier on the corpus, and read what is held apart.");
        command.SetAction((_, ct) => RunAsync(ct));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken ct)
    {
        using var nlpjs = await Nlpjs.RestoreAsync(ct);
        var data = TrainingData.Beside(AppContext.BaseDirectory);
        var (all, allApart) = data.Corpus();
        var (learnt, apart) = (Known(all), Known(allApart));
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 160);
        AnsiConsole.WriteLine($"{learnt.Count} messages learnt from, {apart.Count} held apart");
        var table = new Table().Border(TableBorder.Markdown).AddColumns("topic of a message", "accuracy", "macro-F1", "learnt in s", "us a message");
        var theirs = await nlpjs.MeasureAsync(ForNlpjs(learnt), ForNlpjs(apart), ct);
        AddRow(table, "nlp.js, told the language", Judge(apart, (_, i) => Heads.Topic.Labels.IndexOf(theirs.Answers[i])), theirs.TrainMs / 1000, 1000 * theirs.ReadMs / apart.Count);
        AddTopicAlone(table, learnt, apart, data.Lexicon(), ct);
        AddAllHeads(table, all, apart, data.Lexicon(), ct);
        AnsiConsole.Write(table);
        return 0;
    }

    private static void AddTopicAlone(Table table, IReadOnlyList<LabelledMessage> learnt, IReadOnlyList<LabelledMessage> apart, Lexicon lexicon, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var topic = OneQuestion.Learn([.. learnt.Select(message => new Asked(message.Text, Topic(message)))], Heads.Topic.Count, HeadSettings.All[4], lexicon, ct);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        AddRow(table, "this learner, the topic alone", Judge(apart, (message, _) => topic.Read(message.Text)), seconds, microseconds: null);
    }

    private static void AddAllHeads(Table table, IReadOnlyList<LabelledMessage> learnt, IReadOnlyList<LabelledMessage> apart, Lexicon lexicon, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var classifier = new Classifier(Trainer.Train(learnt, lexicon, new Progress<TrainingProgress>(), ct), "beside nlp.js");
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        for (var i = 0; i < WarmUp; i++) classifier.Assess(apart[i % apart.Count].Text);
        began = Stopwatch.GetTimestamp();
        foreach (var message in apart) classifier.Assess(message.Text);
        var microseconds = Stopwatch.GetElapsedTime(began).TotalMicroseconds / apart.Count;
        AddRow(table, "the product: all seven heads, with confidence", Judge(apart, (message, _) => (int)classifier.Assess(message.Text).Topic.Value), seconds, microseconds);
    }

    private static ConfusionMatrix Judge(IReadOnlyList<LabelledMessage> apart, Func<LabelledMessage, int, int> read)
    {
        var matrix = new ConfusionMatrix(Heads.Topic);
        // No answer counts as the one for what is about nothing.
        foreach (var (i, message) in apart.Index()) matrix.Add(Topic(message), read(message, i) is >= 0 and var topic ? topic : Heads.Topic.Labels.IndexOf("other"));
        return matrix;
    }

    private static void AddRow(Table table, string name, ConfusionMatrix matrix, double seconds, double? microseconds) => table.AddRow(
        name, Number(matrix.Accuracy, "0.000"), Number(matrix.MacroF1, "0.000"), Number(seconds, "0.0"), microseconds is { } each ? Number(each, "0") : "");

    // nlp.js has to be told a language that it knows; the classifier learns from the few messages of others that it is none of these.
    private static List<LabelledMessage> Known(IReadOnlyList<LabelledMessage> messages) =>
        [.. messages.Where(message => message.Labels[0] >= 0 && Heads.Language.Labels[message.Labels[0]] != "other")];

    private static NlpjsMessage[] ForNlpjs(IReadOnlyList<LabelledMessage> messages) =>
        [.. messages.Select(message => new NlpjsMessage(Heads.Language.Labels[message.Labels[0]], message.Text, Heads.Topic.Labels[Topic(message)]))];

    private static int Topic(LabelledMessage message) => message.Labels[4];

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
