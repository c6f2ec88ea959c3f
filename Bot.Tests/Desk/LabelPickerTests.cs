using SupportBot.Admin.Labels;
using SupportBot.Channels;
using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Conversations;
using SupportBot.Storage.Labels;
using SupportBot.Tests.Classification;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>Which message is labelled next.</summary>
public sealed class LabelPickerTests : IAsyncLifetime
{
    private static readonly Story.Customer Ann = new("Ann", ChannelName.Web, Language.En);
    private TestStore _store = null!;
    private LabelStore _labels = null!;
    private StoredModels _models = null!;
    private LabelPicker _picker = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.OpenAsync();
        _labels = new LabelStore(_store.Database, new LabelOptions(), FrozenSet.BesideTheProgram, _store.Clock);
        _models = new StoredModels(_store);
        _picker = new LabelPicker(new RecentTurnStore(_store.Database), _labels, new ActiveClassifier(Shipped.Classifier), new OtherModel(_models.Store, _models.Keeper));
    }

    public async Task DisposeAsync()
    {
        _models.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task What_the_model_doubts_comes_first_and_what_is_labelled_no_more()
    {
        await TellAsync("I was charged twice for order 4711, please refund me");
        var doubted = await TellAsync("well the thing again, not sure what");

        var first = (await PickAsync()).ShouldNotBeNull();
        (first.Text, first.Waiting).ShouldBe(("well the thing again, not sure what", 1));
        (await PickAsync(skip: 1))!.Text.ShouldStartWith("I was charged");
        (await PickAsync(skip: 2)).ShouldBeNull();

        await LabelAsync(doubted, by: 1);
        (await PickAsync())!.Text.ShouldStartWith("I was charged");
    }

    [Fact]
    public async Task One_in_ten_is_a_message_that_a_colleague_has_labelled_and_one_in_ten_is_of_the_frozen_set()
    {
        await TellAsync("well the thing again");
        var labelled = await TellAsync("I was charged twice");
        await LabelAsync(labelled, by: 2);

        var picked = new List<LabelQuestion?>();
        for (var today = 0; today < 10; today++) picked.Add(await PickAsync(today: today));

        picked.Count(question => question!.Text == "I was charged twice").ShouldBe(1);
        var known = picked.Single(question => question!.Place is null)!.Text;
        FrozenSet.BesideTheProgram().Find(TextKey.Of(known)).ShouldNotBeNull();
        await LabelAsync(labelled, by: 1);
        await LabelAsync(await TellAsync("my own"), by: 1);
        (await PickAsync(today: 4))!.Text.ShouldBe("well the thing again", "one's own label is no second opinion");
    }

    [Fact]
    public async Task On_another_day_another_message_of_the_frozen_set_is_asked()
    {
        var first = (await PickAsync(today: 9)).ShouldNotBeNull().Text;
        (await PickAsync(today: 19))!.Text.ShouldBe(first, "it was not labelled yet");

        await _labels.AddAsync(new NewLabels(first, Some.Agent.Id, LabelSource.Page, new Dictionary<Head, int> { [Heads.Topic] = 1 }), default);

        (await PickAsync(today: 9))!.Text.ShouldNotBe(first);
    }

    [Fact]
    public async Task What_a_candidate_reads_otherwise_is_marked_and_a_damaged_one_holds_nobody_up()
    {
        await TellAsync("I was charged twice for order 4711, please refund me");
        (await PickAsync())!.Contradicted.ShouldBeEmpty();

        var version = await _models.AddAsync(1);
        (await PickAsync())!.Contradicted.ShouldNotBeEmpty("a toy knows none of these words");
        await _models.DamageAsync(version);
        var anew = new LabelPicker(new RecentTurnStore(_store.Database), _labels, new ActiveClassifier(Shipped.Classifier), new OtherModel(_models.Store, _models.Keeper));
        (await anew.PickAsync(LabelList.Unsure, Some.Agent, 0, 0))!.Contradicted.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_turn_is_all_the_customer_wrote_in_it_without_what_they_pressed()
    {
        var story = new Story(_store.Database, Ann, _store.Clock.GetUtcNow(), Shipped.Classifier);
        await story.PressesAsync("Payment");
        await story.WritesUnreadAsync("well");
        await story.WritesAsync("the thing again");
        await story.BotAsync("Which?");
        await story.WritesUnreadAsync("not read yet");

        (await PickAsync())!.Text.ShouldBe("well\nthe thing again");
        (await PickAsync(skip: 1)).ShouldBeNull();
    }

    private Task<LabelQuestion?> PickAsync(int skip = 0, int today = 0) => _picker.PickAsync(LabelList.Unsure, Some.Agent, skip, today);

    private async Task<ReadTurn> TellAsync(string text)
    {
        var story = await new Story(_store.Database, Ann, _store.Clock.GetUtcNow(), Shipped.Classifier).WritesAsync(text);
        return (await new ReadTurnStore(_store.Database).FindAsync(story.Number, 1)).ShouldNotBeNull();
    }

    private async Task LabelAsync(ReadTurn turn, long by) => (await _labels.AddAsync(
        new NewLabels("any", new AgentId(by), LabelSource.Page, new Dictionary<Head, int> { [Heads.Topic] = 1 }) { Place = turn.Place }, default)).ShouldNotBeNull();
}
