using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using SupportBot.Classification.Training;
using SupportBot.Learning;

namespace SupportBot.Benchmarks.Public;

/// <summary><c>public</c>: what the product's learner makes of public sets, beside what others made of them.</summary>
internal static class PublicCommand
{
    private const double LeastInScope = 0.92;

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with banking77, clinc150 and semeval2025_emotion as they are published.", Required = true };
        var command = new Command("public", "Learn public sets with the product's features and learner, and judge by what was held apart.") { data };
        command.SetAction((parsed, ct) => Task.Run(() => Run(parsed.GetValue(data)!, ct), ct));
        return command;
    }

    private static void Run(string folder, CancellationToken ct)
    {
        var lexicon = TrainingData.Beside(AppContext.BaseDirectory).Lexicon();
        var table = new Table().Border(TableBorder.Markdown).AddColumns("set", "learnt from", "held apart", "figure", "reached", "asked for", "ML.NET", "linear", "nlp.js", "learnt in s", "cost");
        AddRow("banking77", "accuracy", PublicSets.Banking77(folder), Accuracy, ".92", [".912", ".912", ".526"]);
        var clinc = PublicSets.Clinc(folder);
        var (learnt, settings) = AddRow("CLINC", "accuracy in scope", clinc, Accuracy, ".92", [".924", ".926", ""]);
        var scope = OutOfScope.Of(clinc, learnt, settings, lexicon, LeastInScope, ct);
        table.AddRow("", "", Whole(clinc.Outside.Count), $"recall out of scope at {Share(scope.Accuracy)} in it", Share(scope.Recall), ".50", "", "", "", "", "");
        AddRow("Russian anger", "F1", PublicSets.RussianAnger(folder), F1, ".78", [".735", ".772", ".645"]);
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 180);
        AnsiConsole.Write(table);

        (OneQuestion Learnt, HeadSettings Settings) AddRow(
            string name, string of, PublicSet set, Func<IEnumerable<Asked>, OneQuestion, double> figure, string asked, string[] others)
        {
            var chosen = Choice.Of(set, figure, lexicon, ct);
            var began = Stopwatch.GetTimestamp();
            var question = OneQuestion.Learn(set.Learnt, set.Answers, chosen, lexicon, ct);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            table.AddRow([name, Whole(set.Learnt.Count), Whole(set.Apart.Count), of, Share(figure(set.Apart, question)), asked, .. others, seconds, Cost(chosen.Cost)]);
            return (question, chosen);
        }
    }

    private static double Accuracy(IEnumerable<Asked> messages, OneQuestion learnt) => messages.Average(message => learnt.Read(message.Text) == message.Answer ? 1.0 : 0);

    /// <summary>Of the second of two answers.</summary>
    private static double F1(IEnumerable<Asked> messages, OneQuestion learnt)
    {
        var read = messages.Select(message => (message.Answer, Read: learnt.Read(message.Text))).ToArray();
        return 2.0 * read.Count(one => one is (1, 1)) / read.Sum(one => one.Answer + one.Read);
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Cost(float cost) => cost.ToString(CultureInfo.InvariantCulture);

    private static string Share(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);
}
