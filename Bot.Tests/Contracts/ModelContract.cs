using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Models;
using SupportBot.Tests.Classification;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>Models are kept whole, one of them is active on every node, and what cannot be used never is.</summary>
public abstract class ModelContract(StoreKind engine)
{
    [StoreFact]
    public async Task A_model_comes_back_byte_for_byte_with_its_card()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var models = new StoredModels(store);
        // More than one chunk, and not a whole number of them.
        var bytes = new byte[(3 * ModelBytes.ChunkLength) + 77];
        new Random(1).NextBytes(bytes);
        var model = StoredModels.Candidate(new("abc1"));

        (await models.Store.AddAsync(model, bytes, last: null, default)).ShouldBeTrue();

        (await models.Store.BytesAsync(model.Version)).ShouldBe(bytes);
        var kept = (await models.Store.ListAsync()).ShouldHaveSingleItem();
        (kept.State, kept.MadeBy, kept.Size, kept.Card.Corpus).ShouldBe((ModelState.Candidate, "root", bytes.Length, 150));
        (await models.Store.AddAsync(model, bytes, last: null, default)).ShouldBeFalse("it is there already");
        (await models.ActiveInStoreAsync()).ShouldBeNull();
    }

    [StoreFact]
    public async Task Promoting_keeps_the_one_before_and_going_back_keeps_the_newer_one()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var models = new StoredModels(store);
        var (first, second) = (await models.AddAsync(1), await models.AddAsync(2));

        (await models.PromoteAsync(first)).ShouldBe(Activation.Done);
        (await models.Store.ActivateAsync(second, instead: second, AuditAct.ModelPromoted, "root", null, default)).ShouldBe(Activation.OtherIsActive);
        (await models.Store.ActivateAsync(second, instead: first, AuditAct.ModelPromoted, "root", "reads Polish better", default)).ShouldBe(Activation.Done);
        (await models.Store.ActivateAsync(first, instead: null, AuditAct.ModelRolledBack, "anna", null, default)).ShouldBe(Activation.Done);

        var states = (await models.Store.ListAsync()).ToDictionary(model => model.Version, model => model.State);
        (states[first], states[second]).ShouldBe((ModelState.Active, ModelState.Kept));
        var log = await models.Audit.ReadAsync(0, 3);
        log.Select(entry => (entry.By, entry.Act, entry.What, entry.Reason)).ShouldBe(
        [
            ("anna", AuditAct.ModelRolledBack, first.Value, null), ("root", AuditAct.ModelPromoted, second.Value, "reads Polish better"),
            ("root", AuditAct.ModelPromoted, first.Value, null),
        ]);
        (await models.PromoteAsync(new("beef"))).ShouldBe(Activation.NoSuchModel);
        (await models.ActiveInStoreAsync()).ShouldBe(first);
    }

    [StoreFact]
    public async Task A_damaged_model_leaves_the_last_good_one_and_says_so()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var models = new StoredModels(store);
        var (good, bad) = (await models.AddAsync(1), await models.AddAsync(2));
        await models.PromoteAsync(good);
        await models.Keeper.LookAsync(default);
        await models.DamageAsync(bad);

        await models.PromoteAsync(bad);
        await models.Keeper.LookAsync(default);

        models.Active.Current.Version.ShouldBe(good.Value);
        models.Keeper.Trouble.ShouldNotBeNull().Version.ShouldBe(bad);
        models.Keeper.Trouble.Why.ShouldContain("damaged");

        await models.PromoteAsync(good);
        await models.Keeper.LookAsync(default);
        models.Keeper.Trouble.ShouldBeNull();
    }

    [StoreFact]
    public async Task Promoting_the_active_one_again_writes_nothing_and_chooses_nothing()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var models = new StoredModels(store);
        await models.Intake.TakeInAsync(default);
        var written = await models.Audit.ReadAsync(0, 9);

        (await models.PromoteAsync(models.Shipped.Version)).ShouldBe(Activation.IsActive);

        (await models.Audit.ReadAsync(0, 9)).Count.ShouldBe(written.Count);
        (await models.Store.FindAsync(models.Shipped.Version)).ShouldNotBeNull().ActivatedBy.ShouldBeNull();
    }

    [StoreFact]
    public async Task A_damaged_model_that_is_put_in_again_is_mended_and_taken_up_without_anybody_doing_more()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var models = new StoredModels(store);
        var bad = await models.AddAsync(1);
        await models.DamageAsync(bad);
        await models.PromoteAsync(bad);
        await models.Keeper.LookAsync(default);
        models.Keeper.Trouble.ShouldNotBeNull();

        await models.AddAsync(1);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await models.Keeper.LookAsync(default);

        models.Keeper.Trouble.ShouldBeNull();
        models.Active.Current.Version.ShouldBe(bad.Value);
    }

    [StoreFact]
    public async Task A_running_node_puts_its_model_in_and_follows_within_seconds_what_others_promote()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var models = new StoredModels(store, shipped: 1);
        await models.Keeper.StartAsync(default);
        await store.UntilAsync(async () => await models.ActiveInStoreAsync() == models.Shipped.Version, within: TimeSpan.FromMinutes(2));

        var next = await models.AddAsync(2);
        await models.PromoteAsync(next);

        await store.UntilAsync(() => Task.FromResult(models.Active.Current.Version == next.Value), within: TimeSpan.FromSeconds(4));
        await models.Keeper.StopAsync(default);
    }

    [StoreFact]
    public async Task A_model_of_which_a_part_is_missing_is_refused()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var models = new StoredModels(store);
        var cut = await models.AddAsync(1);
        await store.Database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync("DELETE FROM model_chunks WHERE version = $1 AND number = 0", cut.Value));

        await models.PromoteAsync(cut);
        await models.Keeper.LookAsync(default);

        models.Active.Current.Version.ShouldBe(models.Shipped.Version.Value);
        models.Keeper.Trouble.ShouldNotBeNull().Why.ShouldContain("not whole");
    }

    [StoreFact]
    public async Task The_first_shipped_model_is_active_and_a_newer_one_follows_it_by_itself()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var before = new StoredModels(store, shipped: 1);
        await before.Intake.TakeInAsync(default);
        await before.Intake.TakeInAsync(default);
        (await before.Store.ListAsync()).ShouldHaveSingleItem().State.ShouldBe(ModelState.Active);

        using var updated = new StoredModels(store, shipped: 2);
        await updated.Intake.TakeInAsync(default);

        (await updated.ActiveInStoreAsync()).ShouldBe(updated.Shipped.Version);
        await before.Keeper.LookAsync(default);
        before.Active.Current.Version.ShouldBe(updated.Shipped.Version.Value, "a node with the earlier program follows");
        // A restart of the earlier program changes nothing.
        await before.Intake.TakeInAsync(default);
        (await before.ActiveInStoreAsync()).ShouldBe(updated.Shipped.Version);
    }

    [StoreFact]
    public async Task A_shipped_model_never_takes_the_place_of_one_that_an_admin_chose()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var before = new StoredModels(store, shipped: 1);
        await before.Intake.TakeInAsync(default);
        var chosen = await before.AddAsync(7);
        await before.PromoteAsync(chosen);

        using var updated = new StoredModels(store, shipped: 2);
        await updated.Intake.TakeInAsync(default);
        (await updated.ActiveInStoreAsync()).ShouldBe(chosen);
        (await updated.Store.FindAsync(updated.Shipped.Version)).ShouldNotBeNull().State.ShouldBe(ModelState.Candidate);

        // Neither where that is an earlier shipped one.
        await updated.PromoteAsync(before.Shipped.Version);
        using var again = new StoredModels(store, shipped: 3);
        await again.Intake.TakeInAsync(default);
        (await again.ActiveInStoreAsync()).ShouldBe(before.Shipped.Version);
    }

    [StoreFact]
    public async Task The_oldest_go_with_their_bytes_but_never_the_active_one_nor_the_one_before_it()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var models = new StoredModels(store);
        var all = new List<SupportBot.Classification.ModelVersion>();
        for (var i = 1; i <= 3; i++) all.Add(await models.AddAsync(i));
        await models.PromoteAsync(all[2]);
        await models.PromoteAsync(all[0]);
        await models.Store.BeginShadowAsync(all[1], "root", default);
        for (var i = 4; i <= 6; i++) all.Add(await models.AddAsync(i));

        await models.Store.PruneAsync(keep: 2, default);

        (await models.Store.ListAsync()).Select(model => model.Version).ShouldBe([all[0], all[5], all[2], all[1]]);
        (await store.Database.ReadAsync(sql => sql.ListAsync("SELECT DISTINCT version FROM model_chunks", row => row.GetString(0)))).Count.ShouldBe(4);
        (await models.Store.BytesAsync(all[0])).ShouldBe(ToyVariants.Bytes(1));
    }
}

