using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Stores;

/// <summary>A throw-away PostgreSQL that saves from a power cut, with Debian's settings where they matter for speed.</summary>
internal static class DurableCluster
{
    public static Task<PostgresCluster> StartAsync() =>
        PostgresCluster.StartAsync("fsync = on", "full_page_writes = on", "synchronous_commit = on", "shared_buffers = 128MB", "max_connections = 100");
}
