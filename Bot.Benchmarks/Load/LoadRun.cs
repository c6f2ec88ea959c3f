using System.Diagnostics;
using System.Globalization;

namespace SupportBot.Benchmarks.Load;

/// <summary>How hard and how long.</summary>
/// <param name="WarmUp">Messages of each customer before anything is counted.</param>
/// <param name="Phase">How long the closed loop lasts, and then the open loop.</param>
/// <param name="Rate">Messages a second of the open loop; null for 80 % of what the closed loop reached.</param>
/// <param name="DataFolder">Where data folders are made; null for the machine's temporary folder.</param>
internal sealed record LoadSettings(int Conversations, int WarmUp, TimeSpan Phase, double? Rate, string? DataFolder);

/// <summary>What one server did.</summary>
/// <param name="OpenRate">Messages a second that were meant to be sent in the open loop.</param>
/// <param name="ServerCpu">Processor time a message took in the server during the closed loop.</param>
/// <param name="ClientCpu">The same for the load generator beside it.</param>
internal sealed record LoadResult(
    string Server, double PerSecond, Tally Closed, double OpenRate, Tally Open, Tally? ReadBack, TimeSpan ServerCpu, TimeSpan ClientCpu)
{
    /// <summary>Nothing failed, was lost or doubled, in either phase or in the store.</summary>
    public bool IsClean => Closed.IsClean && Open.IsClean && ReadBack is null or { IsClean: true };
}

/// <summary>Measures one server: warm up, closed loop, open loop, and a look into the store.</summary>
internal sealed class LoadRun(LoadSettings settings, TimeProvider clock, Action<string> say)
{
    public async Task<LoadResult> RunAsync(Target target, CancellationToken ct)
    {
        await using var nodes = await Nodes.StartAsync(target, settings.DataFolder, clock, ct);
        using var crowd = await Crowd.ArriveAsync(nodes, settings.Conversations, ct);
        say($"{target.Name}: warming up");
        await crowd.WriteAsync(new Pace.WarmUp(settings.WarmUp), clock, ct);

        say($"{target.Name}: closed loop");
        var (serverCpu, clientCpu) = (nodes.CpuTime, OwnCpu());
        var closed = await crowd.WriteAsync(new Pace.Closed(settings.Phase), clock, ct);
        (serverCpu, clientCpu) = (nodes.CpuTime - serverCpu, OwnCpu() - clientCpu);

        var perSecond = closed.InTime / settings.Phase.TotalSeconds;
        var rate = settings.Rate ?? 0.8 * perSecond;
        say(string.Create(CultureInfo.InvariantCulture, $"{target.Name}: open loop at {rate:N0} a second"));
        var open = await crowd.WriteAsync(new Pace.Open(settings.Phase, rate, crowd.Size), clock, ct);
        var readBack = target.KeepsTranscript ? await crowd.ReadBackAsync(ct) : null;
        var messages = Math.Max(1, closed.Answered);
        return new LoadResult(target.Name, perSecond, closed, rate, open, readBack, serverCpu / messages, clientCpu / messages);
    }

    private static TimeSpan OwnCpu()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
