using SupportBot.Cli;
using SupportBot.Storage;
using SupportBot.Storage.Copying;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Cli;

/// <summary><c>store status</c>: what an operator looks at first.</summary>
public sealed class StoreStatusTests
{
    [PostgresFact]
    public async Task A_shared_store_shows_its_nodes_their_duties_and_what_waits()
    {
        await using var full = await FullStore.MakeAsync();
        await using var store = await StorePlace.MakeAsync(StoreKind.Postgres);
        await CopyCommand.RunAsync(full.Name, store.Name);
        var engine = store.Engine();
        await using var node = await Database.OpenAsync(engine);
        await using var duty = await engine.TakeDutyAsync("telegram", TimeProvider.System, default);

        var said = await StatusAsync(store.Name);

        said.ShouldContain($"Schema {Migrator.Newest}, ");
        said.ShouldContain("1 node connected");
        said.ShouldMatch($@"{node.Node}\s+\d+\s+[\d.]+ s");
        said.ShouldMatch($@"telegram\s+{node.Node}\s+[\d.]+ s");
        said.ShouldMatch(@"turns to take\s+100\s");
        said.ShouldMatch(@"tickets for an agent\s+75\s");
        said.ShouldMatch(@"web, to send\s+30\s");
        said.ShouldMatch(@"telegram, failed\s+20\s", "ten of the thirty were dropped");
        said.ShouldMatch(@"messages\s+2,400\s+[\d.]+ [KM]B");
    }

    [PostgresFact]
    public async Task A_duty_nobody_has_is_told()
    {
        await using var store = await StorePlace.MakeAsync(StoreKind.Postgres);
        var engine = store.Engine();
        await (await Database.OpenAsync(engine)).DisposeAsync();
        await (await engine.TakeDutyAsync("discord", TimeProvider.System, default)).DisposeAsync();
        await store.Postgres.UntilAsync("SELECT COUNT(*) = 0 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");

        (await StatusAsync(store.Name)).ShouldMatch(@"discord\s+nobody");
    }

    [Fact]
    public async Task An_embedded_store_is_shown_while_it_is_used()
    {
        await using var store = await FullStore.MakeAsync();
        await using var node = await Database.OpenAsync(store.Engine());

        var said = await StatusAsync(store.Name);

        said.ShouldContain($"in {store.File}");
        said.ShouldMatch(@"messages\s+2,400");
        said.Split('\n').ShouldAllBe(line => line.Length <= 100);
    }

    [Fact]
    public async Task Half_a_copy_and_no_store_at_all_are_told()
    {
        await using var store = await StorePlace.MakeAsync(StoreKind.Sqlite);
        (await StatusAsync(store.Name)).ShouldContain("There is no store yet");

        await (await Database.OpenAsync(store.Engine())).DisposeAsync();
        using (var sql = await Sql.OpenAsync(store.Engine(), writable: true)) await CopyMark.SetAsync(sql, "SQLite elsewhere");

        (await StatusAsync(store.Name)).ShouldContain("Half a copy of SQLite elsewhere");
    }

    private static async Task<string> StatusAsync(string store)
    {
        using var said = new StringWriter();
        (await StoreCommand.ShowAsync(store, Terminal.Plain(said), said)).ShouldBe(0, said.ToString());
        return said.ToString();
    }
}
