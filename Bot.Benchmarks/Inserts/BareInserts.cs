using SupportBot.Benchmarks.Load;

namespace SupportBot.Benchmarks.Inserts;

/// <summary>What the database alone can do: so many callers, each of whom waits until one row is on disk and then brings the next.</summary>
internal static class BareInserts
{
    private static readonly byte[] ShortMessage = "I can't sign in, it says my password is wrong"u8.ToArray();
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <param name="inserters">The connections the callers share evenly; disposed of.</param>
    public static async Task<Tally> MeasureAsync(IEnumerable<IInserter> inserters, int callers, TimeSpan phase, CancellationToken ct)
    {
        var lanes = inserters.Select(inserter => new InsertLane(inserter)).ToArray();
        try
        {
            await InsertAsync(lanes, callers, firstPosition: 0, new Pace.Closed(WarmUp), ct);
            return await InsertAsync(lanes, callers, firstPosition: 1_000_000_000, new Pace.Closed(phase), ct);
        }
        finally
        {
            foreach (var lane in lanes) await lane.DisposeAsync();
        }
    }

    private static async Task<Tally> InsertAsync(InsertLane[] lanes, int callers, long firstPosition, Pace pace, CancellationToken ct)
    {
        var tallies = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller =>
            Task.Run(() => InsertAsync(lanes[caller % lanes.Length], caller, firstPosition, pace, ct), ct)));
        var all = new Tally();
        foreach (var tally in tallies) all.Add(tally);
        return all;
    }

    private static async Task<Tally> InsertAsync(InsertLane lane, int caller, long position, Pace pace, CancellationToken ct)
    {
        var tally = new Tally();
        while (pace.DueAt(caller, 0) is { } due && !ct.IsCancellationRequested)
        {
            await lane.InsertAsync(new Row(caller, position++, ShortMessage));
            var now = pace.Elapsed;
            tally.Add(Asked.Answered, now - due, inTime: now <= pace.Duration);
        }
        return tally;
    }
}
