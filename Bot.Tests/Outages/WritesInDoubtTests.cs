using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Outages;

/// <summary>PostgreSQL crashes with a write whose commit nobody answered.</summary>
public sealed class WritesInDoubtTests
{
    [PostgresFact]
    public async Task A_write_is_not_taken_for_kept_because_its_id_went_to_another_after_the_crash()
    {
        // What is not committed stays off the disk, as on a machine that is busy.
        await using var postgres = await PostgresCluster.StartAsync("wal_writer_delay = 10000");
        await using var place = await postgres.CreateDatabaseAsync();
        var engine = new PostgresEngine(place.ConnectionString);
        await (await Database.OpenAsync(engine)).DisposeAsync();
        var lost = await BegunAsync(engine);

        await postgres.StopAsync(PostgresStop.Immediate);
        lost.Dispose();
        await postgres.StartAgainAsync();

        (await engine.WasCommittedAsync(lost.Mark, lost.Sequence)).ShouldBe(false);
        using var other = await BegunAsync(engine);
        other.Sequence.ShouldBe(lost.Sequence);
        await other.CommitAsync();
        (await engine.WasCommittedAsync(lost.Mark, lost.Sequence)).ShouldBe(false);
        (await engine.WasCommittedAsync(other.Mark, other.Sequence)).ShouldBe(true);
    }

    [PostgresFact]
    public async Task A_write_that_is_under_way_is_not_decided_and_then_it_is()
    {
        await using var place = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        var engine = new PostgresEngine(place.ConnectionString);
        await (await Database.OpenAsync(engine)).DisposeAsync();
        using var write = await BegunAsync(engine);
        (await engine.WasCommittedAsync(write.Mark, write.Sequence)).ShouldBeNull();
        await write.CommitAsync();
        (await engine.WasCommittedAsync(write.Mark, write.Sequence)).ShouldBe(true);

        await write.BeginAsync();
        await write.RollBackAsync();
        (await engine.WasCommittedAsync(write.Mark, write.Sequence)).ShouldBe(false);
    }

    private static async Task<Sql> BegunAsync(IEngine engine)
    {
        var sql = await Sql.OpenAsync(engine, writable: true);
        await sql.BeginAsync();
        return sql;
    }
}
