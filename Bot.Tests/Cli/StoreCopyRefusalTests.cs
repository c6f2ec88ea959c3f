using Npgsql;
using SupportBot.Storage;
using SupportBot.Storage.Copying;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Cli;

/// <summary>When a store cannot be copied, an admin reads why and what to do, and nothing was changed.</summary>
public sealed class StoreCopyRefusalTests
{
    [PostgresFact]
    public async Task A_store_with_rows_of_its_own_is_no_target()
    {
        await using var source = await FullStore.MakeAsync();
        await using var other = await FullStore.MakeAsync();
        await using var target = await StorePlace.MakeAsync(StoreKind.Postgres);
        await CopyCommand.RunAsync(other.Name, target.Name);

        await ShouldRefuseAsync(source.Name, target.Name, "is not empty: it has customers");
    }

    [PostgresFact]
    public async Task Half_a_copy_of_another_store_is_no_target_and_no_source()
    {
        await using var source = await FullStore.MakeAsync();
        await using var other = await FullStore.MakeAsync();
        await using var half = await StorePlace.MakeAsync(StoreKind.Postgres);
        await (await Database.OpenAsync(half.Engine())).DisposeAsync();
        using (var sql = await Sql.OpenAsync(half.Engine(), writable: true)) await CopyMark.SetAsync(sql, StoreLocation.Parse(other.Name).Name);

        await ShouldRefuseAsync(source.Name, half.Name, $"half a copy of another store, SQLite {other.File}");
        await ShouldRefuseAsync(half.Name, source.Name, "only half a copy of");
    }

    [PostgresFact]
    public async Task What_a_first_start_wrote_is_no_obstacle()
    {
        await using var source = await FullStore.MakeAsync();
        await using var target = await StorePlace.MakeAsync(StoreKind.Postgres);
        using var folder = new DataFolder();
        await using (var bot = await BotProcess.ServeAsync(folder.Path, new Uri($"http://127.0.0.1:{Loopback.FreePort()}"), [("Data:ConnectionString", target.Name)]))
            await bot.TerminateAsync();

        var copied = await CopyCommand.RunAsync(source.Name, target.Name);

        copied.ShouldBe((0, copied.Said));
    }

    [PostgresFact]
    public async Task A_store_in_use_is_named_with_whoever_uses_it()
    {
        await using var sqlite = await FullStore.MakeAsync();
        await using var postgres = await StorePlace.MakeAsync(StoreKind.Postgres);
        await using (var node = await Database.OpenAsync(postgres.Engine()))
        {
            await ShouldRefuseAsync(sqlite.Name, postgres.Name, $"is in use by {node.Node}");
            await ShouldRefuseAsync(postgres.Name, sqlite.Name, $"is in use by {node.Node}");
        }
        using (DataFolderLock.Take(sqlite.Folder))
            await ShouldRefuseAsync(sqlite.Name, postgres.Name, "in use by another SupportBot");
    }

    [PostgresFact]
    public async Task A_server_that_starts_while_its_store_is_copied_is_told_to_wait()
    {
        await using var store = await StorePlace.MakeAsync(StoreKind.Postgres);
        await using var copying = await CopyEnd.HoldAsync(StoreLocation.Parse(store.Name), isNew: true);

        (await Should.ThrowAsync<StoreException>(() => Database.OpenAsync(store.Engine()))).Message.ShouldContain("is being copied");
    }

    [PostgresFact]
    public async Task Other_schemas_are_not_copied()
    {
        await using var older = await FullStore.MakeAsync();
        await using var newer = await StorePlace.MakeAsync(StoreKind.Postgres);
        await (await Database.OpenAsync(newer.Engine())).DisposeAsync();
        await newer.Postgres.ExecuteAsync("INSERT INTO schema_versions (number, oldest) VALUES (99, 99)");

        await ShouldRefuseAsync(older.Name, newer.Name, "Start the newer program");
        await ShouldRefuseAsync(newer.Name, older.Name, "Copy with the newer program");
        using (var sql = await Sql.OpenAsync(older.Engine(), writable: true))
            await sql.ExecuteAsync("DELETE FROM schema_versions WHERE number > 1");
        await using var target = await StorePlace.MakeAsync(StoreKind.Postgres);
        await ShouldRefuseAsync(older.Name, target.Name, "Start this program on it once");
    }

    [PostgresFact]
    public async Task A_source_that_is_not_there_is_named()
    {
        await using var empty = await StorePlace.MakeAsync(StoreKind.Sqlite);
        await using var postgres = await StorePlace.MakeAsync(StoreKind.Postgres);

        await ShouldRefuseAsync(empty.Name, postgres.Name, $"There is no store at {empty.File}");
        await ShouldRefuseAsync(postgres.Name, empty.Name, "holds no store of SupportBot");
        await ShouldRefuseAsync(postgres.Name, postgres.Name, "--from and --to are the same store");
        File.Exists(empty.File).ShouldBeFalse("a store was made where there was none to copy");
    }

    [PostgresFact]
    public async Task A_connection_that_cannot_work_is_named_without_its_password()
    {
        await using var source = await FullStore.MakeAsync();
        await using var target = await StorePlace.MakeAsync(StoreKind.Postgres);
        string With(Action<NpgsqlConnectionStringBuilder> change)
        {
            var other = new NpgsqlConnectionStringBuilder(target.Name);
            change(other);
            return other.ConnectionString;
        }

        await ShouldRefuseAsync(source.Name, "Hots=nowhere;Password=secret-word", "neither a data folder nor a connection string");
        await ShouldRefuseAsync(source.Name, With(to => to.Password = "secret-word"), "does not know this user or password");
        await ShouldRefuseAsync(source.Name, With(to => to.Database = "nowhere"), "there is no such database");
        await ShouldRefuseAsync(source.Name, With(to => to.Port = Loopback.FreePort()), "cannot be reached");
    }

    [PostgresFact]
    public async Task A_user_without_rights_is_told_so()
    {
        await using var source = await FullStore.MakeAsync();
        await using var target = await StorePlace.MakeAsync(StoreKind.Postgres);
        await target.Postgres.ExecuteAsync("CREATE ROLE guest LOGIN PASSWORD 'guest'");
        var guest = new NpgsqlConnectionStringBuilder(target.Name) { Username = "guest", Password = "guest" };

        await ShouldRefuseAsync(source.Name, guest.ConnectionString, "Let the user own the database");

        await target.Postgres.ExecuteAsync("GRANT USAGE ON SCHEMA public TO guest");
        await ShouldRefuseAsync(source.Name, guest.ConnectionString, "permission denied for schema public");
    }

    private static async Task ShouldRefuseAsync(string from, string to, string why)
    {
        var (code, said) = await CopyCommand.RunAsync(from, to);
        said.ShouldContain(why);
        said.ShouldNotContain("secret-word");
        said.ShouldNotContain("   at ");
        code.ShouldBe(1);
    }
}
