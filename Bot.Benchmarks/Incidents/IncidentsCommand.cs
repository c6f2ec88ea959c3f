using System.CommandLine;
using System.Globalization;
using SupportBot.Tests.Handoff.Incidents;

namespace SupportBot.Benchmarks.Incidents;

/// <summary><c>incidents</c>: how early a tenfold rise of urgent reports is noticed, and how often there is an alarm where nothing happened.</summary>
internal static class IncidentsCommand
{
    private static readonly double[] Levels = [2, 10, 50, 300];

    public static Command Create()
    {
        // What was tuned was tuned on seeds below 100.
        var first = new Option<int>("--seed") { Description = "The first seed.", DefaultValueFactory = _ => 1000 };
        var seeds = new Option<int>("--seeds") { Description = "How many of them.", DefaultValueFactory = _ => 10 };
        var days = new Option<int>("--days") { Description = "How many quiet days a seed.", DefaultValueFactory = _ => 30 };
        var rises = new Option<int>("--rises") { Description = "How many rises a seed.", DefaultValueFactory = _ => 20 };
        var times = new Option<double>("--times") { Description = "How much more than usual.", DefaultValueFactory = _ => 10 };
        var command = new Command("incidents", "How early outages are noticed, and how often there is a false alarm, by simulation.") { first, seeds, days, rises, times };
        command.SetAction(parsed => Run(parsed.GetValue(first), parsed.GetValue(seeds), parsed.GetValue(days), parsed.GetValue(rises), parsed.GetValue(times)));
        return command;
    }

    private static void Run(int first, int seeds, int days, int rises, double times)
    {
        Console.WriteLine("reports/h  shape    false alarms  in 3 min or 8   missed       minutes p50 / p90  messages p50 / p90");
        foreach (var perHour in Levels)
            foreach (var shape in Enum.GetValues<DailyShape>())
            {
                var runs = Enumerable.Range(first, seeds).AsParallel().Select(seed => (
                    Alarms: new IncidentSimulation(seed, perHour, shape).FalseAlarms(days).Count, Rises: Rises(seed, perHour, shape, rises, times))).ToArray();
                var all = runs.SelectMany(run => run.Rises).ToArray();
                var noticed = all.OfType<Noticed>().ToArray();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{perHour,9}  {shape,-7}  {runs.Average(run => run.Alarms) * 30 / days,5:0.00} in 30 d  {noticed.Count(rise => rise.IsInTime) * 100.0 / all.Length,12:0} %  {all.Length - noticed.Length,3} of {all.Length,-4}"
                    + $"  {At(noticed, 0.5, Minutes),6:0.0} / {At(noticed, 0.9, Minutes),-5:0.0}    {At(noticed, 0.5, Messages),6} / {At(noticed, 0.9, Messages)}"));
            }
    }

    private static double Minutes(Noticed rise) => rise.After.TotalMinutes;

    private static double Messages(Noticed rise) => rise.Messages;

    private static Noticed?[] Rises(int seed, double perHour, DailyShape shape, int rises, double times)
    {
        var simulation = new IncidentSimulation(seed + 500_000, perHour, shape);
        return [.. Enumerable.Range(0, rises).Select(_ => simulation.Rises(simulation.Begin(), times, leastAnHour: 0.5))];
    }

    private static double At(Noticed[] noticed, double share, Func<Noticed, double> of) =>
        noticed.Length == 0 ? 0 : noticed.Select(of).Order().ElementAt((int)(share * (noticed.Length - 1)));
}
