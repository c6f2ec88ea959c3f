using Spectre.Console;
using SupportBot.Conversations;
using SupportBot.Simulation;
using SupportBot.Triage;

namespace SupportBot.Cli.Scripts;

/// <summary>What became of generated customers, as tables.</summary>
internal sealed class SimulationTables(IAnsiConsole console, ulong seed)
{
    private const int MostShown = 3;
    private const int MostListed = 20;

    public void Write(SimulationReport report, Simulator simulator)
    {
        Scripts(report);
        Violations(report, simulator);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Customers:N0} customers, {report.Turns:N0} turns in {report.Took.TotalSeconds:0.00} s: {report.TurnsPerSecond:N0} turns/s ({report.TurnsPerProcessorSecond:N0} per second of processor time)"));
        console.WriteLine(report.Violations.Count == 0 ? "Nothing happened that must not." : $"{Number(report.Violations.Count)} conversations went as none may.");
    }

    private void Scripts(SimulationReport report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("script");
        foreach (var column in (string[])["begun", "resolved", "referred", "left", "turns"]) table.AddColumn(new TableColumn(column).RightAligned());
        table.AddColumn("handed off").AddColumn("most asked");
        foreach (var (script, count) in report.Scripts.OrderBy(script => script.Key, StringComparer.Ordinal))
        {
            table.AddRow(
                script, Number(count.Begun), Number(count.Resolved), Number(count.Referred), Number(count.Left), Number(count.MedianTurns),
                Listed(count.HandedOff.Select(one => (Buttons.Named(one.Key), one.Value)), Enum.GetValues<HandoffReason>().Length),
                Listed(count.Asked.Select(one => (one.Key, one.Value)), MostShown));
        }
        console.Write(table);
    }

    private void Violations(SimulationReport report, Simulator simulator)
    {
        foreach (var kind in report.Violations.GroupBy(violation => violation.What).OrderByDescending(kind => kind.Count()).Take(MostListed))
            console.WriteLine($"{Number(kind.Count())} x {kind.Key}: --seed {seed} --customer {string.Join(", ", kind.Select(one => one.Customer).Order().Take(MostShown))}");
        foreach (var violation in report.Violations.OrderBy(violation => violation.Customer).DistinctBy(violation => violation.What).Take(MostShown))
        {
            console.WriteLine();
            console.WriteLine($"--seed {seed} --customer {violation.Customer}: {violation.What}");
            foreach (var line in simulator.Play(violation.Customer).Lines) console.WriteLine($"  {line}");
        }
    }

    private static string Listed(IEnumerable<(string Name, int Times)> counts, int most) =>
        string.Join('\n', counts.OrderByDescending(one => one.Times).ThenBy(one => one.Name, StringComparer.Ordinal).Take(most).Select(one => $"{one.Name} {Number(one.Times)}"));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
