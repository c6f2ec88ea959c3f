using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Cluster;

/// <summary>What happens to the PostgreSQL under a cluster: it is restarted, crashes, or loses all connections, about once a minute.</summary>
internal sealed class Outages(PostgresCluster postgres, Random random, Action<FormattableString> say)
{
    private static readonly TimeSpan LongestPeace = TimeSpan.FromMinutes(2);
    private const string CutAll = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'";

    public int Count { get; private set; }

    public async Task RunAsync(TimeSpan length, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var peace = LongestPeace * random.NextDouble();
            if (TimeProvider.System.GetElapsedTime(began) + peace > length) return;
            await Task.Delay(peace, TimeProvider.System, ct);
            await BreakAsync();
            Count++;
        }
    }

    private async Task BreakAsync()
    {
        switch (random.Next(3))
        {
            case 0:
                say($"PostgreSQL is restarted");
                await postgres.RestartAsync(PostgresStop.Fast);
                break;
            case 1:
                say($"PostgreSQL crashes");
                await postgres.RestartAsync(PostgresStop.Immediate);
                break;
            default:
                say($"every connection is cut");
                await postgres.ExecuteAsync(CutAll);
                break;
        }
    }
}
