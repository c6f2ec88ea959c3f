using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportBot.Classification.Training;
using SupportBot.Learning;
using SupportBot.Storage.Models;
using SupportBot.Tests.Classification;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Learning;

/// <summary>A training makes a candidate that can be judged, and whatever happens to it changes nothing else.</summary>
public sealed class TrainingTests : IAsyncLifetime
{
    private TestStore _store = null!;
    private StoredModels _models = null!;
    private TrainingStore _trainings = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.OpenAsync();
        _models = new StoredModels(_store);
        _trainings = new StoredTrainings(_store).Store;
    }

    public async Task DisposeAsync()
    {
        _models.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_candidate_is_made_with_a_card_and_the_active_one_goes_on_and_the_same_again_makes_no_other()
    {
        await _models.Intake.TakeInAsync(default);
        var newest = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var corrected = new LabelledMessage("completely new words of a customer", [0, 0, 1, 2, 3, 0, 0]);

        await RunAsync(new LearntLabels([corrected], newest, Erased: 2));
        await RunAsync(new LearntLabels([corrected], newest, Erased: 2));

        (await _models.Store.ListAsync()).Count.ShouldBe(2, "the shipped one and the candidate");
        var training = (await _trainings.NewestAsync()).ShouldNotBeNull();
        training.Problem.ShouldBeNull();
        var made = (await _models.Store.FindAsync(training.Model.ShouldNotBeNull())).ShouldNotBeNull();
        (made.State, made.MadeBy, made.Parent).ShouldBe((ModelState.Candidate, "root", _models.Shipped.Version));
        (made.Card.Corpus + made.Card.Figures.First(figure => figure.Language == ModelFigure.All && figure.Head == "topic").Messages).ShouldBe(Toy.Messages.Count);
        (made.Card.Labels, made.Card.NewestLabel, made.Card.Erased).ShouldBe((1, newest, 2));
        made.LabelsReadAt.ShouldBeLessThan(made.MadeAt, "who is erased while it is trained is in it");
        made.Card.Figures.Where(figure => figure.Language == ModelFigure.All).ShouldAllBe(figure => figure.MacroF1 > 0.9);
        (await _models.ActiveInStoreAsync()).ShouldBe(_models.Shipped.Version);
        (await _models.Keeper.LoadAsync(made.Version)).Assess(Toy.Messages[0].Text).Topic.IsSure.ShouldBeTrue();
    }

    [Fact]
    public async Task One_that_is_cancelled_ends_and_leaves_nothing()
    {
        var id = await BeginAsync();
        await _trainings.CancelAsync("anna", default);

        await Run(LearntLabels.None).RunAsync(id, "root", default);

        (await _trainings.NewestAsync()).ShouldNotBeNull().State.ShouldBe(TrainingState.Cancelled);
        (await _models.Store.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_the_program_stopped_says_so()
    {
        var id = await BeginAsync();

        await Run(LearntLabels.None).RunAsync(id, "root", new CancellationToken(canceled: true));

        var ended = (await _trainings.NewestAsync()).ShouldNotBeNull();
        ended.State.ShouldBe(TrainingState.Failed);
        ended.Problem.ShouldNotBeNull().ShouldContain("program was stopped");
    }

    [Fact]
    public async Task Without_a_corpus_it_is_said_what_is_missing()
    {
        var id = await BeginAsync();

        await Run(LearntLabels.None, new TrainingData(Path.Combine(_store.Folder, "nothing here"))).RunAsync(id, "root", default);

        (await _trainings.NewestAsync()).ShouldNotBeNull().Problem.ShouldNotBeNull().ShouldContain("does not exist");
    }

    private async Task RunAsync(LearntLabels labels) => await Run(labels).RunAsync(await BeginAsync(), "root", default);

    private async Task<long> BeginAsync() => (await _trainings.BeginAsync("root", default)).ShouldNotBeNull();

    private TrainingRun Run(LearntLabels labels, TrainingData? data = null) => new(
        _models.Store, _trainings, data ?? ToyCorpus.In(_store.Folder), new TrainingLabels(() =>
        {
            _store.Clock.Advance(TimeSpan.FromMinutes(1));
            return Task.FromResult(labels);
        }), Options.Create(new LearningOptions()),
        _store.Clock, NullLogger<TrainingRun>.Instance);
}
