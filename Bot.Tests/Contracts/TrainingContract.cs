using SupportBot.Storage.Models;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>Of trainings there is one at a time on all nodes together, and each has an end that says what became of it.</summary>
public abstract class TrainingContract(StoreKind engine)
{
    [StoreFact]
    public async Task Only_one_begins_until_it_has_ended()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var trainings = new StoredTrainings(store).Store;

        var id = (await trainings.BeginAsync("root", default)).ShouldNotBeNull();
        (await trainings.BeginAsync("anna", default)).ShouldBeNull();
        (await trainings.BeatAsync(id, TrainingStep.Weights, 0.5)).ShouldBeTrue();
        var running = (await trainings.NewestAsync()).ShouldNotBeNull();
        (running.State, running.Step, running.Share, running.BegunBy).ShouldBe((TrainingState.Running, TrainingStep.Weights, 0.5, "root"));

        await trainings.EndAsync(id, TrainingState.Done, new("abc"));
        (await trainings.NewestAsync()).ShouldNotBeNull().Model.ShouldBe(new("abc"));
        (await trainings.BeginAsync("anna", default)).ShouldNotBeNull();
    }

    [StoreFact]
    public async Task One_that_is_cancelled_hears_of_it_with_its_next_beat()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var trainings = new StoredTrainings(store).Store;
        var id = (await trainings.BeginAsync("root", default)).ShouldNotBeNull();

        (await trainings.CancelAsync("anna", default)).ShouldBeTrue();
        (await trainings.CancelAsync("anna", default)).ShouldBeFalse("it is being cancelled");
        (await trainings.BeatAsync(id, TrainingStep.Weights, 0.6)).ShouldBeFalse();
        await trainings.EndAsync(id, TrainingState.Cancelled);

        (await trainings.NewestAsync()).ShouldNotBeNull().CancelledBy.ShouldBe("anna");
        (await trainings.CancelAsync("anna", default)).ShouldBeFalse("there is none");
    }

    [StoreFact]
    public async Task One_whose_node_died_has_failed_and_another_can_begin()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var trainings = new StoredTrainings(store).Store;
        var id = (await trainings.BeginAsync("root", default)).ShouldNotBeNull();

        store.Clock.Advance(TrainingStore.LongestSilence + TimeSpan.FromSeconds(1));

        var lost = (await trainings.NewestAsync()).ShouldNotBeNull();
        (lost.State, lost.Problem).ShouldBe((TrainingState.Failed, "The program that trained was stopped before it was done. Nothing was changed: train again."));
        (await trainings.BeatAsync(id, TrainingStep.Weights, 0.5)).ShouldBeFalse("it was given up");
        (await trainings.BeginAsync("anna", default)).ShouldNotBeNull();
    }
}

public sealed class TrainingsOnSqlite() : TrainingContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class TrainingsOnPostgres() : TrainingContract(StoreKind.Postgres)
{
    [StoreFact]
    public async Task Nodes_that_begin_at_the_same_moment_begin_one()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        await using var other = await store.AnotherNodeAsync();
        TrainingStore[] nodes = [new StoredTrainings(store).Store, new StoredTrainings(other).Store];

        var begun = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => nodes[i % 2].BeginAsync($"admin {i}", default)));

        begun.Count(id => id is not null).ShouldBe(1);
    }
}
