using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Storage;

/// <summary>What only the embedded engine promises.</summary>
public sealed class SqliteEngineTests
{
    [Fact]
    public async Task Every_commit_is_flushed_to_disk_before_it_is_answered()
    {
        await using var store = await TestStore.OpenAsync();

        var settings = await store.Database.WriteAsync(WriteKey.None, async sql =>
            (await sql.FirstAsync("PRAGMA journal_mode", row => row.GetString(0)), await sql.FirstAsync("PRAGMA synchronous", row => row.GetInt32(0))));

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
    public async Task A_full_disk_refuses_clearly_keeps_what_was_there_and_goes_on_when_there_is_room()
    {
        await using var store = await TestStore.OpenAsync();
        await store.AcceptAsync(store.Message("before"));
        var pages = await store.Database.WriteAsync(WriteKey.None, async sql => await sql.FirstAsync("PRAGMA page_count", row => row.GetInt64(0)));
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
        using var other = await Sql.OpenAsync(new SqliteEngine(store.File), writable: true);
        await other.ExecuteAsync("BEGIN IMMEDIATE");

        var write = store.AcceptAsync(store.Message("hello"));
        var during = await Task.WhenAny(write, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System));
        await other.ExecuteAsync("COMMIT");

        during.ShouldNotBe(write);
        (await write).Acceptance.Position.ShouldBe(1);
    }

    private static Task<long> LimitAsync(TestStore store, long pages) => store.Database.WriteAsync(WriteKey.None, async sql =>
        await sql.FirstAsync($"PRAGMA max_page_count = {pages}", row => row.GetInt64(0)));
}
