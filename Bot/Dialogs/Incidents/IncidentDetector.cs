using SupportBot.Conversations;
using SupportBot.Handoff.Incidents;
using SupportBot.Storage.Incidents;

namespace SupportBot.Dialogs.Incidents;

/// <summary>
/// Looks at what customers report and raises an alarm when it rises. Every node does: what it notices stands in the store once, however many nodes do.
/// </summary>
internal sealed class IncidentDetector(UrgentReports reports, AlarmStore alarms, IncidentStore incidents, Company company, TimeProvider clock, ILogger<IncidentDetector> log)
{
    private const int MostRemembered = 20_000;
    private const int MostAtOnce = 5_000;
    private const int IncidentsLeftOut = 200;

    // What another node commits may be seen a little later than what it was written after. A customer counts once, so what is read twice does no harm.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CountsEvery = TimeSpan.FromMinutes(10);

    // What was noticed is noticed once an hour only: a store that is away must not lose it.
    private readonly Queue<Rise> _unraised = [];
    private IncidentWatch? _watch;
    private DateTimeOffset _seen;
    private DateTimeOffset _counted;

    /// <summary>What is usual, as this node has learnt it; null before its first look.</summary>
    public Usual? Usual => _watch?.Usual;

    /// <summary>Takes what came since the last look.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await RaiseAsync(ct);
        if (_watch is null || now - _counted >= CountsEvery) await LearnAsync(now);
        var watch = _watch ?? await BeginAsync(now);
        foreach (var report in await reports.ReadAsync(_seen - Overlap, MostAtOnce))
        {
            if (report.At > _seen) _seen = report.At;
            if (watch.Take(Report(report)) is { } rise) _unraised.Enqueue(rise);
        }
        await RaiseAsync(ct);
        await alarms.LetPassAsync();
    }

    private async Task RaiseAsync(CancellationToken ct)
    {
        while (_unraised.TryPeek(out var rise))
        {
            if (await alarms.RaiseAsync(Alarm(rise), ct)) log.AlarmRaised(rise.Topic, rise.Customers);
            _unraised.Dequeue();
        }
    }

    private async Task LearnAsync(DateTimeOffset now)
    {
        await reports.CountHoursAsync();
        _counted = now;
        if (_watch is not null) _watch.Usual = await UsualAsync(now);
    }

    // What came before this node began was looked at by another, or too long ago.
    private async Task<IncidentWatch> BeginAsync(DateTimeOffset now)
    {
        var watch = new IncidentWatch { Usual = await UsualAsync(now) };
        foreach (var report in await reports.ReadAsync(now - UrgentReports.Kept, MostRemembered)) watch.Remember(Report(report));
        _seen = now;
        return _watch = watch;
    }

    private async Task<Usual> UsualAsync(DateTimeOffset now)
    {
        var hours = await reports.HoursAsync();
        var end = HourCount.HourOf(now);
        var first = hours.Count == 0 ? end : hours.Min(hour => hour.Hour);
        var spans = await UnusualAsync(now);
        return Usual.Of(
            hours.Select(hour => new HourCount(hour.Topic, hour.Hour, hour.Customers)), first, end, company.Zone,
            (topic, hour) => spans.Exists(span => span.Topic == topic && hour >= span.From && hour <= span.To));
    }

    private async Task<List<(Topic Topic, long From, long To)>> UnusualAsync(DateTimeOffset now)
    {
        var raised = from alarm in await alarms.ReadAsync(now - TimeSpan.FromDays(7 * Usual.Weeks))
                     where alarm.State is not AlarmState.Dismissed
                     select (alarm.What.Topic, HourCount.HourOf(alarm.What.Since), HourCount.HourOf(alarm.RenewedAt));
        var declared = from incident in await incidents.ReadAsync(IncidentsLeftOut)
                       from topic in incident.Topics
                       select (topic, HourCount.HourOf(incident.Since), HourCount.HourOf(incident.EndedAt ?? now));
        return [.. raised, .. declared];
    }

    private static Handoff.Incidents.UrgentReport Report(KeptReport kept) =>
        new(kept.At, kept.Customer, kept.Topic, [.. kept.Marks.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    private static NewAlarm Alarm(Rise rise) => new(rise.Topic, rise.Mark, rise.Since, rise.At, rise.Customers, rise.Usual);
}