public sealed class ModelsOnSqlite() : ModelContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class ModelsOnPostgres() : ModelContract(StoreKind.Postgres)
{
    [StoreFact]
    public async Task Nodes_that_promote_at_the_same_moment_agree_on_one()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        await using var other = await store.AnotherNodeAsync();
        using var here = new StoredModels(store);
        using var there = new StoredModels(other);
        var (first, second) = (await here.AddAsync(1), await here.AddAsync(2));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? here.PromoteAsync(first) : there.PromoteAsync(second)));

        (await here.Store.ListAsync()).Count(model => model.State is ModelState.Active).ShouldBe(1);
        foreach (var node in new[] { here, there })
        {
            await node.Keeper.LookAsync(default);
            node.Active.Current.Version.ShouldBe((await here.ActiveInStoreAsync())!.Value.Value);
        }
    }

    [StoreFact]
    public async Task Nodes_that_start_together_put_the_shipped_model_in_once()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        await using var other = await store.AnotherNodeAsync();
        using var here = new StoredModels(store, shipped: 1);
        using var there = new StoredModels(other, shipped: 1);

        await Task.WhenAll(here.Intake.TakeInAsync(default), there.Intake.TakeInAsync(default));

        (await here.Store.ListAsync()).ShouldHaveSingleItem().State.ShouldBe(ModelState.Active);
        (await here.Audit.ReadAsync(0, 10)).Count(entry => entry.Act is AuditAct.ModelAdded).ShouldBe(1);
    }
}
