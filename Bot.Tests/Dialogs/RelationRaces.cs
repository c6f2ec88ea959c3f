using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Storage;
using SupportBot.Storage.Related;
using SupportBot.Tests.Support;
using SupportBot.Tests.Triage;

namespace SupportBot.Tests.Dialogs;

/// <summary>Agents who merge and split the same tickets at once, on one node or several: no matter is lost, and none is there twice.</summary>
public abstract class RelationRaces(StoreKind engine, int nodes) : IAsyncLifetime
{
    private const int Races = 12;
    private static readonly (Agent Bob, Agent Carol) Rivals = (new(new AgentId(1), "bob", "Bob", Role.Agent, [], Enabled: true), new(new AgentId(2), "carol", "Carol", Role.Agent, [], Enabled: true));
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
    public async Task Of_two_that_are_merged_into_each_other_at_once_one_stays_with_people()
    {
        for (var race = 0; race < Races; race++)
        {
            var (one, other) = (await WaitingAsync($"a{race}"), await WaitingAsync($"b{race}"));

            var results = await Task.WhenAll(
                Task.Run(() => Relations(_nodes[0]).MergeAsync(one, Rivals.Bob, other, CancellationToken.None)),
                Task.Run(() => Relations(_nodes[^1]).MergeAsync(other, Rivals.Carol, one, CancellationToken.None)));

            results.Count(result => result is ActResult.Done).ShouldBe(1);
            results.OfType<ActResult.BadText>().ShouldHaveSingleItem().Why.ShouldContain("was merged into this one already");
            new[] { await TicketAsync(one), await TicketAsync(other) }.Count(ticket => ticket.State is TicketState.Waiting && ticket.MergedInto is null).ShouldBe(1);
        }
    }

    [StoreFact]
    public async Task What_was_decided_before_the_other_ticket_was_settled_is_not_kept()
    {
        var (duplicate, main) = (await WaitingAsync("a"), await WaitingAsync("b"));
        var before = (await _nodes[0].Conversations.FindAsync(duplicate)).ShouldNotBeNull();
        var merged = (TicketChange.Made)before.Ticket.Apply(new TicketEvent.MergedInto(Rivals.Bob.Id, main), before.Ticket.OpenedAt);
        var commit = new Commit(before, before with { Ticket = merged.Ticket }) { MergedInto = main };
        var acts = ClaimRace.Desk(_nodes[^1]);
        await acts.ClaimAsync(main, Rivals.Carol, CancellationToken.None);
        await acts.ResolveAsync(main, Rivals.Carol, CancellationToken.None);

        (await _nodes[0].Conversations.CommitAsync(commit, CancellationToken.None)).ShouldBeFalse();

        (await _nodes[0].Conversations.CommitAsync(new Commit(before, before) { PassedOn = main }, CancellationToken.None)).ShouldBeFalse("nobody would read it there");
        (await TicketAsync(duplicate)).State.ShouldBe(TicketState.Waiting);
        (await Relations(_nodes[0]).MergeAsync(duplicate, Rivals.Bob, main, CancellationToken.None)).ShouldBeOfType<ActResult.BadText>().Why.ShouldContain("not with people");
        await acts.ReopenAsync(main, Rivals.Carol, CancellationToken.None);
        (await _nodes[0].Conversations.CommitAsync(commit, CancellationToken.None)).ShouldBeTrue();
    }

    [StoreFact]
    public async Task What_is_split_off_twice_at_once_is_one_ticket_until_that_is_settled()
    {
        var origin = await WaitingAsync("a");

        var results = await Task.WhenAll(_nodes.Concat(_nodes).Select(node => Task.Run(() => SplitAsync(node, origin))));

        results.Count(result => result is ActResult.Done).ShouldBe(1);
        var part = await _nodes[0].Database.ReadAsync(sql => sql.FirstAsync("SELECT t.number FROM tickets t JOIN conversations c ON c.id = t.conversation_id WHERE c.channel = 'desk'", row => new TicketNumber(row.GetInt64(0))));
        results.OfType<ActResult.BadText>().ShouldAllBe(refused => refused.Why.Contains(part.ToString(), StringComparison.Ordinal));
        await ClaimRace.Desk(_nodes[0]).ResolveAsync(part, Rivals.Bob, CancellationToken.None);
        (await SplitAsync(_nodes[0], origin)).ShouldBeOfType<ActResult.Done>("it is back");
    }

    private static Task<ActResult> SplitAsync(TestStore node, TicketNumber origin) => Relations(node).SplitAsync(origin, Rivals.Bob, [1], "She cannot sign in", CancellationToken.None);

    private static TicketRelations Relations(TestStore node) =>
        new(ClaimRace.Writer(node), node.Conversations, new Splits(node.Database, node.Clock), new Followers(node.Database, node.Clock), ShippedPlaybook.It);

    private async Task<Ticket> TicketAsync(TicketNumber number) => (await _nodes[0].Conversations.FindAsync(number)).ShouldNotBeNull().Ticket;

    private async Task<TicketNumber> WaitingAsync(string place)
    {
        var store = _nodes[0];
        var before = await store.ConversationAsync((await store.AcceptAsync(store.Message("a human please", place))).Conversation);
        var now = store.Clock.GetUtcNow().Kept();
        var handed = (TicketChange.Made)before.Ticket.Apply(new TicketEvent.HandedOff(HandoffReason.AskedForPerson, Queues.Support, Tier.L2, now.AddHours(2)), now);
        (await store.Conversations.CommitAsync(new Commit(before, before with { Ticket = handed.Ticket }) { Handled = 1 }, CancellationToken.None)).ShouldBeTrue();
        return handed.Ticket.Number;
    }
}

public sealed class RelationRacesOnOneNode() : RelationRaces(StoreKind.Sqlite, nodes: 1);

[OnPostgres]
public sealed class RelationRacesOnTwoNodes() : RelationRaces(StoreKind.Postgres, nodes: 2);
