using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Incidents;
using SupportBot.Handoff.Incidents;
using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Incidents;
using SupportBot.Tests.Support;
using UrgentReport = SupportBot.Storage.Incidents.UrgentReport;

namespace SupportBot.Tests.Contracts;

/// <summary>Reports, alarms, incidents and who was told of them, whatever the engine (C12).</summary>
public abstract class IncidentContract(StoreKind engine)
{
    private static readonly IncidentTexts Words = new("Many report it.", "Многие пишут.", "Wiele osób pisze.");

    [StoreFact]
    public async Task C12_two_nodes_that_notice_the_same_raise_one_alarm()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var alarms = new AlarmStore(store.Database, store.Clock);

        var raised = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => alarms.RaiseAsync(Alarm(store), CancellationToken.None)));
        raised.Count(isNew => isNew).ShouldBe(1);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        (await alarms.RaiseAsync(Alarm(store), CancellationToken.None)).ShouldBeFalse();
        var alarm = (await alarms.OpenAsync()).ShouldHaveSingleItem();

        (await alarms.DismissAsync(alarm.Id, "root", "a newsletter", CancellationToken.None)).ShouldBeTrue();
        (await alarms.DismissAsync(alarm.Id, "root", null, CancellationToken.None)).ShouldBeFalse();
        (await alarms.RaiseAsync(Alarm(store), CancellationToken.None)).ShouldBeFalse("it was dismissed just now");
        store.Clock.Advance(AlarmStore.LeftAlone);
        (await alarms.RaiseAsync(Alarm(store), CancellationToken.None)).ShouldBeTrue();
        store.Clock.Advance(AlarmStore.Passes + TimeSpan.FromMinutes(1));
        await alarms.LetPassAsync();
        (await alarms.ReadAsync(DateTimeOffset.MinValue.AddYears(1970))).Select(one => one.State).ShouldBe([AlarmState.Passed, AlarmState.Dismissed]);
    }

    [StoreFact]
    public async Task C12_reports_are_counted_by_hour_one_a_customer_and_forgotten_in_time()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var reports = new UrgentReports(store.Database, store.Clock);
        for (var i = 0; i < 3; i++) await ReportAsync(store, "one", Topic.Outage);
        await ReportAsync(store, "two", Topic.Outage, marks: "gateway shop");
        await ReportAsync(store, "three", Topic.Outage, Urgency.Normal);
        await ReportAsync(store, "four", Topic.Payment);

        var read = await reports.ReadAsync(store.Clock.GetUtcNow().AddHours(-1), 100);
        read.Count.ShouldBe(5, "the calm one is no alarm");
        read.Select(report => report.Customer).Distinct().Count().ShouldBe(3);
        (await reports.BehindAsync(Topic.Outage, "gateway", store.Clock.GetUtcNow().AddHours(-1), store.Clock.GetUtcNow(), 10)).ShouldHaveSingleItem().Customer.ShouldBe("Ann");
        await reports.CountHoursAsync();
        (await reports.HoursAsync()).ShouldBeEmpty("this hour is not over");

        store.Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(reports.CountHoursAsync(), reports.CountHoursAsync());
        (await reports.HoursAsync()).Select(hour => (hour.Topic, hour.Customers)).ShouldBe([(Topic.Outage, 2L), (Topic.Payment, 1L)], ignoreOrder: true);
        store.Clock.Advance(UrgentReports.Kept);
        await reports.CountHoursAsync();
        (await reports.ReadAsync(store.Clock.GetUtcNow().AddDays(-60), 100)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task C12_an_incident_is_declared_told_updated_and_ended()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (incidents, alarms, notices) = (new IncidentStore(store.Database, store.Clock), new AlarmStore(store.Database, store.Clock), new NoticeStore(store.Database, store.Clock));
        var (affected, other) = (await ReportAsync(store, "one", Topic.Outage), await ReportAsync(store, "two", Topic.Payment));
        await alarms.RaiseAsync(Alarm(store), CancellationToken.None);
        var declared = new NewIncident("Nobody can pay", [Topic.Outage, Topic.Access], null, store.Clock.GetUtcNow().AddHours(-1), Words) { Alarm = (await alarms.OpenAsync())[0].Id };

        var id = (await incidents.DeclareAsync(declared, "root", CancellationToken.None)).ShouldNotBeNull();
        (await incidents.DeclareAsync(declared with { Topics = [Topic.Access] }, "root", CancellationToken.None)).ShouldBeNull();
        (await alarms.OpenAsync()).ShouldBeEmpty();
        (await alarms.RaiseAsync(Alarm(store), CancellationToken.None)).ShouldBeFalse("that is known to be an incident");
        var open = (await incidents.ToTellAsync(store.Clock.GetUtcNow())).ShouldHaveSingleItem();
        (await notices.ToTellAsync(open, 10)).ShouldBe([affected.Id]);
        var claimed = (await notices.ClaimAsync(id)).ShouldNotBeNull();
        (await notices.ClaimAsync(id)).ShouldBeNull("another node tells");
        await notices.GiveBackAsync(id, claimed, store.Clock.GetUtcNow());
        var again = (await notices.ClaimAsync(id)).ShouldNotBeNull("it is done with these");
        await notices.GiveBackAsync(id, again.AddSeconds(-1), store.Clock.GetUtcNow());
        (await notices.ClaimAsync(id)).ShouldBeNull("only one's own claim is given back");

        await TellAsync(store, affected, open);
        (await notices.ToTellAsync(open, 10)).ShouldBeEmpty();
        (await incidents.UpdateAsync(id, seen: 1, IncidentState.Updated, Words, "root", CancellationToken.None)).ShouldBeTrue();
        (await incidents.UpdateAsync(id, seen: 1, IncidentState.Over, Words, "root", CancellationToken.None)).ShouldBeFalse("somebody else was faster");
        (await incidents.UpdateAsync(id, seen: 2, IncidentState.Over, Words, "root", CancellationToken.None)).ShouldBeTrue();
        var over = (await incidents.ToTellAsync(store.Clock.GetUtcNow().AddHours(-1))).ShouldHaveSingleItem();
        over.Updates.Select(update => update.State).ShouldBe([IncidentState.Declared, IncidentState.Updated, IncidentState.Over]);
        (await notices.ToTellAsync(over, 10)).ShouldBe([affected.Id]);
        (await notices.ReachedAsync(over)).ShouldBe(new Reached(Affected: 1, Told: 0));
        (await new AuditLog(store.Database, store.Clock).ReadAsync(0, 10)).Select(entry => entry.Act).ShouldBe([AuditAct.IncidentEnded, AuditAct.IncidentUpdated, AuditAct.IncidentDeclared]);
        (await store.AnewAsync(affected.Id)).Incident.ShouldBe(new AttachedIncident(id, 1));
        (await store.AnewAsync(other.Id)).Incident.ShouldBeNull();
    }

    [StoreFact]
    public async Task C12_a_rise_that_could_not_be_written_down_is_raised_at_the_next_look()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var (alarms, clock) = (new AlarmStore(store.Database, store.Clock), store.Clock);
        var detector = new IncidentDetector(
            new UrgentReports(store.Database, clock), alarms, new IncidentStore(store.Database, clock), new Company(TimeZoneInfo.Utc), clock, NullLogger<IncidentDetector>.Instance);
        await ExecuteAsync($"INSERT INTO urgent_hours (hour, topic, customers) VALUES ({HourCount.HourOf(clock.GetUtcNow().AddDays(-10))}, 0, 1)");
        await detector.LookAsync(CancellationToken.None);
        for (var i = 0; i < 10; i++) await ReportAsync(store, $"customer {i}", Topic.Outage);

        await ExecuteAsync("ALTER TABLE incident_alarms RENAME TO away");
        await Should.ThrowAsync<Exception>(() => detector.LookAsync(CancellationToken.None));
        await ExecuteAsync("ALTER TABLE away RENAME TO incident_alarms");
        await detector.LookAsync(CancellationToken.None);

        (await alarms.OpenAsync()).ShouldHaveSingleItem().What.Topic.ShouldBe(Topic.Outage);

        Task<int> ExecuteAsync(string text) => store.Database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync(text));
    }

    [StoreFact]
    public async Task Nothing_of_an_erased_customer_stays_among_reports_and_notices()
    {
        await using var store = await TestStore.OpenAsync(engine);
        var conversation = await ReportAsync(store, "one", Topic.Outage);
        await new IncidentStore(store.Database, store.Clock).DeclareAsync(new("Down", [Topic.Outage], null, store.Clock.GetUtcNow(), Words), "root", CancellationToken.None);
        await TellAsync(store, conversation, (await new IncidentStore(store.Database, store.Clock).ReadAsync(1))[0]);

        (await new Erasure(store.Database, new MemoryAttachments(), store.Clock).EraseAsync(TicketStore.NumberFor(conversation.Id.Value), "root", CancellationToken.None)).ShouldBeTrue();

        foreach (var table in new[] { "urgent_reports", "incident_notices" })
            (await store.Database.ReadAsync(sql => sql.FirstAsync($"SELECT COUNT(*) FROM {table}", row => row.GetInt64(0)))).ShouldBe(0, table);
    }

    private static NewAlarm Alarm(TestStore store) => new(Topic.Outage, "gateway", store.Clock.GetUtcNow().AddMinutes(-4), store.Clock.GetUtcNow(), 6, 0.25);

    private static async Task<Conversation> ReportAsync(TestStore store, string address, Topic topic, Urgency urgency = Urgency.Critical, string marks = "")
    {
        var accepted = await store.AcceptAsync(store.Message("nothing works", address));
        var before = await store.AnewAsync(accepted.Conversation);
        var after = before with { Ticket = before.Ticket with { Topic = topic, Urgency = urgency } };
        var commit = new Commit(before, after) { Handled = accepted.Acceptance.Position, Report = new UrgentReport(accepted.Acceptance.Position, topic, urgency, marks) };
        (await store.Conversations.CommitAsync(commit, CancellationToken.None)).ShouldBeTrue();
        return await store.AnewAsync(before.Id);
    }

    private static async Task TellAsync(TestStore store, Conversation conversation, Incident incident)
    {
        var before = await store.AnewAsync(conversation.Id);
        var after = before with { Incident = new AttachedIncident(incident.Id, incident.Newest.Number) };
        var commit = new Commit(before, after) { Lines = [Line.Say(new Reply(Words.En))], Noticed = (incident.Id, incident.Newest.Number) };
        (await store.Conversations.CommitAsync(commit, CancellationToken.None)).ShouldBeTrue();
    }
}

/// <inheritdoc/>
public sealed class IncidentsOnSqlite() : IncidentContract(StoreKind.Sqlite);

/// <inheritdoc/>
[OnPostgres]
public sealed class IncidentsOnPostgres() : IncidentContract(StoreKind.Postgres);
