using Npgsql;
using SupportBot.Channels;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Storage;

/// <summary>What only one node may do: taken, given back, lost and fenced.</summary>
public sealed class DutyTests
{
    private const string Duty = "telegram";
    private static readonly TimeSpan LongestTakeOver = TimeSpan.FromSeconds(5);
    private static readonly CancellationToken Never = CancellationToken.None;

    [PostgresFact]
    public async Task A_duty_has_one_holder_and_the_next_has_it_soon_after_it_was_given_back()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        await using var other = await store.AnotherNodeAsync();
        var first = await TakeAsync(store);
        var waiting = TakeAsync(other);

        (await store.Database.WhoHasAsync(Duty)).ShouldBe(store.Database.Node);
        (await Task.WhenAny(waiting, Task.Delay(2 * PostgresDuty.Pace, TimeProvider.System))).ShouldNotBe(waiting);
        first.IsHeld.ShouldBeTrue();
        var began = TimeProvider.System.GetTimestamp();
        await first.DisposeAsync();
        await using var second = await waiting;

        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(PostgresDuty.Silence);
        (first.IsHeld, second.IsHeld).ShouldBe((false, true));
        second.Term!.Number.ShouldBe(first.Term!.Number + 1);
        (await store.Database.WhoHasAsync(Duty)).ShouldBe(other.Database.Node);
    }

    [PostgresFact]
    public async Task Two_duties_may_have_two_holders()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        await using var other = await store.AnotherNodeAsync();

        await using var telegram = await TakeAsync(store);
        await using var discord = await other.Database.TakeDutyAsync("discord", TimeProvider.System, Never);

        (telegram.IsHeld, discord.IsHeld).ShouldBe((true, true));
    }

    // Its clock stands still, so it does not beat: to everybody else it is frozen.
    [PostgresFact]
    public async Task A_frozen_holder_is_taken_over_within_five_seconds_and_knows_when_it_wakes()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        await using var other = await store.AnotherNodeAsync();
        await using var frozen = await store.Database.TakeDutyAsync(Duty, store.Clock, Never);

        var began = TimeProvider.System.GetTimestamp();
        await using var next = await TakeAsync(other);
        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(LongestTakeOver);

        frozen.IsHeld.ShouldBeTrue("no time has gone by for it");
        store.Clock.Advance(TimeProvider.System.GetElapsedTime(began));
        frozen.IsHeld.ShouldBeFalse();
        frozen.Lost.IsCancellationRequested.ShouldBeTrue();
    }

    [PostgresFact]
    public async Task What_a_former_holder_still_writes_is_refused()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        await using var other = await store.AnotherNodeAsync();
        await using var frozen = await store.Database.TakeDutyAsync(Duty, store.Clock, Never);
        (await StoreAsync(store, frozen, "1")).ShouldBeTrue();
        await using var next = await TakeAsync(other);
        (await StoreAsync(other, next, "2")).ShouldBeTrue();

        (await StoreAsync(store, frozen, "1")).ShouldBeFalse();
        (await StoreAsync(store, frozen, "1", store.Message("late"))).ShouldBeFalse();

        (await store.Inbox.ReadPositionAsync(ChannelName.Telegram)).ShouldBe("2");
        (await store.Database.ReadAsync(sql => sql.FirstAsync("SELECT COUNT(*) FROM messages", row => row.GetInt64(0)))).ShouldBe(0);
    }

    [PostgresFact]
    public async Task A_write_under_way_is_finished_before_another_node_takes_over()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        await using var other = await store.AnotherNodeAsync();
        var first = await TakeAsync(store);
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var writing = store.Database.WriteAsync(WriteKey.None, async sql =>
        {
            (await Term.StandsAsync(sql, first.Term)).ShouldBeTrue();
            begun.SetResult();
            await goOn.Task;
        });
        await begun.Task;
        await first.DisposeAsync();

        var waiting = TakeAsync(other);
        (await Task.WhenAny(waiting, Task.Delay(3 * PostgresDuty.Pace, TimeProvider.System))).ShouldNotBe(waiting);
        goOn.SetResult();

        await writing;
        await using var second = await waiting;
    }

    [PostgresFact]
    public async Task A_holder_that_is_cut_off_stops_before_another_takes_over()
    {
        await using var place = await StorePlace.MakeAsync(StoreKind.Postgres);
        var direct = new NpgsqlConnectionStringBuilder(place.Postgres.ConnectionString);
        await using var line = new CuttableLine(direct.Port);
        await using var database = await Database.OpenAsync(place.Engine());
        var cutOff = await new PostgresEngine(new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Port = line.Port }.ConnectionString)
            .TakeDutyAsync(Duty, TimeProvider.System, Never);
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var watching = cutOff.Lost.Register(() => lost.SetResult());

        line.Cut();
        var began = TimeProvider.System.GetTimestamp();
        await using var next = await database.TakeDutyAsync(Duty, TimeProvider.System, Never);

        cutOff.IsHeld.ShouldBeFalse();
        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(LongestTakeOver);
        await lost.Task.WaitAsync(PostgresDuty.Pace);
        await cutOff.DisposeAsync();
    }

    [PostgresFact]
    public async Task A_connection_that_breaks_loses_the_duty_at_the_next_beat_and_it_can_be_taken_again()
    {
        await using var place = await StorePlace.MakeAsync(StoreKind.Postgres);
        await using var database = await Database.OpenAsync(place.Engine());
        var first = await database.TakeDutyAsync(Duty, TimeProvider.System, Never);
        var lost = new TaskCompletionSource();
        await using var watching = first.Lost.Register(() => lost.SetResult());

        await place.Postgres.ExecuteAsync("SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND a.datname = current_database()");

        await lost.Task.WaitAsync(TimeSpan.FromSeconds(2));
        await first.DisposeAsync();
        await using var second = await database.TakeDutyAsync(Duty, TimeProvider.System, Never);
        second.Term!.Number.ShouldBe(first.Term!.Number + 1);
    }

    [Fact]
    public async Task Where_there_is_one_process_it_has_every_duty_at_once_and_for_good()
    {
        await using var store = await TestStore.OpenAsync();

        await using var duty = await TakeAsync(store);

        (duty.IsHeld, duty.Term, duty.Lost.CanBeCanceled).ShouldBe((true, null, false));
        (await store.Database.WhoHasAsync(Duty)).ShouldBe(store.Database.Node);
    }

    private static Task<IDuty> TakeAsync(TestStore store) => store.Database.TakeDutyAsync(Duty, TimeProvider.System, Never).WaitAsync(TimeSpan.FromSeconds(20));

    private static async Task<bool> StoreAsync(TestStore store, IDuty duty, string position, params IncomingMessage[] messages) =>
        await store.Inbox.TryAcceptAsync(
            duty.Term, messages, [.. messages.Select(_ => store.Clock.GetUtcNow())], new ChannelPosition(ChannelName.Telegram, position),
            store.Clock.GetUtcNow(), Never) is not null;
}
