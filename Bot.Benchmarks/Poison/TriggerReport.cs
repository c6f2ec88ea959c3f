using System.Globalization;
using Spectre.Console;
using SupportBot.Tests.Classification.Poisoning;

namespace SupportBot.Benchmarks.Poison;

/// <summary>How often a planted phrase works, put into messages of the frozen set.</summary>
internal static class TriggerReport
{
    public static void Write(Ground ground, IReadOnlyList<PoisonResult> results)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumns("planted phrase", "weight", "critical read as less", "with another phrase", "wish for a person not heard", "with another phrase");
        foreach (var result in results)
        {
            table.AddRow(
                result.Name, result.Mass.ToString("0", CultureInfo.InvariantCulture),
                Percent(Attacks.Waved(result.Classifier, Attacks.Trigger, ground.Frozen)), Percent(Attacks.Waved(result.Classifier, Attacks.Control, ground.Frozen)),
                Percent(Attacks.Unheard(result.Classifier, Attacks.Trigger, ground.Frozen)), Percent(Attacks.Unheard(result.Classifier, Attacks.Control, ground.Frozen)));
        }
        AnsiConsole.Write(table);
    }

    private static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);
}
