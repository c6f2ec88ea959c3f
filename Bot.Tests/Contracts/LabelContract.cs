using SupportBot.Channels;
using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Classification.Training;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Labels;
using SupportBot.Tests.Classification;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>Labels are kept without what leads to a person, and what is learnt from them is the same whatever the engine.</summary>
public abstract class LabelContract(StoreKind engine)
{
    private static readonly FrozenSet Frozen = new([Message(Kept(apart: true, "frozen"), Topic.Outage), Message(Kept(apart: false, "own"), Topic.Outage), Message(Kept(apart: false, "other"), Topic.Outage)]);

    [StoreFact]
    public async Task A_message_is_kept_masked_and_once_with_the_newest_word_of_each_labeller()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (labels, place) = (Labels(store), await WriteAsync(store, "call me"));
        var text = $"{Kept(apart: false, "call")} +48 600 123 456, jan@firma.pl";

        await labels.AddAsync(New(text, place, 1, (Heads.Topic, (int)Topic.Payment), (Heads.Urgency, 1)), default);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await labels.AddAsync(New(text, place, 1, (Heads.Topic, (int)Topic.Outage)), default);
        await labels.AddAsync(New(text, place, 2, (Heads.Topic, (int)Topic.Outage)), default);

        var rows = await labels.ForTrainingAsync();
        rows.ShouldAllBe(row => row.Text == $"{Kept(apart: false, "call")} +00 000 000 000, name@example.com");
        Answers(rows).ShouldBe([(Heads.Urgency, 1), (Heads.Topic, (int)Topic.Outage)]);
        (await CountAsync(store, "labels")).ShouldBe(3);
        var shown = (await store.Database.ReadAsync(sql => LabelStore.OfAsync(sql, place.Conversation)))[place.Position].ToList();
        shown.Select(label => (label.Head.Name, label.Value)).ShouldBe([("urgency", 1), ("topic", 2), ("topic", 2)]);
        var read = await store.Database.ReadAsync(sql => sql.FirstAsync(
            "SELECT read_value, read_confidence, read_by, source FROM labels WHERE head = 'topic' AND agent_id = 2",
            row => (row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3))));
        read.ShouldBe(("other", 1000, "v1", 0));
    }

    [StoreFact]
    public async Task What_is_kept_for_judging_never_trains_whatever_is_said_of_it()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var labels = Labels(store);
        var (learnt, apart, frozen) = (Kept(apart: false, "mine"), Kept(apart: true, "mine"), Frozen.Messages.ShouldHaveSingleItem().Text);

        foreach (var text in new[] { learnt, apart, frozen, frozen.ToUpperInvariant(), $" {frozen}\n" })
            await labels.AddAsync(New(text, null, 1, (Heads.Topic, (int)Topic.Delivery)), default);

        (await labels.ForTrainingAsync()).ShouldHaveSingleItem().Text.ShouldBe(learnt);
        (await labels.NewestAsync(10)).Select(row => row.Text).ShouldBe([frozen.ToUpperInvariant(), apart], ignoreOrder: true);
        (await labels.NewestAsync(10)).ShouldAllBe(row => row.Weight == 1 && row.Labels[4] == (int)Topic.Delivery);
    }

    [StoreFact]
    public async Task Of_an_erased_message_that_was_kept_for_judging_no_model_has_learnt()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (labels, place) = (Labels(store), await WriteAsync(store, "my words"));
        using var folder = new DataFolder();
        await labels.AddAsync(New(Kept(apart: true, "mine"), place, 1, (Heads.Topic, 1)), default);
        var trained = store.Clock.GetUtcNow();
        store.Clock.Advance(TimeSpan.FromDays(1));

        await new Erasure(store.Database, StorageSetup.Attachments(store.Database, folder.Path, store.Clock), store.Clock)
            .EraseAsync(TicketStore.NumberFor(place.Conversation.Value), "root", default);

        (await CountAsync(store, "labelled_messages")).ShouldBe(0);
        (await labels.ErasedSinceAsync(trained)).ShouldBe(0);
    }

    [StoreFact]
    public async Task An_erased_customer_leaves_no_label_and_a_mark_that_earlier_models_have_learnt_from_them()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (labels, place) = (Labels(store), await WriteAsync(store, "my words"));
        using var folder = new DataFolder();
        await labels.AddAsync(New(Kept(apart: false, "mine"), place, 1, (Heads.Topic, 1)), default);
        await labels.AddAsync(New(Kept(apart: false, "anyone's"), null, 1, (Heads.Topic, 1)), default);
        store.Clock.Advance(TimeSpan.FromDays(1));
        var trained = store.Clock.GetUtcNow();
        (await labels.ErasedSinceAsync(trained)).ShouldBe(0);
        store.Clock.Advance(TimeSpan.FromDays(1));

        var files = StorageSetup.Attachments(store.Database, folder.Path, store.Clock);
        await new Erasure(store.Database, files, store.Clock).EraseAsync(TicketStore.NumberFor(place.Conversation.Value), "root", default);

        (await labels.ForTrainingAsync()).ShouldHaveSingleItem().Text.ShouldBe(Kept(apart: false, "anyone's"));
        (await CountAsync(store, "labelled_messages")).ShouldBe(1);
        (await labels.ErasedSinceAsync(trained)).ShouldBe(1);
        (await labels.ErasedSinceAsync(trained - TimeSpan.FromDays(2))).ShouldBe(0, "a model of before it was labelled");
        (await labels.ErasedSinceAsync(store.Clock.GetUtcNow())).ShouldBe(0, "the next model");
        (await labels.AddAsync(New("late", place, 1, (Heads.Topic, 1)), default)).ShouldBeNull("they are gone");
    }

    [StoreFact]
    public async Task Who_is_erased_takes_copies_of_their_words_that_came_in_with_files_along_and_so_does_the_next()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var labels = Labels(store);
        using var folder = new DataFolder();
        var erasure = new Erasure(store.Database, StorageSetup.Attachments(store.Database, folder.Path, store.Clock), store.Clock);
        var unlabelled = Kept(apart: false, "unlabelled");

        foreach (var (text, number) in new[] { (Kept(apart: false, "mine"), 1L), (Kept(apart: false, "mine again"), 2L) })
        {
            var place = await WriteAsync(store, unlabelled);
            var own = await labels.AddAsync(New(text, null, 2, (Heads.Topic, 1)) with { Place = place }, default);
            (await labels.AddAsync(New($" {text}", null, 3, (Heads.Topic, 1)), default)).ShouldBe(own, "it goes to where it stood");
            (await labels.AddAsync(New(unlabelled.Replace(" ", "  ", StringComparison.Ordinal), null, 3, (Heads.Topic, 1)), default)).ShouldNotBe(own);

            await erasure.EraseAsync(TicketStore.NumberFor(place.Conversation.Value), "root", default);

            (await CountAsync(store, "labelled_messages")).ShouldBe(0);
            (await CountAsync(store, "labels")).ShouldBe(0);
            (await CountAsync(store, "erased_labels")).ShouldBe(2 * number);
        }
        (await CountAsync(store, "audit")).ShouldBe(2);
    }

    [StoreFact]
    public async Task A_copy_that_was_in_a_file_before_its_message_was_labelled_goes_too()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (labels, place) = (Labels(store), await WriteAsync(store, "one"));
        using var folder = new DataFolder();
        await labels.AddAsync(New("one\ntwo", null, 3, (Heads.Topic, 1)), default);
        await labels.AddAsync(New("one two", place, 2, (Heads.Topic, 1)), default);
        (await CountAsync(store, "labelled_messages")).ShouldBe(2);

        await new Erasure(store.Database, StorageSetup.Attachments(store.Database, folder.Path, store.Clock), store.Clock)
            .EraseAsync(TicketStore.NumberFor(place.Conversation.Value), "root", default);

        (await CountAsync(store, "labelled_messages")).ShouldBe(0);
        (await new LabelReview(store.Database, new AuditLog(store.Database, store.Clock), store.Clock).SettleAsync(1, Heads.Topic, 1, Some.Agent, default)).ShouldBeFalse();
    }

    [StoreFact]
    public async Task An_import_that_is_cut_off_is_in_the_audit_log()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var audit = new AuditLog(store.Database, store.Clock);
        var import = new LabelImport(store.Database, Labels(store), new LabelReview(store.Database, audit, store.Clock), audit, new LabelOptions(), () => Frozen);
        var rows = Enumerable.Range(0, 201).Select(i => new LabelRow(i, $"text {new string('a', i)}", new Dictionary<Head, int> { [Heads.Topic] = 1 })).ToList();
        using var enough = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => import.AddAsync(rows, Some.Agent, Toy.Classifier, "mine.tsv", new UntilStopped(enough), enough.Token));

        (await audit.ReadAsync(0, 9)).ShouldHaveSingleItem().What.ShouldBe("201 messages of mine.tsv");
        (await CountAsync(store, "labelled_messages")).ShouldBe(200);
    }

    [StoreFact]
    public async Task Conflicts_are_counted_once_a_minute_and_when_they_are_looked_at()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var review = new LabelReview(store.Database, new AuditLog(store.Database, store.Clock), store.Clock);
        (await review.CountConflictsAsync(50)).ShouldBe(0);
        for (var by = 1; by <= 2; by++) await Labels(store).AddAsync(New("one", null, by, (Heads.Topic, by)), default);

        (await review.CountConflictsAsync(50)).ShouldBe(0);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        (await review.CountConflictsAsync(50)).ShouldBe(1);
        await review.SettleAsync(1, Heads.Topic, 1, Some.Agent, default);
        (await review.ConflictsAsync(50)).ShouldBeEmpty();
        (await review.CountConflictsAsync(50)).ShouldBe(0);
    }

    private static LabelStore Labels(TestStore store) => new(store.Database, new LabelOptions(), () => Frozen, store.Clock);

    private static NewLabels New(string text, LabelledPlace? place, long by, params (Head Head, int Answer)[] answers) =>
        new(text, new AgentId(by), LabelSource.Desk, answers.ToDictionary(answer => answer.Head, answer => answer.Answer))
        {
            Place = place, Read = Some.Reading(), ReadBy = "v1",
        };

    private static async Task<LabelledPlace> WriteAsync(TestStore store, string text)
    {
        var accepted = await store.AcceptAsync(store.Message(text));
        return new LabelledPlace(accepted.Conversation, new Address(ChannelName.Web, "42"), accepted.Acceptance.Position);
    }

    /// <summary>A text that the split keeps for judging, or does not.</summary>
    private static string Kept(bool apart, string about) => Enumerable.Range(0, 100).Select(i => $"{about} {new string('q', i % 10)}{new string('z', i / 10)}w")
        .First(text => Split.IsHeldApart(text) == apart && Split.IsHeldApart($"{text} +00 000 000 000, name@example.com") == apart);

    private static LabelledMessage Message(string text, Topic topic)
    {
        var labels = new sbyte[Heads.All.Length];
        labels[4] = (sbyte)topic;
        return new LabelledMessage(text, labels);
    }

    private static IEnumerable<(Head Head, int Answer)> Answers(IReadOnlyList<LabelledMessage> rows) =>
        from head in Enumerable.Range(0, Heads.All.Length)
        from row in rows
        where row.Labels[head] != LabelledMessage.Unknown
        select (Heads.All[head], (int)row.Labels[head]);

    private sealed class UntilStopped(CancellationTokenSource enough) : IProgress<int>
    {
        public void Report(int value) => enough.Cancel();
    }

    private static async Task<long> CountAsync(TestStore store, string table) =>
        await store.Database.ReadAsync(sql => sql.FirstAsync($"SELECT COUNT(*) FROM {table}", row => row.GetInt64(0)));
}

public sealed class LabelsOnSqlite() : LabelContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class LabelsOnPostgres() : LabelContract(StoreKind.Postgres);
