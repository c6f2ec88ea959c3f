using System.Security.Cryptography;
using SupportBot.Storage;
using SupportBot.Storage.Copying;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Cli;

/// <summary><c>store copy</c> takes everything there is from one engine to the other, and says so only when it is true.</summary>
public sealed class StoreCopyTests
{
    private const int SmallPages = 40;

    [PostgresFact]
    public async Task Everything_comes_to_PostgreSQL_and_back_unchanged()
    {
        await using var source = await FullStore.MakeAsync();
        await using var postgres = await StorePlace.MakeAsync(StoreKind.Postgres);
        await using var back = await StorePlace.MakeAsync(StoreKind.Sqlite);

        var there = await CopyCommand.RunAsync(source.Name, postgres.Name);
        var home = await CopyCommand.RunAsync(postgres.Name, back.Name);

        there.ShouldBe((0, there.Said));
        home.ShouldBe((0, home.Said));
        (await SumsAsync(source)).ShouldAllBe(sum => sum.Rows > 0);
        await ShouldEqualAsync(postgres, source);
        await ShouldEqualAsync(back, source);
        await ShouldHaveTheSameRowsAsync(back, source);
        FilesIn(back).ShouldBe(FilesIn(source));
    }

    [PostgresTheory]
    [InlineData(1)]
    public async Task A_copy_that_is_stopped_again_and_again_is_equal_in_the_end(int seed)
    {
        await using var source = await FullStore.MakeAsync();
        await using var postgres = await StorePlace.MakeAsync(StoreKind.Postgres);
        await using var back = await StorePlace.MakeAsync(StoreKind.Sqlite);
        var random = new Random(seed);

        (await StopAgainAndAgainAsync(source, postgres, random)).ShouldBeGreaterThan(2);
        (await StopAgainAndAgainAsync(postgres, back, random)).ShouldBeGreaterThan(2);

        await ShouldEqualAsync(postgres, source);
        await ShouldEqualAsync(back, source);
        FilesIn(back).ShouldBe(FilesIn(source));
    }

    [PostgresFact]
    public async Task What_changed_in_the_source_between_two_runs_is_copied_as_it_is_now()
    {
        await using var source = await FullStore.MakeAsync();
        await using var postgres = await StorePlace.MakeAsync(StoreKind.Postgres);
        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(source, postgres, stopAfter: 90));

        using (var sql = await Sql.OpenAsync(source.Engine(), writable: true))
            await sql.ExecuteAsync("UPDATE messages SET text = 'edited' WHERE conversation_id = 2");
        await RunAsync(source, postgres);

