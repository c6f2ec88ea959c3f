using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using SupportBot.Classification;

namespace SupportBot.Benchmarks;

/// <summary><c>assess</c>: how long reading one message takes on one core, at the median and in the worst hundredth.</summary>
internal static class AssessCommand
{
    private const int WarmUp = 20_000;

    public static Command Create()
    {
        var count = new Option<int>("--messages") { Description = "How many readings of each text.", DefaultValueFactory = _ => 100_000 };
        var command = new Command("assess", "Time to read one message with all heads, and to load the model.") { count };
        command.SetAction(parsed => Run(parsed.GetValue(count)));
        return command;
    }

    private static void Run(int count)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "models", "classifier.bin");
        var started = Stopwatch.GetTimestamp();
        var classifier = Classifier.Load(path);
        var load = Stopwatch.GetElapsedTime(started);
        var table = new Table().Border(TableBorder.Markdown).AddColumns("text", "p50 us", "p99 us", "messages/s", "bytes each");
        foreach (var text in AssessTexts.All) AddRow(table, classifier, text, count);
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Model {classifier.Version} loaded in {load.TotalMilliseconds:0} ms, the program's first call included"));
    }

    private static void AddRow(Table table, Classifier classifier, string text, int count)
    {
        for (var i = 0; i < WarmUp; i++) classifier.Assess(text);
        var times = new long[count];
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            classifier.Assess(text);
            times[i] = Stopwatch.GetTimestamp() - started;
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Array.Sort(times);
        table.AddRow($"{text[..24]}...", Microseconds(times[count / 2]), Microseconds(times[count * 99 / 100]),
            (count / Stopwatch.GetElapsedTime(0, times.Sum()).TotalSeconds).ToString("0", CultureInfo.InvariantCulture),
            (bytes / count).ToString(CultureInfo.InvariantCulture));
    }

    private static string Microseconds(long ticks) =>
        Stopwatch.GetElapsedTime(0, ticks).TotalMicroseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
