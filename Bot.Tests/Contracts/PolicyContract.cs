using SupportBot.Storage.Audit;
using SupportBot.Storage.Sla;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Contracts;

/// <summary>Calendars and policies as admins decide them, whatever the engine.</summary>
public abstract class PolicyContract(StoreKind engine)
{
    [StoreFact]
    public async Task Whoever_decides_on_an_older_state_is_refused_and_every_change_is_in_the_audit_log()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var audit = new AuditLog(store.Database, store.Clock);
        var policies = new PolicyStore(store.Database, audit);
        var calendar = new CalendarText("poland", "Mon-Fri 09:00-17:00", "12-25", "Europe/Warsaw", 0);

        (await policies.SaveAsync(calendar, "root", "new", default)).ShouldBeTrue();
        (await policies.SaveAsync(calendar with { Week = "always" }, "other", "new", default)).ShouldBeFalse("it is there already");
        (await policies.SaveAsync(calendar with { Week = "always", Revision = 1 }, "root", "week", default)).ShouldBeTrue();
        (await policies.SaveAsync(new PolicyText("billing", "poland", "x", 0), "root", "new", default)).ShouldBeTrue();
        (await policies.RemoveCalendarAsync("poland", 2, "root", default)).ShouldBeFalse("a policy counts by it");

        var texts = await policies.ReadAsync();
        texts.Calendars.ShouldBe([calendar with { Week = "always", Revision = 2 }]);
        texts.Policies.ShouldBe([new PolicyText("billing", "poland", "x", 1)]);
        (await policies.RemovePolicyAsync("billing", 1, "root", default)).ShouldBeTrue();
        (await policies.RemoveCalendarAsync("poland", 2, "root", default)).ShouldBeTrue();
        (await audit.ReadAsync(0, 10)).Select(entry => entry.Act)
            .ShouldBe([AuditAct.CalendarRemoved, AuditAct.PolicyRemoved, AuditAct.PolicySaved, AuditAct.CalendarSaved, AuditAct.CalendarSaved]);
    }
}

/// <inheritdoc/>
public sealed class PoliciesOnSqlite() : PolicyContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class PoliciesOnPostgres() : PolicyContract(StoreKind.Postgres);
