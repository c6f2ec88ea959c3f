using System.Globalization;
using Spectre.Console;

namespace SupportBot.Benchmarks.Load;

/// <summary>The tables a run ends with.</summary>
internal static class LoadReport
{
    public static void Write(IReadOnlyList<LoadResult> results)
    {
        var durable = results.FirstOrDefault(result => result.Server == Target.Durable.Name)?.PerSecond;
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("server", "loop", "messages/s", "of durable", "p50 ms", "p95 ms", "p99 ms", "max ms", "failed", "lost", "doubled", "server us", "client us");
        foreach (var result in results)
        {
            var share = durable is { } of ? string.Create(CultureInfo.InvariantCulture, $"{result.PerSecond / of:P0}") : "";
            table.AddRow([result.Server, "closed", Whole(result.PerSecond), share, .. Counted(result.Closed), Microseconds(result.ServerCpu), Microseconds(result.ClientCpu)]);
            table.AddRow([result.Server, "open", Whole(result.OpenRate), "", .. Counted(result.Open), "", ""]);
            if (result.ReadBack is { } store) table.AddRow(result.Server, "in the store", "", "", "", "", "", "", "", Whole(store.Lost), Whole(store.Doubled), "", "");
        }
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 160);
        AnsiConsole.Write(table);
    }

    private static string[] Counted(Tally tally) =>
    [
        Milliseconds(tally.Latency(.5)), Milliseconds(tally.Latency(.95)), Milliseconds(tally.Latency(.99)), Milliseconds(tally.Latency(1)),
        Whole(tally.Failed), Whole(tally.Lost), Whole(tally.Doubled),
    ];

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("N1", CultureInfo.InvariantCulture);

    private static string Microseconds(TimeSpan time) => time.TotalMicroseconds.ToString("N0", CultureInfo.InvariantCulture);
}
