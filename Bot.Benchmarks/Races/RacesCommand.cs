using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SupportBot.Tests.Dialogs;
using SupportBot.Tests.Support;
using Command = System.CommandLine.Command;

namespace SupportBot.Benchmarks.Races;

/// <summary><c>races</c>: fifty agents claim the same tickets at once, three at a time, in a real store. It fails unless every ticket has exactly one owner, whom every loser was told.</summary>
internal static class RacesCommand
{
    public static Command Create()
    {
        var races = new Option<int>("--races") { Description = "How many tickets are raced for.", DefaultValueFactory = _ => 10_000 };
        var command = new Command("races", "Let fifty agents race for tickets: on SQLite with one node, on PostgreSQL with three.") { races };
        command.SetAction(async parsed =>
        {
            await RunAsync(StoreKind.Sqlite, 1, parsed.GetValue(races), parsed.InvocationConfiguration.Output);
            if (PostgresPrograms.WhyNot is null) await RunAsync(StoreKind.Postgres, 3, parsed.GetValue(races), parsed.InvocationConfiguration.Output);
            return 0;
        });
        return command;
    }

    private static async Task RunAsync(StoreKind kind, int nodes, int races, TextWriter output)
    {
        var stores = new List<TestStore> { await TestStore.OpenAsync(kind) };
        while (stores.Count < nodes) stores.Add(await stores[0].AnotherNodeAsync());
        var began = Stopwatch.GetTimestamp();
        await new ClaimRace(stores).RunAsync(races);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{kind}, {nodes} nodes: {races} races, one owner each, every loser told who; {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s"));
        foreach (var store in Enumerable.Reverse(stores)) await store.DisposeAsync();
    }
}
