using System.Net;
using SupportBot.Desk.SignIn;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>Guessing passwords is slowed down, whichever way the guesses come.</summary>
public abstract class AttemptsContract(StoreKind engine)
{
    private protected static readonly IPAddress Bad = IPAddress.Parse("203.0.113.7");
    private static readonly IPAddress Good = IPAddress.Parse("203.0.113.8");

    [StoreFact]
    public async Task Many_logins_from_one_address_are_stopped_and_other_addresses_are_not()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var attempts = AttemptsOn(store);
        for (var i = 0; i < Attempts.PerAddress; i++) (await attempts.BeginAsync($"guess-{i}", Bad)).ShouldBeNull();

        (await attempts.BeginAsync("one more", Bad)).ShouldNotBeNull();
        (await attempts.BeginAsync("one more", Good)).ShouldBeNull();
    }

    [StoreFact]
    public async Task Neighbours_in_one_IPv6_network_count_as_one_address()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var attempts = AttemptsOn(store);
        for (var i = 1; i <= Attempts.PerAddress; i++) (await attempts.BeginAsync($"guess-{i}", IPAddress.Parse($"2001:db8::{i:x}"))).ShouldBeNull();

        (await attempts.BeginAsync("one more", IPAddress.Parse("2001:db8::ffff"))).ShouldNotBeNull();
        (await attempts.BeginAsync("one more", IPAddress.Parse("2001:db8:0:1::1"))).ShouldBeNull();
    }

    [StoreFact]
    public async Task A_login_tried_from_everywhere_is_stopped()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var attempts = AttemptsOn(store);
        for (var i = 0; i < Attempts.PerLogin; i++) (await attempts.BeginAsync("anna", new IPAddress([10, 0, (byte)(i / 200), (byte)(i % 200)]))).ShouldBeNull();

        (await attempts.BeginAsync("anna", IPAddress.Parse("192.0.2.1"))).ShouldNotBeNull();
    }

    [StoreFact]
    public async Task Success_forgives_the_slips_before_it_and_a_restart_forgives_nothing()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var attempts = AttemptsOn(store);
        for (var i = 0; i < Attempts.PerLoginAndAddress; i++) (await attempts.BeginAsync("anna", Bad)).ShouldBeNull();
        await attempts.ForgiveAsync("anna", Bad);
        for (var i = 0; i < Attempts.PerLoginAndAddress; i++) (await attempts.BeginAsync("anna", Bad)).ShouldBeNull();

        await store.ReopenAsync();

        (await AttemptsOn(store).BeginAsync("anna", Bad)).ShouldBe(Attempts.Window);
    }

    [StoreFact]
    public async Task After_a_while_everything_is_forgotten_and_nothing_of_it_is_kept()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var attempts = AttemptsOn(store);
        for (var i = 0; i <= Attempts.PerLoginAndAddress; i++) await attempts.BeginAsync("my password by mistake", Bad);
        (await KeptAsync(store)).ShouldAllBe(whose => !whose.Contains("password"));

        store.Clock.Advance(Attempts.Window);

        (await attempts.BeginAsync("boris", Good)).ShouldBeNull();
        (await KeptAsync(store)).Count.ShouldBe(3, "what belongs to the last attempt");
        (await attempts.BeginAsync("my password by mistake", Bad)).ShouldBeNull();
    }

    private protected static Attempts AttemptsOn(TestStore store) => new(new AttemptStore(store.Database, store.Clock), store.Clock);

    private static ValueTask<List<string>> KeptAsync(TestStore store) =>
        store.Database.ReadAsync(sql => sql.ListAsync("SELECT whose FROM sign_in_attempts", row => row.GetString(0)));
}

public sealed class AttemptsOnSqlite() : AttemptsContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class AttemptsOnPostgres() : AttemptsContract(StoreKind.Postgres)
{
    [StoreFact]
    public async Task A_guesser_who_goes_from_node_to_node_has_no_more_attempts()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        await using var other = await store.AnotherNodeAsync();
        Attempts[] nodes = [AttemptsOn(store), AttemptsOn(other)];

        var waits = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => nodes[i % 2].BeginAsync("anna", Bad)));

        waits.Count(wait => wait is null).ShouldBe(Attempts.PerLoginAndAddress);
    }

    [StoreFact]
    public async Task Guesses_from_everywhere_at_once_do_not_get_in_each_others_way()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        await using var other = await store.AnotherNodeAsync();
        Attempts[] nodes = [AttemptsOn(store), AttemptsOn(other)];

        var waits = await Task.WhenAll(Enumerable.Range(0, 600).Select(i => nodes[i % 2].BeginAsync($"login-{i % 7}", new IPAddress([10, 0, 0, (byte)(i % 11)]))));

        waits.Count(wait => wait is null).ShouldBeInRange(1, 7 * Attempts.PerLogin);
    }
}
