using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>Fifty agents want the same tickets, on as many nodes as the engine takes.</summary>
public abstract class ClaimRaces(StoreKind engine, int nodes, int races) : IAsyncLifetime
{
    private const int Seed = 20260302;
    private const int Rivals = 3;
    private const int AtOnce = 16;
    private const int Batch = 250;

    private static readonly Agent[] Agents =
        [.. Enumerable.Range(1, 50).Select(i => new Agent(new AgentId(i), $"agent{i}", $"Agent {i}", Role.Agent, [], Enabled: true))];

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
    public async Task Every_race_for_a_ticket_has_one_winner_whom_every_loser_is_told()
    {
        var tickets = await WaitingAsync();
        var desks = _nodes.Select(Desk).ToList();
        var winners = new AgentId[races];

        await Parallel.ForAsync(0, races, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (race, _) =>
        {
            var rivals = new Random(Seed + race).GetItems(Agents, Rivals).DistinctBy(agent => agent.Id).ToList();
            var results = await Task.WhenAll(rivals.Select((rival, i) => Task.Run(() => desks[(race + i) % nodes].ClaimAsync(tickets[race], rival, default))));
            winners[race] = rivals[results.Index().Single(one => one.Item is ActResult.Done).Index].Id;
            results.Where(result => result is not ActResult.Done).ShouldAllBe(result => result == new ActResult.Refused(Refusal.AlreadyTaken, winners[race]));
        });

        (await OwnersAsync()).ShouldBe(tickets.Zip(winners).OrderBy(pair => pair.First.Value).Select(pair => (pair.First, pair.Second, Claims: 1L)));
    }

    private async Task<List<TicketNumber>> WaitingAsync()
    {
        var store = _nodes[0];
        var accepted = await Task.WhenAll(Enumerable.Range(0, races).Chunk(Batch).Select(batch => store.Inbox.AcceptAsync(
            [.. batch.Select(i => store.Message("a human please", $"place-{i}"))], [.. batch.Select(_ => store.Clock.GetUtcNow())], null,
            store.Clock.GetUtcNow(), CancellationToken.None)));
        return [.. accepted.SelectMany(batch => batch).Select(one => TicketStore.NumberFor(one.Conversation.Value))];
    }

    private ValueTask<List<(TicketNumber, AgentId, long Claims)>> OwnersAsync() => _nodes[0].Database.ReadAsync(sql => sql.ListAsync(
        """
        SELECT t.number, t.agent_id, (SELECT COUNT(*) FROM messages m WHERE m.conversation_id = t.conversation_id AND m.text = 'claimed')
        FROM tickets t WHERE t.state = 2 ORDER BY t.number
        """,
        row => (new TicketNumber(row.GetInt64(0)), new AgentId(row.GetInt64(1)), row.GetInt64(2))));

    private static AgentActs Desk(TestStore node)
    {
        var times = StoredTimes.Keeper(node.Database, node.Clock);
        return new(new ActWriter(node.Conversations, new Outgoing([]), times, Microsoft.Extensions.Options.Options.Create(new SatisfactionOptions()), node.Clock), node.Conversations, ShippedPlaybook.It, times, node.Clock);
    }
}

public sealed class ClaimRacesOnOneNode() : ClaimRaces(StoreKind.Sqlite, nodes: 1, races: 10_000);

[OnPostgres]
public sealed class ClaimRacesOnThreeNodes() : ClaimRaces(StoreKind.Postgres, nodes: 3, races: 2_500);
