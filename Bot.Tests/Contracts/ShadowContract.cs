using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Learning;
using SupportBot.Storage;
using SupportBot.Storage.Models;
using SupportBot.Tests.Classification;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>A candidate reads along after the turns, unseen, and what it reads otherwise is counted.</summary>
public abstract class ShadowContract(StoreKind engine)
{
    [StoreFact]
    public async Task Where_it_reads_otherwise_is_counted_with_a_few_samples()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var models = new StoredModels(store);
        using var shadow = await BeginAsync(store, models);
        var turns = new TurnsWithModels(store, models);
        for (var i = 0; i < 7; i++) await turns.TakeAsync(Toy.Messages[0].Text, $"{i}");

        await shadow.ReadAsync(default);
        await turns.TakeAsync(Toy.Messages[0].Text, "one more");
        await shadow.ReadAsync(default);

        var tally = await TallyAsync(store, models);
        (tally.Turns, tally.LeftOut).ShouldBe((8, 0));
        var read = models.Active.Current.Assess(Toy.Messages[0].Text);
        read.Topic.IsSure.ShouldBeTrue();
        var pair = new ReadingPair(4, (int)read.Topic.Value, ReadingPair.Unsure);
        tally.Pairs[pair].ShouldBe(8);
        var samples = tally.Samples.Where(sample => sample.Pair == pair).ToList();
        samples.Count.ShouldBe(ShadowStore.MostSamples);
        samples.ShouldAllBe(sample => sample.Text == Toy.Messages[0].Text);
    }

    [StoreFact]
    public async Task Nothing_is_read_along_when_nobody_asked_for_it()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var models = new StoredModels(store);
        using var shadow = await BeginAsync(store, models);
        (await models.Store.EndShadowAsync(models.ShadowVersion, "root", default)).ShouldBeTrue();
        await models.Keeper.LookAsync(default);

        await new TurnsWithModels(store, models).TakeAsync(Toy.Messages[0].Text, "1");
        await shadow.ReadAsync(default);

        (await TallyAsync(store, models)).Turns.ShouldBe(0);
    }

    [StoreFact]
    public async Task What_comes_faster_than_it_reads_is_left_out_and_counted()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var models = new StoredModels(store);
        using var shadow = await BeginAsync(store, models);
        var reading = new LiveReading(new ConversationId(1), 1, "hello", Assessment.Unsure);

        for (var i = 0; i < 6000; i++) models.Live.Offer(reading);
        await shadow.ReadAsync(default);

        var tally = await TallyAsync(store, models);
        tally.LeftOut.ShouldBeGreaterThan(0);
        (tally.Turns + tally.LeftOut).ShouldBe(6000);
    }

    [StoreFact]
    public async Task Of_an_erased_customer_no_sample_stays()
    {
        await using var store = await TestStore.OpenAsync(engine);
        using var folder = new DataFolder();
        using var models = new StoredModels(store);
        using var shadow = await BeginAsync(store, models);
        var id = await new TurnsWithModels(store, models).TakeAsync(Toy.Messages[0].Text, "1");
        await shadow.ReadAsync(default);
        (await TallyAsync(store, models)).Samples.ShouldNotBeEmpty();

        await new Erasure(store.Database, StorageSetup.Attachments(store.Database, folder.Path, store.Clock), store.Clock)
            .EraseAsync(TicketStore.NumberFor(id.Value), "root", default);

        (await store.Database.ReadAsync(sql => sql.FirstAsync("SELECT COUNT(*) FROM shadow_samples", row => row.GetInt64(0)))).ShouldBe(0);
    }

    private static async Task<ShadowReader> BeginAsync(TestStore store, StoredModels models)
    {
        models.ShadowVersion = await models.AddAsync(ToyVariants.BytesNeverSure());
        (await models.Store.BeginShadowAsync(models.ShadowVersion, "root", default)).ShouldBeTrue();
        await models.Keeper.LookAsync(default);
        return new ShadowReader(models.Keeper, models.Live, new ShadowStore(store.Database, store.Clock), store.Clock, NullLogger<ShadowReader>.Instance);
    }

    private static ValueTask<ShadowTally> TallyAsync(TestStore store, StoredModels models) => new ShadowStore(store.Database, store.Clock).ReadAsync(models.ShadowVersion);
}

public sealed class ShadowOnSqlite() : ShadowContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class ShadowOnPostgres() : ShadowContract(StoreKind.Postgres);
