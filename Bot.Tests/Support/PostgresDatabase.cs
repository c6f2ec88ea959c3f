namespace SupportBot.Tests.Support;

/// <summary>A database that one test has.</summary>
internal sealed class PostgresDatabase(PostgresCluster cluster, string name) : IAsyncDisposable
{
    public string ConnectionString => cluster.ConnectionString(name);

    /// <summary>Runs a statement in it, beside everything the product does.</summary>
    public Task ExecuteAsync(string statement) => cluster.ExecuteAsync(statement, name);

    public async ValueTask DisposeAsync() => await cluster.EmptyAsync(name);
}
