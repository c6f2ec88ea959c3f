using System.CommandLine;

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
        var data = new Option<string?>("--data") { Description = "Folder for the data, on the disk to measure; the temporary folder by default." };
        var command = new Command("load", "Messages a second and latency over Direct Line, beside two bare echoes.") { conversations, seconds, warmUp, rate, servers, data };
        command.SetAction((parsed, ct) => RunAsync(
            new LoadSettings(
                parsed.GetValue(conversations), parsed.GetValue(warmUp), TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                parsed.GetValue(rate), parsed.GetValue(data)),
            [.. parsed.GetValue(servers)!.Split(',').Select(name => Target.All.Single(target => target.Name == name))], ct));
        return command;
    }

    private static async Task<int> RunAsync(LoadSettings settings, IReadOnlyList<Target> targets, CancellationToken ct)
    {
        var results = new List<LoadResult>();
        var run = new LoadRun(settings, TimeProvider.System, Console.WriteLine);
        foreach (var target in targets) results.Add(await run.RunAsync(target, ct));
        LoadReport.Write(results);
        return results.TrueForAll(result => result.IsClean) ? 0 : 1;
    }
}
