using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests;

/// <summary>A program that starts beside its PostgreSQL waits for it, and says what it cannot wait for.</summary>
public sealed class StoreOpeningTests
{
    [PostgresFact]
    public async Task A_store_that_comes_later_is_waited_for_and_that_is_said_once()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var database = await cluster.CreateDatabaseAsync();
        await cluster.StopAsync(PostgresStop.Fast);
        using var console = new Console();

        var opening = StoreOpening.OpenAsync(new PostgresEngine(database.ConnectionString), console, TimeProvider.System);
        await console.Written;
        await cluster.StartAgainAsync();

        await using var store = await opening;
        store.Description.ShouldContain("PostgreSQL");
        console.Lines[0].ShouldContain("cannot be reached. Waiting for it, at most 30 s.");
        console.Lines.Distinct().Count().ShouldBe(console.Lines.Count);
    }

    [Fact]
    public async Task A_store_that_does_not_come_is_given_up()
    {
        var clock = new FakeClock();
        using var console = new Console();

        var opening = StoreOpening.OpenAsync(Engine($"Host=127.0.0.1;Port={Loopback.FreePort()};Username=u;Password=p;Database=d"), console, clock);
        await console.Written;
        clock.Advance(StoreOpening.Patience);
        while (!opening.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await Should.ThrowAsync<StoreException>(() => opening)).Message.ShouldContain("cannot be reached");
        console.Lines.Count.ShouldBe(1);
    }

    [PostgresTheory]
    [InlineData("Password=wrong", "does not know this user or password")]
    [InlineData("Password=", "No password has been provided")]
    [InlineData("Username=nobody", "does not know this user or password")]
    [InlineData("Database=nowhere", "CREATE DATABASE nowhere OWNER supportbot")]
    [InlineData("SSL Mode=Require", "SSL")]
    public async Task What_somebody_has_to_put_right_stops_the_start_at_once(string change, string told)
    {
        await using var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();

        await ShouldStopAsync($"{database.ConnectionString};{change}", told);
    }

    [PostgresFact]
    public async Task A_user_who_may_not_make_tables_is_told_how_to_get_there()
    {
        await using var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        var name = $"guest_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"CREATE ROLE {name} LOGIN PASSWORD 'x'");
        try
        {
            await ShouldStopAsync($"{database.ConnectionString};Username={name};Password=x", $"OWNER TO {name}");
        }
        finally
        {
            await database.ExecuteAsync($"DROP ROLE {name}");
        }
    }

    private static PostgresEngine Engine(string connection) => new(connection);

    private static async Task ShouldStopAsync(string connection, string told)
    {
        using var console = new Console();

        var problem = await Should.ThrowAsync<StoreException>(() => StoreOpening.OpenAsync(Engine(connection), console, TimeProvider.System));

        problem.Message.ShouldContain(told);
        console.Lines.ShouldBeEmpty("nothing was waited for");
    }

    private sealed class Console : StringWriter
    {
        private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Lines { get; } = [];

        public Task Written => _written.Task;

        public override Task WriteLineAsync(string? value)
        {
            Lines.Add(value!);
            _written.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
