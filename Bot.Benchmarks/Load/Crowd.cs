namespace SupportBot.Benchmarks.Load;

/// <summary>All customers of one run.</summary>
internal sealed class Crowd : IDisposable
{
    private readonly Nodes _nodes;
    private readonly Customer[] _customers;
    private int _arrivals;

    private Crowd(Nodes nodes, int customers) => (_nodes, _customers) = (nodes, new Customer[customers]);

    public int Size => _customers.Length;

    public static async Task<Crowd> ArriveAsync(Nodes nodes, int customers, CancellationToken ct)
    {
        var crowd = new Crowd(nodes, customers);
        for (var i = 0; i < customers; i++) crowd._customers[i] = await crowd.NextAsync(i, ct);
        return crowd;
    }

    /// <summary>Everybody writes at this pace until its end, and waits for the last replies.</summary>
    public async Task<Tally> WriteAsync(Pace pace, TimeProvider clock, CancellationToken ct)
    {
        var tallies = await Task.WhenAll(Enumerable.Range(0, Size).Select(customer => Task.Run(() => WriteAsync(customer, pace, clock, ct), ct)));
        var all = new Tally();
        foreach (var tally in tallies) all.Add(tally);
        return all;
    }

    /// <summary>Reads every conversation back from the store: each message must stand there once, in order, before its reply.</summary>
    public async Task<Tally> ReadBackAsync(CancellationToken ct)
    {
        var found = new Tally();
        // From the node after the customer's own: what one has, all have.
        for (var i = 0; i < Size; i++) found.Add(await ReadBack.CompareAsync(_nodes.Of(i + 1), _customers[i], ct));
        return found;
    }

    public void Dispose()
    {
        foreach (var customer in _customers) customer?.Dispose();
    }

    private async Task<Tally> WriteAsync(int index, Pace pace, TimeProvider clock, CancellationToken ct)
    {
        var tally = new Tally();
        var doubledBefore = _customers[index].Doubled;
        for (var message = 0; pace.DueAt(index, message) is { } due && !ct.IsCancellationRequested; message++)
        {
            if (due - pace.Elapsed is var wait && wait > TimeSpan.Zero) await Task.Delay(wait, clock, ct);
            var outcome = await _customers[index].AskAsync();
            var now = pace.Elapsed;
            tally.Add(outcome, now - due, inTime: now <= pace.Duration);
            if (outcome is Asked.Answered) continue;
            tally.Doubled += _customers[index].Doubled - doubledBefore;
            _customers[index].Dispose();
            (_customers[index], doubledBefore) = (await NextAsync(index, ct), 0);
        }
        tally.Doubled += _customers[index].Doubled - doubledBefore;
        return tally;
    }

    private Task<Customer> NextAsync(int index, CancellationToken ct) => Customer.ArriveAsync(
        _nodes.Of(index), _nodes.Of(_nodes.IsApart ? index + 1 : index), new Talk(Interlocked.Increment(ref _arrivals)), ct);
}
