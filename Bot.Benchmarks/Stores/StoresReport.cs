using System.Globalization;
using Spectre.Console;
using SupportBot.Benchmarks.Load;

namespace SupportBot.Benchmarks.Stores;

/// <summary>One row of the table.</summary>
/// <param name="BarePerSecond">One-row inserts with as many callers and connections.</param>
internal sealed record StoreResult(string Engine, int Nodes, bool IsApart, double BarePerSecond, LoadResult Load);

/// <summary>The table the run ends with, as it stands in the README.</summary>
internal static class StoresReport
{
    public static void Write(IReadOnlyList<StoreResult> results)
    {
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("store", "nodes", "messages/s", "p50 ms", "p99 ms", "at 80 % p50 ms", "p99 ms", "bare inserts/s", "share", "failed", "lost", "doubled");
        foreach (var result in results) table.AddRow(Cells(result));
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 160);
        AnsiConsole.Write(table);
    }

    private static string[] Cells(StoreResult result)
    {
        var load = result.Load;
        var all = new Tally();
        foreach (var tally in (Tally[])[load.Closed, load.Open, load.ReadBack!]) all.Add(tally);
        return
        [
            result.Engine, result.IsApart ? $"{result.Nodes}, listening elsewhere" : $"{result.Nodes}",
            Whole(load.PerSecond), Milliseconds(load.Closed.Latency(.5)), Milliseconds(load.Closed.Latency(.99)),
            Milliseconds(load.Open.Latency(.5)), Milliseconds(load.Open.Latency(.99)),
            Whole(result.BarePerSecond), string.Create(CultureInfo.InvariantCulture, $"{load.PerSecond / result.BarePerSecond:P0}"),
            Whole(all.Failed), Whole(all.Lost), Whole(all.Doubled),
        ];
    }

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("N0", CultureInfo.InvariantCulture);
}
