using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SupportBot.Tests.Simulation.Week;

namespace SupportBot.Benchmarks.Week;

/// <summary><c>week</c>: a simulated week at a support desk, through the real store, in which nothing may happen that must not.</summary>
internal static class WeekCommand
{
    public static Command Create()
    {
        var conversations = new Option<int>("--conversations") { Description = "How many customers write.", DefaultValueFactory = _ => 20_000 };
        var agents = new Option<int>("--agents") { Description = "How many answer.", DefaultValueFactory = _ => 40 };
        var seed = new Option<int>("--seed") { Description = "Who they are and what they do.", DefaultValueFactory = _ => 7 };
        var days = new Option<double>("--days") { Description = "How long it lasts.", DefaultValueFactory = _ => 7 };
        var show = new Option<long[]>("--show") { Description = "Numbers of tickets to tell everything of at the end.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("week", "Simulates a week at a support desk through the real store, and looks for what must never happen.") { conversations, agents, seed, days, show };
        command.SetAction((parsed, _) => RunAsync(new WeekPlan(parsed.GetValue(conversations), parsed.GetValue(agents), parsed.GetValue(seed))
        {
            Length = TimeSpan.FromDays(parsed.GetValue(days)),
        }, parsed.GetValue(show) ?? []));
        return command;
    }

    private static async Task<int> RunAsync(WeekPlan plan, long[] show)
    {
        await using var run = await WeekRun.OpenAsync(plan, Console.WriteLine);
        var report = await run.RunAsync();
        var table = new Table().Border(TableBorder.Markdown).AddColumns("what", "figure");
        foreach (var (what, figure) in report.Figures) table.AddRow(Markup.Escape(what), figure);
        AnsiConsole.Write(table);
        Console.WriteLine(string.Join(", ", report.Counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value.ToString("N0", CultureInfo.InvariantCulture)}")));
        Console.WriteLine(string.Join(", ", report.Spent.Select(spent => $"{spent.Key} {spent.Value.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s")));
        foreach (var violation in report.Violations) Console.WriteLine(violation);
        foreach (var ticket in show)
            foreach (var line in await run.TellAsync(ticket)) Console.WriteLine(line);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Violations.Count} violations; {report.Took.TotalSeconds:0} s"));
        return report.Violations.Count == 0 ? 0 : 1;
    }
}
