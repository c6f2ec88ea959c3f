using SupportBot.Conversations;
using SupportBot.Handoff.Measures;
using SupportBot.Storage;
using SupportBot.Storage.Measures;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What is written of every episode in the commit that ends it is what its transcript says, line by line.</summary>
public abstract class MeasuresContract(StoreKind engine)
{
    private const int Conversations = 45;
    private const int Steps = 40;

    [StoreFact]
    public async Task C31_Every_row_and_every_sum_is_what_brute_force_over_the_raw_lines_finds()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var ends = await Task.WhenAll(Enumerable.Range(1, Conversations).Select(i => new SeededDesk(store.Database, i).PlayAsync(Steps)));
        var (episodes, period) = (new EpisodeStore(store.Database), new Period(DateTimeOffset.UnixEpoch, ends.Max().AddDays(1)));

        var raw = await RawEpisodes.ReadAsync(store.Database);
        var rows = (await episodes.ReadAsync(period)).OrderBy(row => row.EndedAt).ThenBy(row => row.Conversation.Value).ToList();

        raw.Count.ShouldBeGreaterThan(300);
        rows.Count.ShouldBe(raw.Count);
        foreach (var (row, found) in rows.Zip(raw)) row.ShouldBe(found);
        Covers(raw);
        Adds(MeasureSet.Of(rows, ends.Max()), raw, ends.Max());
        var loads = MeasureSet.Loads(await episodes.PartsAsync(period));
        loads.Sum(load => load.Episodes).ShouldBe(raw.Sum(row => row.Agents));
        loads.Sum(load => load.Handled.TotalMilliseconds).ShouldBe(raw.Sum(row => row.Handled.TotalMilliseconds));
        loads.Sum(load => load.Replies).ShouldBe((int)await store.Database.ReadAsync(sql => sql.FirstAsync(
            "SELECT COUNT(*) FROM messages m WHERE author = 2 AND at <= (SELECT MAX(ended_at) FROM episodes e WHERE e.conversation_id = m.conversation_id)", row => row.GetInt64(0))));
    }

    [StoreFact]
    public async Task C31_An_erased_customer_leaves_every_figure()
    {
        await using var store = await TestStore.OpenAsync(engine);
        foreach (var i in new[] { 1, 2 }) await new SeededDesk(store.Database, i).PlayAsync(15);
        var (episodes, ever) = (new EpisodeStore(store.Database), new Period(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100)));
        var (first, parts) = ((await episodes.ReadAsync(ever))[0].Conversation, (await episodes.PartsAsync(ever)).Count);

        await new Erasure(store.Database, new MemoryAttachments(), store.Clock).EraseAsync(TicketStore.NumberFor(first.Value), "root", default);

        (await episodes.ReadAsync(ever)).ShouldAllBe(row => row.Conversation != first);
        (await episodes.PartsAsync(ever)).Count.ShouldBeLessThan(parts);
    }

    // What no history came to, would not be tested.
    private static void Covers(List<EpisodeRow> raw)
    {
        foreach (var outcome in Enum.GetValues<TicketOutcome>()) raw.ShouldContain(row => row.Outcome == outcome, outcome.ToString());
        foreach (var start in Enum.GetValues<EpisodeStart>()) raw.ShouldContain(row => row.Start == start, start.ToString());
        foreach (var by in Enum.GetValues<EpisodeEnd>()) raw.ShouldContain(row => row.EndedBy == by, by.ToString());
        foreach (var reason in Enum.GetValues<HandoffReason>()) raw.ShouldContain(row => row.Reason == reason, reason.ToString());
        raw.ShouldContain(row => row.Score != null);
        raw.ShouldContain(row => row.Moves > 1);
        raw.ShouldContain(row => row.PromisesKept > 0);
        raw.ShouldContain(row => row.PromisesBroken > 1);
    }

    internal static void Adds(MeasureSet sums, List<EpisodeRow> raw, DateTimeOffset now)
    {
        var (count, contained, first, durable, settled, returned, rated, good, kept, promised) = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        foreach (var row in raw)
        {
            if (row.Outcome == TicketOutcome.Duplicate) continue;
            var isSolved = row.Outcome is TicketOutcome.Solved or TicketOutcome.Workaround or TicketOutcome.Referred;
            var isBack = row.ReturnedAt != null && row.ReturnedAt <= row.EndedAt.AddDays(7);
            count++;
            if (isSolved && row.EndedBy == EpisodeEnd.Bot && row.HandedOffAt == null) contained++;
            if (isSolved && row.Start == EpisodeStart.New && row.Moves == 0 && row.Agents < 2) first++;
            if (isSolved && row.EndedAt.AddDays(7) <= now) settled++;
            if (isSolved && !isBack && row.EndedAt.AddDays(7) <= now) durable++;
            if (isBack) returned++;
            if (row.Score != null) rated++;
            if (row.Score >= 4) good++;
            kept += row.PromisesKept;
            promised += row.PromisesKept + row.PromisesBroken;
        }
        sums.Episodes.ShouldBe(count);
        sums.Containment.ShouldBe(new(contained, count));
        sums.FirstContact.ShouldBe(new(first, count));
        sums.Durable.ShouldBe(new(durable, settled));
        sums.Reopened.ShouldBe(new(returned, count));
        sums.Rated.ShouldBe(new(rated, count));
        sums.Satisfied.ShouldBe(new(good, rated));
        sums.PromisesKept.ShouldBe(new(kept, promised));
    }
}

public sealed class MeasuresOnSqlite() : MeasuresContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class MeasuresOnPostgres() : MeasuresContract(StoreKind.Postgres);
