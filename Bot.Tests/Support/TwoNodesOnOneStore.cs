namespace SupportBot.Tests.Support;

/// <summary>A test with two nodes on one PostgreSQL.</summary>
public abstract class TwoNodesOnOneStore : IAsyncLifetime
{
    private protected TestStore Here { get; private set; } = null!;

    private protected TestStore There { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Here = await TestStore.OpenAsync(StoreKind.Postgres);
        There = await Here.AnotherNodeAsync();
    }

    public async Task DisposeAsync()
    {
        await There.DisposeAsync();
        await Here.DisposeAsync();
    }
}
