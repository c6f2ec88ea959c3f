using SupportBot.Conversations;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>One desk for all tests of a class that do not disturb each other: an admin, and the agents Anna and Boris.</summary>
public class DeskFixture : IAsyncLifetime
{
    internal DeskHost Host { get; private set; } = null!;

    private protected virtual StoreKind Engine => StoreKind.Sqlite;

    public async Task InitializeAsync()
    {
        Host = await DeskHost.StartAsync(Engine);
        await Host.AddAgentAsync("root", "Root", Role.Admin);
        await Host.AddAgentAsync("anna", "Anna");
        await Host.AddAgentAsync("boris", "Boris");
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

/// <summary>The same desk over PostgreSQL.</summary>
public sealed class PostgresDesk : DeskFixture
{
    private protected override StoreKind Engine => StoreKind.Postgres;
}
