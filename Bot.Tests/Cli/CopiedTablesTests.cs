using SupportBot.Storage;
using SupportBot.Storage.Copying;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Cli;

/// <summary>The list of what is copied, held against the schema: whoever adds a table decides whether it is copied, and fills it in the tests.</summary>
public sealed class CopiedTablesTests
{
    // What conversations are found by has an index that is a table to this engine alone.
    private const string OnSqlite = """
        SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type IN ('table', 'virtual') AND name <> 'search_stems' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name
        """;

    private const string OnPostgres = "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename";
    private const string References = """SELECT DISTINCT m.name, f."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'""";
    private const string MayBeAbsent = "SELECT name FROM pragma_table_info($1) WHERE \"notnull\" = 0 AND pk = 0";

    private static readonly string[] Known = [.. CopiedTables.InOrder.Concat(CopiedTables.LeftOut).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Every_table_is_copied_or_left_out_on_purpose()
    {
        await using var store = await TestStore.OpenAsync();

        (await store.Database.ReadAsync(sql => sql.ListAsync(OnSqlite, row => row.GetString(0)))).ShouldBe(Known);
    }

    [PostgresFact]
    public async Task Both_engines_have_the_same_tables_columns_and_keys()
    {
        await using var sqlite = await StorePlace.MakeAsync(StoreKind.Sqlite);
        await using var postgres = await StorePlace.MakeAsync(StoreKind.Postgres);
        foreach (var place in new[] { sqlite, postgres }) await (await Database.OpenAsync(place.Engine())).DisposeAsync();
        await using var one = await CopyEnd.HoldAsync(StoreLocation.Parse(sqlite.Name), isNew: false);
        await using var other = await CopyEnd.HoldAsync(StoreLocation.Parse(postgres.Name), isNew: false);

        (await other.AskAsync(sql => sql.ListAsync(OnPostgres, row => row.GetString(0)))).Order(StringComparer.Ordinal).ShouldBe(Known);
        foreach (var table in CopiedTables.InOrder)
        {
            var (here, there) = (await one.DescribeAsync(table), await other.DescribeAsync(table));
            here.Columns.ShouldBe(there.Columns, table);
            here.KeyLength.ShouldBe(there.KeyLength, table);
            here.KeyLength.ShouldBeGreaterThan(0, $"{table} is copied by its key");
        }
    }

    [Fact]
    public async Task Every_column_is_copied_but_the_claims_of_nodes()
    {
        await using var place = await StorePlace.MakeAsync(StoreKind.Sqlite);
        await (await Database.OpenAsync(place.Engine())).DisposeAsync();
        await using var end = await CopyEnd.HoldAsync(StoreLocation.Parse(place.Name), isNew: false);

        var left = new List<string>();
        foreach (var table in CopiedTables.InOrder)
        {
            var all = await end.AskAsync(sql => sql.ListAsync("SELECT name FROM pragma_table_info($1)", row => row.GetString(0), table));
            left.AddRange(all.Except((await end.DescribeAsync(table)).Columns.Select(column => column.Name)).Select(column => $"{table}.{column}"));
        }

        left.ShouldBe(["conversations.claimed_by", "conversations.claimed_until"]);
    }

    [Fact]
    public async Task A_row_is_copied_after_those_it_refers_to()
    {
        await using var store = await TestStore.OpenAsync();
        var order = CopiedTables.InOrder.ToList();

        foreach (var (table, other) in await store.Database.ReadAsync(sql => sql.ListAsync(References, row => (row.GetString(0), row.GetString(1)))))
            if (order.Contains(table)) order.IndexOf(table).ShouldBeGreaterThan(order.IndexOf(other), $"{table} refers to {other}");
    }

    [Fact]
    public async Task The_tests_copy_every_column_both_present_and_absent()
    {
        await using var full = await FullStore.MakeAsync();
        using var sql = await Sql.OpenAsync(full.Engine(), writable: true);

        foreach (var table in Known.Where(table => table is not ("attachment_chunks" or "attachment_uploads" or "article_stems" or "search_documents")))
        {
            foreach (var column in await sql.ListAsync(MayBeAbsent, row => row.GetString(0), table))
            {
                var (all, present) = await sql.FirstAsync($"SELECT COUNT(*), COUNT({column}) FROM {table}", row => (row.GetInt64(0), row.GetInt64(1)));
                (present > 0 && present < all).ShouldBeTrue($"{table}.{column} is present in {present} of {all} rows");
            }
        }
    }
}
