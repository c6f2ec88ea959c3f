using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Nodes;

/// <summary>However many nodes they use, there is a first admin once, and always one left.</summary>
public sealed class AdminsTests
{
    [PostgresFact]
    public async Task Every_node_prints_a_link_that_works_and_the_first_that_is_used_ends_all()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        await using var other = await store.AnotherNodeAsync();
        SetupStore[] nodes = [new(store.Database, store.Clock), new(other.Database, store.Clock)];
        var keys = await Task.WhenAll(nodes.Select(node => node.OfferAsync(default)));
        foreach (var key in keys) (await nodes[0].IsValidAsync(key)).ShouldBeTrue();

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => nodes[i % 2].UseAsync(keys[i / 4], Someone($"root{i}"), default)));

        made.Count(admin => admin is not null).ShouldBe(1);
        (await new AgentStore(store.Database, store.Clock).AllAsync()).Count.ShouldBe(1);
        foreach (var key in keys) (await nodes[1].IsValidAsync(key)).ShouldBeFalse();
    }

    [PostgresFact]
    public async Task A_login_that_is_taken_leaves_the_link_as_it_was()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        var setup = new SetupStore(store.Database, store.Clock);
        await new AgentStore(store.Database, store.Clock).AddAsync(Someone("anna", Role.Agent), default);
        var key = await setup.OfferAsync(default);

        (await setup.UseAsync(key, Someone("anna"), default)).ShouldBeNull();
        (await setup.UseAsync("guessed", Someone("root"), default)).ShouldBeNull();

        (await setup.UseAsync(key, Someone("root"), default)).ShouldNotBeNull();
    }

    [PostgresFact]
    public async Task A_link_of_a_former_day_is_forgotten()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        var setup = new SetupStore(store.Database, store.Clock);
        var key = await setup.OfferAsync(default);

        store.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        var next = await setup.OfferAsync(default);

        (await setup.IsValidAsync(key)).ShouldBeFalse();
        (await setup.IsValidAsync(next)).ShouldBeTrue();
    }

    [PostgresFact]
    public async Task Two_admins_who_put_each_other_out_on_two_nodes_leave_one()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        await using var other = await store.AnotherNodeAsync();
        var (here, there) = (new AgentStore(store.Database, store.Clock), new AgentStore(other.Database, store.Clock));
        var ann = (await here.AddAsync(Someone("ann"), default))!.Id;
        var bob = (await here.AddAsync(Someone("bob"), default))!.Id;

        for (var round = 0; round < 20; round++)
        {
            var changes = await Task.WhenAll(here.SetEnabledAsync(bob, false, default), there.SetEnabledAsync(ann, false, default));

            changes.ShouldBe([AgentChange.Done, AgentChange.LastAdmin], ignoreOrder: true);
            foreach (var admin in new[] { ann, bob }) await here.SetEnabledAsync(admin, true, default);
        }
    }

    private static NewAgent Someone(string login, Role role = Role.Admin) => new(login, login, role, "hash", []);
}
