using System.CommandLine;
using SupportBot.Benchmarks.Stores;

namespace SupportBot.Benchmarks.Load;

/// <summary><c>load</c>: the whole path under load, beside the two echoes.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var conversations = new Option<int>("--conversations") { Description = "Customers who write at the same time.", DefaultValueFactory = _ => 200 };
        var seconds = new Option<double>("--seconds") { Description = "How long each phase lasts.", DefaultValueFactory = _ => 20 };
        var warmUp = new Option<int>("--warm-up") { Description = "Messages each customer writes before anything is counted.", DefaultValueFactory = _ => 250 };
        var rate = new Option<double?>("--rate") { Description = "Messages a second of the open loop; 80 % of the closed loop's by default." };
        var servers = new Option<string>("--servers")
        {
            Description = "Which to measure, in this order.", DefaultValueFactory = _ => string.Join(',', Target.All.Select(target => target.Name)),
        };
        var postgres = new Option<bool>("--postgres") { Description = "Measure the product on PostgreSQL as well." };
        var nodes = new Option<int>("--nodes") { Description = "How many nodes share that PostgreSQL.", DefaultValueFactory = _ => 1 };
        var apart = new Option<bool>("--apart") { Description = "Customers listen on another node than the one they post to." };
        var connection = new Option<string?>("--connection") { Description = "An empty PostgreSQL database to use; a throw-away cluster by default." };
        var data = new Option<string?>("--data") { Description = "Folder for the data, on the disk to measure; the temporary folder by default." };
        var command = new Command("load", "Messages a second and latency over Direct Line, beside two bare echoes.")
        {
            conversations, seconds, warmUp, rate, servers, postgres, nodes, apart, connection, data,
        };
        command.SetAction((parsed, ct) => RunAsync(
            new LoadSettings(
                parsed.GetValue(conversations), parsed.GetValue(warmUp), TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                parsed.GetValue(rate), parsed.GetValue(data)),
            [.. parsed.GetValue(servers)!.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => Target.All.Single(target => target.Name == name))],
            parsed.GetValue(postgres) ? new PostgresSettings(parsed.GetValue(nodes), parsed.GetValue(apart), parsed.GetValue(connection)) : null, ct));
        return command;
    }

    private static async Task<int> RunAsync(LoadSettings settings, IReadOnlyList<Target> targets, PostgresSettings? postgres, CancellationToken ct)
    {
        var results = new List<LoadResult>();
        var run = new LoadRun(settings, TimeProvider.System, Console.WriteLine);
        foreach (var target in targets) results.Add(await run.RunAsync(target, ct));
        if (postgres is not null) results.Add(await OnPostgresAsync(run, postgres, ct));
        LoadReport.Write(results);
        return results.TrueForAll(result => result.IsClean) ? 0 : 1;
    }

    private static async Task<LoadResult> OnPostgresAsync(LoadRun run, PostgresSettings postgres, CancellationToken ct)
    {
        await using var cluster = postgres.Connection is null ? await DurableCluster.StartAsync() : null;
        var connection = cluster is null ? postgres.Connection! : (await cluster.CreateDatabaseAsync()).ConnectionString;
        return await run.RunAsync(Target.OnPostgres(connection, postgres.Nodes, postgres.IsApart), ct);
    }

    private sealed record PostgresSettings(int Nodes, bool IsApart, string? Connection);
}
