using System.Globalization;
using Spectre.Console;
using SupportBot.Classification;

namespace SupportBot.Benchmarks.Poison;

/// <summary>Macro-F1 of every head, and what an attack cost of it in points.</summary>
internal static class WrongReport
{
    /// <param name="results">The one without an attack first.</param>
    public static void Write(IReadOnlyList<PoisonResult> results)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumns(["all labels wrong", "weight", .. Heads.All.Select(head => head.Name), "most"]);
        var clean = results[0].MacroF1;
        table.AddRow([results[0].Name, "0", .. clean.Select(f1 => f1.ToString("0.000", CultureInfo.InvariantCulture)), ""]);
        foreach (var result in results.Skip(1))
        {
            var costs = clean.Zip(result.MacroF1, (before, after) => 100 * (before - after)).ToArray();
            table.AddRow([result.Name, result.Mass.ToString("0", CultureInfo.InvariantCulture), .. costs.Select(Points), Points(costs.Max())]);
        }
        AnsiConsole.Write(table);
    }

    private static string Points(double cost) => (-cost).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
