using SupportBot.Conversations;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>One desk for all tests of a class that do not disturb each other: an admin, and the agents Anna and Boris.</summary>
public sealed class DeskFixture : IAsyncLifetime
{
    internal DeskHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await DeskHost.StartAsync();
        await Host.AddAgentAsync("root", "Root", Role.Admin);
        await Host.AddAgentAsync("anna", "Anna");
        await Host.AddAgentAsync("boris", "Boris");
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
