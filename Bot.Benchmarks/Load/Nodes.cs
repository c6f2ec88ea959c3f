namespace SupportBot.Benchmarks.Load;

/// <summary>All processes that serve one target, and the calls to each.</summary>
internal sealed class Nodes : IAsyncDisposable
{
    private readonly List<ServerProcess> _processes = [];
    private readonly List<DirectLine> _lines = [];

    private Nodes(bool isApart) => IsApart = isApart;

    /// <inheritdoc cref="Target.IsApart"/>
    public bool IsApart { get; }

    /// <summary>Processor time of all of them together.</summary>
    public TimeSpan CpuTime => _processes.Aggregate(TimeSpan.Zero, (sum, process) => sum + process.CpuTime);

    public static async Task<Nodes> StartAsync(Target target, string? under, TimeProvider clock, CancellationToken ct)
    {
        var nodes = new Nodes(target.IsApart);
        try
        {
            while (nodes._processes.Count < target.Nodes)
            {
                var process = await ServerProcess.StartAsync(target.Program, target.Arguments, under, clock, ct);
                nodes._processes.Add(process);
                nodes._lines.Add(new DirectLine(process.Address, Target.Secret));
            }
            return nodes;
        }
        catch
        {
            await nodes.DisposeAsync();
            throw;
        }
    }

    /// <summary>Customers are spread evenly; the node after the last is the first again.</summary>
    public DirectLine Of(int customer) => _lines[customer % _lines.Count];

    public async ValueTask DisposeAsync()
    {
        foreach (var line in _lines) line.Dispose();
        foreach (var process in _processes) await process.DisposeAsync();
    }
}
