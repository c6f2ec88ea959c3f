using Dapper;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Storage;

public sealed class DatabaseTests
{
    [Fact]
    public async Task Work_that_fails_is_undone_alone_and_its_neighbours_are_kept()
    {
        await using var store = await TestStore.OpenAsync();

        var writes = Enumerable.Range(0, 50).Select(i => store.Database.WriteAsync(async session =>
        {
            await session.ExecuteAsync("INSERT INTO settings (name, value) VALUES ($1, 'x')", $"s{i}");
            if (i % 10 == 3) throw new InvalidOperationException("on purpose");
        })).ToList();
        await Task.WhenAll(writes.Select(async write =>
        {
            try
            {
                await write;
            }
            catch (InvalidOperationException)
            {
                // The failing ones are counted below.
            }
        }));

        writes.Count(write => write.IsFaulted).ShouldBe(5);
        var kept = await store.Database.ReadAsync(async session => await session.Connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM settings"));
        kept.ShouldBe(45);
    }

    [Fact]
    public async Task Every_commit_is_flushed_to_disk_before_it_is_answered()
    {
        await using var store = await TestStore.OpenAsync();

        var settings = await store.Database.WriteAsync(async session =>
            (await session.Connection.QueryFirstAsync<string>("PRAGMA journal_mode"), await session.Connection.QueryFirstAsync<int>("PRAGMA synchronous")));

        settings.ShouldBe(("wal", 2));
    }

    [Fact]
    public async Task A_damaged_file_stops_the_start_with_what_to_do()
    {
        await using var store = await TestStore.OpenAsync();
        await store.Database.DisposeAsync();
        var bytes = await File.ReadAllBytesAsync(store.File);
        Random.Shared.NextBytes(bytes.AsSpan(0, 100));
        await File.WriteAllBytesAsync(store.File, bytes);

        var problem = await Should.ThrowAsync<StoreException>(() => Database.OpenAsync(new SqliteEngine(store.File)));

        problem.Message.ShouldContain("damaged");
        problem.Message.ShouldContain("backup");
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await using var store = await TestStore.OpenAsync();
        await store.Database.WriteAsync(session => session.ExecuteAsync("INSERT INTO schema_versions (number) VALUES (9999)"));
        await store.Database.DisposeAsync();

        (await Should.ThrowAsync<StoreException>(() => Database.OpenAsync(new SqliteEngine(store.File)))).Message.ShouldContain("9999");
    }

    [Fact]
    public async Task A_full_disk_refuses_clearly_keeps_what_was_there_and_goes_on_when_there_is_room()
    {
        await using var store = await TestStore.OpenAsync();
        await store.AcceptAsync(store.Message("before"));
        var pages = await store.Database.WriteAsync(async session => await session.Connection.ExecuteScalarAsync<long>("PRAGMA page_count"));
        await LimitAsync(store, pages + 2);

        var refused = await Should.ThrowAsync<StoreException>(async () =>
        {
            for (var i = 0; i < 50; i++) await store.AcceptAsync(store.Message(new string('x', 4000)));
        });

        refused.Message.ShouldContain("full");
        await LimitAsync(store, 1_000_000);
        (await store.AcceptAsync(store.Message("after"))).Acceptance.Repeated.ShouldBeFalse();
    }

    [Fact]
    public async Task Another_process_that_holds_the_database_for_a_moment_is_waited_for()
    {
        await using var store = await TestStore.OpenAsync();
        using var other = new Session(new SqliteEngine(store.File), writable: true);
        await other.ExecuteAsync("BEGIN IMMEDIATE");

        var write = store.AcceptAsync(store.Message("hello"));
        var during = await Task.WhenAny(write, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System));
        await other.ExecuteAsync("COMMIT");

        during.ShouldNotBe(write);
        (await write).Acceptance.Position.ShouldBe(1);
    }

    private static Task<long> LimitAsync(TestStore store, long pages) => store.Database.WriteAsync(async session =>
        await session.Connection.ExecuteScalarAsync<long>($"PRAGMA max_page_count = {pages}"));
}
