using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>Fifty agents who want the same tickets, on any number of nodes.</summary>
internal sealed class ClaimRace(IReadOnlyList<TestStore> nodes)
{
    private const int Seed = 20260302;
    private const int Rivals = 3;
    private const int AtOnce = 16;
    private const int Batch = 250;

    private static readonly Agent[] Agents =
        [.. Enumerable.Range(1, 50).Select(i => new Agent(new AgentId(i), $"agent{i}", $"Agent {i}", Role.Agent, [], Enabled: true))];

    public static AgentActs Desk(TestStore node) => new(Writer(node), node.Conversations, new Introductions(ShippedPlaybook.It), StoredTimes.Keeper(node.Database, node.Clock), node.Clock);

    public static ActWriter Writer(TestStore node) => new(
        node.Conversations, new Outgoing([]), StoredTimes.Keeper(node.Database, node.Clock), Microsoft.Extensions.Options.Options.Create(new SatisfactionOptions()), node.Clock);

    /// <summary>Every race has one winner whom every loser is told, and so it stands in the store.</summary>
    public async Task RunAsync(int races)
    {
        var tickets = await WaitingAsync(races);
        var desks = nodes.Select(Desk).ToList();
        var winners = new AgentId[races];

        await Parallel.ForAsync(0, races, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (race, _) =>
        {
            var rivals = new Random(Seed + race).GetItems(Agents, Rivals).DistinctBy(agent => agent.Id).ToList();
            var results = await Task.WhenAll(rivals.Select((rival, i) => Task.Run(() => desks[(race + i) % nodes.Count].ClaimAsync(tickets[race], rival, default))));
            winners[race] = rivals[results.Index().Single(one => one.Item is ActResult.Done).Index].Id;
            results.Where(result => result is not ActResult.Done).ShouldAllBe(result => result == new ActResult.Refused(Refusal.AlreadyTaken, winners[race]));
        });

        (await OwnersAsync()).ShouldBe(tickets.Zip(winners).OrderBy(pair => pair.First.Value).Select(pair => (pair.First, pair.Second, Claims: 1L)));
    }

    private async Task<List<TicketNumber>> WaitingAsync(int races)
    {
        var store = nodes[0];
        var accepted = await Task.WhenAll(Enumerable.Range(0, races).Chunk(Batch).Select(batch => store.Inbox.AcceptAsync(
            [.. batch.Select(i => store.Message("a human please", $"place-{i}"))], [.. batch.Select(_ => store.Clock.GetUtcNow())], null,
            store.Clock.GetUtcNow(), CancellationToken.None)));
        return [.. accepted.SelectMany(batch => batch).Select(one => TicketStore.NumberFor(one.Conversation.Value))];
    }

    private ValueTask<List<(TicketNumber, AgentId, long Claims)>> OwnersAsync() => nodes[0].Database.ReadAsync(sql => sql.ListAsync(
        """
        SELECT t.number, t.agent_id, (SELECT COUNT(*) FROM messages m WHERE m.conversation_id = t.conversation_id AND m.text = 'claimed')
        FROM tickets t WHERE t.state = 2 ORDER BY t.number
        """,
        row => (new TicketNumber(row.GetInt64(0)), new AgentId(row.GetInt64(1)), row.GetInt64(2))));
}
