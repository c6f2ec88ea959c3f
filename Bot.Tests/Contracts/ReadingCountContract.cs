using SupportBot.Classification;
using SupportBot.Storage;
using SupportBot.Storage.Watch;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What nodes read a day adds up.</summary>
public abstract class ReadingCountContract(StoreKind engine)
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    [StoreFact]
    public async Task What_is_brought_adds_up_by_day_and_answer()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var counts = new ReadingCountStore(store.Database);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => counts.AddAsync(Day, [new ReadingCount(Heads.Urgency, 3, 2, 1), new ReadingCount(Heads.Topic, 1, 0, 5)])));
        await counts.AddAsync(Day.AddDays(-1), [new ReadingCount(Heads.Topic, 1, 1, 0)]);

        (await counts.ReadAsync(Day)).Select(row => row.Count).ShouldBe([new(Heads.Urgency, 3, 40, 20), new(Heads.Topic, 1, 0, 100)], ignoreOrder: true);
        (await counts.ReadAsync(Day.AddDays(-1)))[0].ShouldBe((Day.AddDays(-1), new ReadingCount(Heads.Topic, 1, 1, 0)));
    }

    [StoreFact]
    public async Task Heads_that_only_another_program_knows_are_passed_over()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await store.Database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync(
            "INSERT INTO reading_counts (day, head, answer, sure, unsure) VALUES ($1, 'weather', 'rain', 1, 1), ($1, 'topic', 'weather', 1, 1)", 1790000000000L));
        (await new ReadingCountStore(store.Database).ReadAsync(new DateOnly(2026, 1, 1))).ShouldBeEmpty();
    }
}

public sealed class ReadingCountsOnSqlite() : ReadingCountContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class ReadingCountsOnPostgres() : ReadingCountContract(StoreKind.Postgres);