        await ShouldEqualAsync(postgres, source);
    }

    [PostgresFact]
    public async Task A_killed_copy_keeps_servers_away_and_goes_on_when_it_is_run_again()
    {
        await using var source = await FullStore.MakeAsync();
        await using var postgres = await StorePlace.MakeAsync(StoreKind.Postgres);
        await (await Database.OpenAsync(postgres.Engine())).DisposeAsync();
        await using (await postgres.Postgres.HoldRowsAsync("outbox"))
        {
            await using var copy = BotProcess.Run("store", "copy", "--from", source.Name, "--to", postgres.Name);
            await postgres.Postgres.UntilAsync("SELECT COUNT(*) > 0 FROM pg_locks WHERE relation = 'outbox'::regclass AND NOT granted");
            await copy.KillAsync();
        }

        (await Should.ThrowAsync<StoreException>(() => Database.OpenAsync(postgres.Engine()))).Message.ShouldContain("half a copy");
        var again = await CopyCommand.RunAsync(source.Name, postgres.Name);

        again.ShouldBe((0, again.Said));
        await ShouldEqualAsync(postgres, source);
        await (await Database.OpenAsync(postgres.Engine())).DisposeAsync();
    }

    [PostgresFact]
    public async Task Rows_that_come_after_the_copy_get_numbers_of_their_own()
    {
        await using var source = await FullStore.MakeAsync();
        await using var postgres = await StorePlace.MakeAsync(StoreKind.Postgres);
        await CopyCommand.RunAsync(source.Name, postgres.Name);

        using var sql = await Sql.OpenAsync(postgres.Engine(), writable: true);
        foreach (var (table, key) in new[] { ("customers", "id"), ("conversations", "id"), ("tickets", "number"), ("outbox", "id"), ("agents", "id") })
        {
            var next = await sql.FirstAsync(
                $"SELECT nextval(pg_get_serial_sequence('{table}', '{key}')) - (SELECT MAX({key}) FROM {table})", row => row.GetInt64(0));
            next.ShouldBe(1, table);
        }
    }

    [PostgresFact]
    public async Task A_file_that_was_lost_before_is_told_and_nothing_is_made_up()
    {
        await using var source = await FullStore.MakeAsync();
        await using var postgres = await StorePlace.MakeAsync(StoreKind.Postgres);
        File.Delete(Files(source).First(file => new FileInfo(file).Length == 4000));

        var copied = await CopyCommand.RunAsync(source.Name, postgres.Name);

        copied.ShouldBe((0, copied.Said));
        copied.Said.ShouldContain("1 rows of attachment_chunks were lost in the source before");
    }

    /// <returns>How often.</returns>
    private static async Task<int> StopAgainAndAgainAsync(StorePlace from, StorePlace to, Random random)
    {
        for (var stops = 0; ; stops++)
        {
            try
            {
                // Each run begins by checking what the earlier ones did, so it needs longer to get further.
                await RunAsync(from, to, random.Next(1, 60 * (stops + 1)));
                return stops;
            }
            catch (OperationCanceledException)
            {
                // As if it had been killed here.
            }
        }
    }

    private static async Task RunAsync(StorePlace from, StorePlace to, int stopAfter = int.MaxValue)
    {
        using var stopping = new CancellationTokenSource();
        await using var source = await CopySource.HoldAsync(StoreLocation.Parse(from.Name));
        await using var target = await CopyEnd.HoldAsync(StoreLocation.Parse(to.Name), isNew: true);
        var copied = await new StoreCopy(source, target, new Stop(stopping, stopAfter)) { PageLength = SmallPages }.RunAsync(stopping.Token);
        copied.ShouldAllBe(table => table.IsEqual);
    }

    private static async Task ShouldEqualAsync(StorePlace copy, StorePlace source) => (await SumsAsync(copy)).ShouldBe(await SumsAsync(source));

    /// <summary>Compared by SQLite itself, with nothing of ours between.</summary>
    private static async Task ShouldHaveTheSameRowsAsync(StorePlace back, StorePlace source)
    {
        using var sql = await Sql.OpenAsync(source.Engine(), writable: true);
        await sql.ExecuteAsync("UPDATE conversations SET claimed_by = NULL, claimed_until = NULL");
        await sql.ExecuteAsync("ATTACH DATABASE $1 AS back", back.File);
        foreach (var table in CopiedTables.InOrder)
        {
            (await sql.FirstAsync($"SELECT COUNT(*) FROM (SELECT * FROM main.{table} EXCEPT SELECT * FROM back.{table})", row => row.GetInt64(0))).ShouldBe(0, table);
            (await sql.FirstAsync($"SELECT COUNT(*) FROM (SELECT * FROM back.{table} EXCEPT SELECT * FROM main.{table})", row => row.GetInt64(0))).ShouldBe(0, table);
        }
    }

    private static async Task<List<(string Table, long Rows, string Sum)>> SumsAsync(StorePlace store)
    {
        await using var end = await CopyEnd.HoldAsync(StoreLocation.Parse(store.Name), isNew: false);
        var sums = new List<(string, long, string)>();
        foreach (var name in CopiedTables.InOrder)
        {
            using var sum = new Checksum();
            await foreach (var page in TableRows.ReadAsync(end, await end.DescribeAsync(name), after: null, default)) sum.Add(page);
            sums.Add((name, sum.Rows, sum.Value));
        }
        return sums;
    }

    private static IEnumerable<string> Files(StorePlace store) =>
        Directory.EnumerateFiles(Path.Combine(store.Folder, "attachments"), "*", SearchOption.AllDirectories).Order();

    private static IEnumerable<(string, string)> FilesIn(StorePlace store) =>
        Files(store).Select(file => (Path.GetRelativePath(store.Folder, file), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));

    private sealed class Stop(CancellationTokenSource stopping, int after) : IProgress<CopyProgress>
    {
        private int _left = after;

        public void Report(CopyProgress value)
        {
            if (--_left == 0) stopping.Cancel();
        }
    }
}
