using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>The schema is brought up to date once, and old and new programs know whether they may run beside each other.</summary>
public abstract class MigrationContract(StoreKind engine)
{
    private const string Note = "INSERT INTO schema_versions (number, oldest) VALUES ($1, $2)";

    [StoreFact]
    public async Task A_program_runs_on_a_newer_schema_that_was_made_for_it_to_go_on()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await store.Database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync(Note, Migrator.Newest + 1, Migrator.Newest));

        await store.ReopenAsync();

        (await store.AcceptAsync(store.Message("hello"))).Acceptance.Position.ShouldBe(1);
    }

    [StoreTheory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    public async Task A_program_refuses_a_schema_that_only_a_newer_one_can_use(int ahead, int needed)
    {
        await using var store = await TestStore.OpenAsync(engine);
        await store.Database.WriteAsync(WriteKey.None, async sql =>
        {
            for (var i = 1; i <= ahead; i++) await sql.ExecuteAsync(Note, Migrator.Newest + i, i == needed ? Migrator.Newest + i : 0);
        });

        var problem = await Should.ThrowAsync<StoreException>(store.ReopenAsync);

        problem.Message.ShouldContain($"schema {Migrator.Newest + ahead}");
        problem.Message.ShouldContain("Start the newer program");
    }

    [StoreFact]
    public async Task A_start_on_a_schema_that_is_up_to_date_changes_nothing()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var before = await VersionsAsync(store.Database);

        await store.ReopenAsync();

        (await VersionsAsync(store.Database)).ShouldBe(before);
        before.ShouldBe(Enumerable.Range(1, Migrator.Newest).Select(number => (long)number));
    }

    private protected static ValueTask<List<long>> VersionsAsync(Database database) => database.ReadAsync(sql => sql.ListAsync(
        "SELECT number FROM schema_versions ORDER BY number", row => row.GetInt64(0)));
}

public sealed class MigrationOnSqlite() : MigrationContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class MigrationOnPostgres() : MigrationContract(StoreKind.Postgres)
{
    [StoreFact]
    public async Task Nodes_that_start_together_on_an_empty_store_bring_it_up_to_date_once()
    {
        await using var place = await StorePlace.MakeAsync(StoreKind.Postgres);

        var nodes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => StoreOpening.OpenAsync(place.Engine(), TextWriter.Null, TimeProvider.System))));

        (await VersionsAsync(nodes[0])).ShouldBe(Enumerable.Range(1, Migrator.Newest).Select(number => (long)number));
        foreach (var node in nodes) await node.DisposeAsync();
    }

    [StoreFact]
    public async Task A_change_of_a_table_that_is_held_gives_up_before_it_holds_up_the_other_nodes()
    {
        await using var place = await StorePlace.MakeAsync(StoreKind.Postgres);
        await using (await Database.OpenAsync(place.Engine())) { }
        var engine = place.Engine();
        using var backup = await Sql.OpenAsync(engine, writable: false);
        await backup.ExecuteAsync("BEGIN");
        await backup.FirstAsync("SELECT COUNT(*) FROM conversations", row => row.GetInt64(0));
        using var start = await Sql.OpenAsync(engine, writable: true);
        await start.ExecuteAsync("BEGIN");
        await engine.LockSchemaAsync(start);

        var problem = await Should.ThrowAsync<Exception>(async () => await start.ExecuteAsync("ALTER TABLE conversations ADD COLUMN later BIGINT"));

        var explained = engine.Explain(problem).ShouldNotBeNull();
        explained.Message.ShouldContain("something else holds a table");
        explained.IsAway.ShouldBeTrue("the start tries again");
    }

    [StoreFact]
    public async Task A_node_waits_as_long_as_another_changes_the_schema()
    {
        await using var place = await StorePlace.MakeAsync(StoreKind.Postgres);
        var engine = place.Engine();
        using var first = await Sql.OpenAsync(engine, writable: true);
        await first.ExecuteAsync("BEGIN");
        await engine.LockSchemaAsync(first);

        var opening = Task.Run(() => Database.OpenAsync(place.Engine()));
        // Longer than any statement of the work itself may take.
        await first.FirstAsync("SELECT pg_sleep(6)::text", row => 0);
        opening.IsCompleted.ShouldBeFalse();
        await first.ExecuteAsync("COMMIT");

        await using var second = await opening;
        (await VersionsAsync(second)).Count.ShouldBe(Migrator.Newest);
    }
}
