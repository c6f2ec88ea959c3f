using System.Diagnostics.Metrics;

namespace SupportBot.Storage;

/// <summary>What the store counts.</summary>
internal static class StoreMetrics
{
    private static readonly Meter Meter = new("SupportBot.Storage");
    private static readonly Counter<long> Waits = Meter.CreateCounter<long>("supportbot.store.reader.waits");
    private static readonly Counter<double> WaitSeconds = Meter.CreateCounter<double>("supportbot.store.reader.wait.seconds");
    private static readonly Counter<long> Commits = Meter.CreateCounter<long>("supportbot.store.commits");
    private static readonly Counter<long> Writes = Meter.CreateCounter<long>("supportbot.store.writes");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("supportbot.store.refusals");

    /// <summary>Somebody had to wait for a connection to read with.</summary>
    public static void Waited(TimeSpan time)
    {
        Waits.Add(1);
        WaitSeconds.Add(time.TotalSeconds);
    }

    /// <summary>One commit with so many writes in it.</summary>
    public static void Committed(int writes)
    {
        Commits.Add(1);
        Writes.Add(writes);
    }

    /// <summary>So many writes were refused because the store was away or took nothing.</summary>
    public static void Refused(int writes) => Refusals.Add(writes);
}
