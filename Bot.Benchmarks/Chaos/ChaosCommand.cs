using System.CommandLine;
using Spectre.Console;
using SupportBot.Tests.Processes;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Chaos;

/// <summary><c>chaos</c>: the product between messengers and pages of which a fifth of all calls and deliveries go wrong.</summary>
internal static class ChaosCommand
{
    private const string Log = "chaos.log";

    public static System.CommandLine.Command Create()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long things go wrong.", DefaultValueFactory = _ => 10 };
        var rate = new Option<int>("--rate") { Description = "Messages a second on each channel.", DefaultValueFactory = _ => 50 };
        var seed = new Option<int>("--seed") { Description = "What goes wrong, and when.", DefaultValueFactory = _ => 20261124 };
        var postgres = new Option<bool>("--postgres") { Description = "On a throw-away PostgreSQL instead of SQLite." };
        var command = new System.CommandLine.Command("chaos", "Disturbs a fifth of everything between the product and its channels, and holds the store against what was written and shown.")
        {
            minutes, rate, seed, postgres,
        };
        command.SetAction((parsed, _) => RunAsync(
            new ChaosPlan(TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(seed)) { Rate = parsed.GetValue(rate) }, parsed.GetValue(postgres)));
        return command;
    }

    private static async Task<int> RunAsync(ChaosPlan plan, bool onPostgres)
    {
        if (!onPostgres) return await RunAsync(plan);
        await using var cluster = await PostgresCluster.StartAsync();
        await using var database = await cluster.CreateDatabaseAsync();
        return await RunAsync(plan with { Connection = database.ConnectionString });
    }

    private static async Task<int> RunAsync(ChaosPlan plan)
    {
        await using var run = await ChaosRun.StartAsync(plan, Console.WriteLine);
        var outcome = await run.RunAsync();
        var table = new Table().Border(TableBorder.Markdown).AddColumns("what", "how many");
        foreach (var (what, count) in outcome.Figures) table.AddRow(what, count);
        AnsiConsole.Write(table);
        try
        {
            await outcome.CheckAsync();
        }
        catch (Shouldly.ShouldAssertException wrong)
        {
            Console.WriteLine(wrong.Message);
            await File.WriteAllTextAsync(Log, run.Output);
            Console.WriteLine($"What the product wrote to its console is in {Log}.");
            return 1;
        }
        Console.WriteLine("nothing lost, doubled, out of order or sent too soon");
        return 0;
    }
}
