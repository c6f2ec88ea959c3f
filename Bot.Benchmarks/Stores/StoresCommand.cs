using System.CommandLine;
using SupportBot.Benchmarks.Load;

namespace SupportBot.Benchmarks.Stores;

/// <summary><c>stores</c>: the whole path on SQLite and on PostgreSQL with one to three nodes, each beside what its database alone can do.</summary>
internal static class StoresCommand
{
    public static Command Create()
    {
        var conversations = new Option<int>("--conversations") { Description = "Customers who write at the same time.", DefaultValueFactory = _ => 200 };
        var seconds = new Option<double>("--seconds") { Description = "How long each phase lasts.", DefaultValueFactory = _ => 10 };
        var warmUp = new Option<int>("--warm-up") { Description = "Messages each customer writes before anything is counted.", DefaultValueFactory = _ => 100 };
        var command = new Command("stores", "Durable messages a second on SQLite and on PostgreSQL with 1, 2 and 3 nodes, beside bare inserts.") { conversations, seconds, warmUp };
        command.SetAction((parsed, ct) => RunAsync(
            new LoadSettings(parsed.GetValue(conversations), parsed.GetValue(warmUp), TimeSpan.FromSeconds(parsed.GetValue(seconds)), Rate: null, DataFolder: null), ct));
        return command;
    }

    private static async Task<int> RunAsync(LoadSettings settings, CancellationToken ct)
    {
        var results = await new StoresRun(settings, TimeProvider.System, Console.WriteLine).RunAsync(ct);
        StoresReport.Write(results);
        return results.All(result => result.Load.IsClean) ? 0 : 1;
    }
}
