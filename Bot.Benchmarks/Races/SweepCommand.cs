using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SupportBot.Conversations;
using SupportBot.Tests.Dialogs.Routing;
using SupportBot.Tests.Support;
using Command = System.CommandLine.Command;

namespace SupportBot.Benchmarks.Races;

/// <summary><c>sweep</c>: what one look of routing costs while thousands wait and everybody has enough.</summary>
internal static class SweepCommand
{
    private const int Agents = 40;
    private const int Looks = 20;

    public static Command Create()
    {
        var waiting = new Option<int>("--waiting") { Description = "How many tickets wait.", DefaultValueFactory = _ => 5_000 };
        var command = new Command("sweep", "Measure a sweep of routing over many who wait, on SQLite and PostgreSQL.") { waiting };
        command.SetAction(async parsed =>
        {
            await RunAsync(StoreKind.Sqlite, parsed.GetValue(waiting), parsed.InvocationConfiguration.Output);
            if (PostgresPrograms.WhyNot is null) await RunAsync(StoreKind.Postgres, parsed.GetValue(waiting), parsed.InvocationConfiguration.Output);
            return 0;
        });
        return command;
    }

    private static async Task RunAsync(StoreKind kind, int waiting, TextWriter output)
    {
        await using var desk = await RoutingDesk.OpenAsync(kind);
        for (var i = 0; i < Agents; i++) await desk.AgentAsync($"Agent{i}");
        for (var i = 0; i < waiting; i++) await desk.WaitsAsync(urgency: (Urgency)(i % 4));
        var began = Stopwatch.GetTimestamp();
        var given = await desk.SweepAsync();
        var first = Stopwatch.GetElapsedTime(began);
        began = Stopwatch.GetTimestamp();
        for (var i = 0; i < Looks; i++) await desk.SweepAsync();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{kind}: {waiting} wait, {Agents} agents; the first sweep gave {given} in {first.TotalMilliseconds:0} ms, one with nothing to give takes {Stopwatch.GetElapsedTime(began).TotalMilliseconds / Looks:0.0} ms"));
    }
}
