using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>How writes are kept, whatever the engine.</summary>
public abstract class WriteContract(StoreKind engine)
{
    [StoreFact]
    public async Task Work_that_fails_is_undone_alone_and_its_neighbours_are_kept()
    {
        await using var store = await TestStore.OpenAsync(engine);

        var writes = Enumerable.Range(0, 50).Select(i => store.Database.WriteAsync(WriteKey.None, async sql =>
        {
            await sql.ExecuteAsync("INSERT INTO settings (name, value) VALUES ($1, 'x')", $"kept-{i}");
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
        var kept = await store.Database.ReadAsync(async sql => await sql.FirstAsync("SELECT COUNT(*) FROM settings WHERE name LIKE 'kept-%'", row => row.GetInt32(0)));
        kept.ShouldBe(45);
    }

    [StoreFact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await using var store = await TestStore.OpenAsync(engine);
        await store.Database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync("INSERT INTO schema_versions (number, oldest) VALUES (9999, 9999)"));

        (await Should.ThrowAsync<StoreException>(store.ReopenAsync)).Message.ShouldContain("9999");
    }
}

public sealed class WriteOnSqlite() : WriteContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class WriteOnPostgres() : WriteContract(StoreKind.Postgres);
