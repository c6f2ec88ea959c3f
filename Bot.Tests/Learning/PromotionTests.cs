using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Learning;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Labels;
using SupportBot.Tests.Classification;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Learning;

/// <summary>A candidate becomes active when it reads as well as the active model, or when somebody says why all the same.</summary>
public sealed class PromotionTests : IAsyncLifetime
{
    private TestStore _store = null!;
    private StoredModels _models = null!;
    private ModelLife _life = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.OpenAsync();
        _models = new StoredModels(_store);
        await _models.Intake.TakeInAsync(default);
        var labels = new LabelStore(_store.Database, new LabelOptions(), () => new FrozenSet([]), _store.Clock);
        _life = new ModelLife(
            _models.Store, _models.Keeper, new Comparisons(_models.Active, _models.Keeper, ToyCorpus.In(_store.Folder, messages: 1500), labels, _store.Clock));
    }

    public async Task DisposeAsync()
    {
        _models.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task One_that_reads_as_well_needs_no_reason()
    {
        var alike = await _models.AddAsync(1);

        (await _life.PromoteAsync(alike, "root", reason: null, default)).ShouldBe(new PromoteResult.Done());

        _models.Active.Current.Version.ShouldBe(alike.Value);
    }

    [Fact]
    public async Task One_that_reads_worse_needs_a_reason_which_is_kept()
    {
        var worse = await AddWorseAsync();

        (await _life.PromoteAsync(worse, "root", reason: " ", default)).ShouldBeOfType<PromoteResult.NeedsReason>().Why.ShouldContain("worse");
        (await _models.ActiveInStoreAsync()).ShouldBe(_models.Shipped.Version);

        (await _life.PromoteAsync(worse, "root", "the old one knows too much", default)).ShouldBe(new PromoteResult.Done());
        (await _models.Audit.ReadAsync(0, 1)).ShouldHaveSingleItem().Reason.ShouldBe("the old one knows too much");
    }

    [Fact]
    public async Task It_is_judged_against_the_model_that_is_active_in_the_store_and_not_one_that_this_node_still_reads_with()
    {
        var (worse, alike) = (await AddWorseAsync(), await _models.AddAsync(1));
        await _models.PromoteAsync(worse);
        await _models.Keeper.LookAsync(default);
        // Another node goes back to a better one; this one has not looked yet.
        await _models.PromoteAsync(_models.Shipped.Version);

        (await _life.PromoteAsync(alike, "root", reason: null, default)).ShouldBe(new PromoteResult.Done());

        _models.Active.Current.Version.ShouldBe(alike.Value);
    }

    [Fact]
    public async Task One_that_was_judged_against_another_than_the_active_one_is_refused()
    {
        var (unusable, alike) = (await _models.AddAsync(1), await _models.AddAsync(2));
        await _models.DamageAsync(unusable);
        // This node goes on with the shipped one, and compares with that.
        await _models.PromoteAsync(unusable);

        (await _life.PromoteAsync(alike, "root", reason: null, default)).ShouldBeOfType<PromoteResult.NeedsReason>().Why.ShouldContain("not the active one");

        (await _models.ActiveInStoreAsync()).ShouldBe(unusable);
    }

    [Fact]
    public async Task One_that_cannot_be_read_with_does_not_read_along_until_it_is_mended()
    {
        var candidate = await _models.AddAsync(1);
        await _models.DamageAsync(candidate);

        (await _life.BeginShadowAsync(candidate, "root", default)).ShouldBeOfType<PromoteResult.Unusable>().Why.ShouldContain("damaged");
        (await _models.Store.MarkAsync()).Shadow.ShouldBeNull();

        await _models.AddAsync(1);
        (await _life.BeginShadowAsync(candidate, "root", default)).ShouldBe(new PromoteResult.Done());
        _models.Keeper.Shadow.ShouldNotBeNull().Version.ShouldBe(candidate.Value);
    }

    [Fact]
    public async Task Going_back_asks_nothing_and_takes_less_than_a_second()
    {
        var next = await _models.AddAsync(1);
        await _life.PromoteAsync(next, "root", "a test", default);
        var began = System.Diagnostics.Stopwatch.GetTimestamp();

        (await _life.RollBackAsync((await _life.BeforeAsync()).ShouldNotBeNull(), "anna", default)).ShouldBe(new PromoteResult.Done());

        System.Diagnostics.Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        _models.Active.Current.Version.ShouldBe(_models.Shipped.Version.Value);
        (await _models.Audit.ReadAsync(0, 1)).ShouldHaveSingleItem().Act.ShouldBe(AuditAct.ModelRolledBack);
        var candidate = await _models.AddAsync(2);
        (await _life.RollBackAsync(candidate, "anna", default)).ShouldBe(new PromoteResult.NotFound(), "it never was active");
    }

    // It has learnt that every topic is called by another's word.
    private async Task<ModelVersion> AddWorseAsync()
    {
        var topics = Heads.Topic.Count;
        var wrong = Toy.Messages.Select(message => message with { Labels = [.. message.Labels.Select((label, head) => head == 4 ? (sbyte)((label + 1) % topics) : label)] }).ToList();
        var bytes = ModelFile.Bytes(Toy.Train(wrong));
        var version = ToyVariants.VersionOf(bytes);
        await _models.Store.AddAsync(StoredModels.Candidate(version), bytes, last: null, default);
        return version;
    }
}
