using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Admin.Watch;
using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Learning.Watch;
using SupportBot.Storage.Watch;
using SupportBot.Tests.Classification;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Learning.Watch;

public sealed class WatcherTests
{
    [Fact]
    public async Task A_day_that_is_read_otherwise_than_the_weeks_before_is_named_in_a_sentence()
    {
        await using var store = await TestStore.OpenAsync();
        var counts = new ReadingCountStore(store.Database);
        var today = DateOnly.FromDateTime(store.Clock.GetUtcNow().UtcDateTime);
        for (var ago = 60; ago > 0; ago--) await counts.AddAsync(today.AddDays(-ago), [new(Heads.Urgency, 1, 85 + (ago % 3), 15), new(Heads.Topic, 1, 60, 0), new(Heads.Topic, 2, 40, 0)]);

        (await AlertsAsync()).ShouldBeEmpty();
        await counts.AddAsync(today, [new(Heads.Urgency, 1, 50, 50), new(Heads.Topic, 1, 58, 0), new(Heads.Topic, 2, 42, 0)]);
        (await AlertsAsync()).ShouldHaveSingleItem().ShouldStartWith("Urgency: unsure of 50 % of the messages");
        await counts.AddAsync(today, [new(Heads.Topic, 5, 100, 0)]);
        (await AlertsAsync())[1].ShouldStartWith("Topic: 50 % of the answers are others than in the four weeks before");

        async Task<IReadOnlyList<string>> AlertsAsync() =>
            WatchWords.Alerts(await new Watcher(counts, new CorrectionStore(store.Database), store.Clock).ReadAsync());
    }

    [Fact]
    public async Task What_turns_read_reaches_the_store_when_the_node_stops_and_is_counted_once()
    {
        await using var store = await TestStore.OpenAsync();
        var (live, counts) = (new LiveReadings(), new ReadingCountStore(store.Database));
        var reading = Toy.Classifier.Assess(Toy.Messages[0].Text);
        using var counter = new ReadingCounter(live, counts, store.Clock, NullLogger<ReadingCounter>.Instance);
        await counter.StartAsync(default);
        Parallel.For(0, 500, i => live.Offer(new LiveReading(new ConversationId(1), i, "hello", reading)));

        await counter.BringAsync();
        live.Offer(new LiveReading(new ConversationId(1), 500, "hello", reading));
        await counter.StopAsync(default);

        var read = await counts.ReadAsync(DateOnly.FromDateTime(store.Clock.GetUtcNow().UtcDateTime));
        read.Count.ShouldBe(Heads.All.Length);
        read.ShouldAllBe(row => row.Count.All == 501);
    }

    [Fact]
    public void What_could_not_be_kept_is_given_back()
    {
        var counts = new ReadingCounts();
        counts.Add(Toy.Classifier.Assess(Toy.Messages[0].Text));
        var taken = counts.Take();
        counts.Take().ShouldBeEmpty();
        counts.GiveBack(taken);
        counts.Take().ShouldBe(taken);
    }
}
