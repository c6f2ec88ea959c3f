using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

/// <summary>A short race; the long one, with ten thousand tickets, is <c>Bot.Benchmarks -- races</c>.</summary>
public abstract class ClaimRaces(StoreKind engine, int nodes, int races) : IAsyncLifetime
{
    private readonly List<TestStore> _nodes = [];

    public async Task InitializeAsync()
    {
        if (engine is StoreKind.Postgres && PostgresPrograms.WhyNot is not null) return;
        _nodes.Add(await TestStore.OpenAsync(engine));
        while (_nodes.Count < nodes) _nodes.Add(await _nodes[0].AnotherNodeAsync());
    }

    public async Task DisposeAsync()
    {
        foreach (var node in Enumerable.Reverse(_nodes)) await node.DisposeAsync();
    }

    [StoreFact]
    public Task C26_Every_race_for_a_ticket_has_one_winner_whom_every_loser_is_told() => new ClaimRace(_nodes).RunAsync(races);
}

public sealed class ClaimRacesOnOneNode() : ClaimRaces(StoreKind.Sqlite, nodes: 1, races: 1_000);

[OnPostgres]
public sealed class ClaimRacesOnThreeNodes() : ClaimRaces(StoreKind.Postgres, nodes: 3, races: 500);
