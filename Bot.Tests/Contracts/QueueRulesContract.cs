using SupportBot.Conversations;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Routing;
using SupportBot.Storage.Scripts;
using SupportBot.Tests.Dialogs.Routing;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>What becomes of queues, on either engine.</summary>
public abstract class QueueRulesContract(StoreKind engine) : IAsyncLifetime
{
    private RoutingDesk _desk = null!;

    public async Task InitializeAsync()
    {
        if (engine is StoreKind.Postgres && PostgresPrograms.WhyNot is not null) return;
        _desk = await RoutingDesk.OpenAsync(engine);
    }

    public async Task DisposeAsync()
    {
        if (_desk is not null) await _desk.DisposeAsync();
    }

    [StoreFact]
    public async Task A_queue_stays_while_something_stands_in_it()
    {
        var queues = _desk.Queues.By("root");
        (await queues.AddAsync(new QueueRules("vip", "VIP") { Cap = 1 }, CancellationToken.None)).ShouldBeTrue();
        (await queues.AddAsync(new QueueRules("vip", "Again"), CancellationToken.None)).ShouldBeFalse();
        await _desk.WaitsAsync(queue: "vip");

        (await queues.RemoveAsync("vip", CancellationToken.None)).ShouldBe(QueueRemoval.HasTickets);
        (await queues.RemoveAsync("billing", CancellationToken.None)).ShouldBe(QueueRemoval.Shipped);
        (await queues.AllAsync()).Select(queue => queue.Name).ShouldBe([.. Queues.All, "vip"]);
    }

    [StoreFact]
    public async Task A_queue_goes_unless_a_script_names_it_whole_and_of_two_changes_at_once_the_second_is_refused()
    {
        var queues = _desk.Queues.By("root");
        foreach (var name in new[] { "a", "own_one" }) (await queues.AddAsync(new QueueRules(name, "Own"), CancellationToken.None)).ShouldBeTrue();
        await new ScriptStore(_desk.Store.Database, _desk.Store.Clock).AddShippedAsync(
            [(new ScriptId("mine", 1), "id: mine\nqueue: own_one\nsteps:\n  pick:\n    say: { en: \"Which queue: a or b?\" }\n    # queue: a\n")], CancellationToken.None);
        (await queues.RemoveAsync("own_one", CancellationToken.None)).ShouldBe(QueueRemoval.InScript);
        (await queues.RemoveAsync("a", CancellationToken.None)).ShouldBe(QueueRemoval.Done);
        (await queues.RemoveAsync("a", CancellationToken.None)).ShouldBe(QueueRemoval.NotFound);

        var seen = (await queues.AllAsync()).Single(queue => queue.Name == "own_one");
        (await queues.ChangeAsync(seen with { Cap = 7 }, CancellationToken.None)).ShouldBeTrue();
        (await queues.ChangeAsync(seen with { Cap = 9 }, CancellationToken.None)).ShouldBeFalse();
        var said = (await new AuditLog(_desk.Store.Database, _desk.Store.Clock).ReadAsync(0, 1)).ShouldHaveSingleItem();
        (said.Act, said.What, said.Reason).ShouldBe((AuditAct.QueueChanged, "own_one", "at once 4 → 7"));
    }
}

public sealed class QueueRulesOnSqlite() : QueueRulesContract(StoreKind.Sqlite);

[OnPostgres]
public sealed class QueueRulesOnPostgres() : QueueRulesContract(StoreKind.Postgres);
