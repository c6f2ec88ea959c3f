using Microsoft.Extensions.Options;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Incidents;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>What the program does by itself every so often.</summary>
internal sealed class Routine
{
    private readonly List<(TimeSpan Pace, Func<Task> Work)> _all;
    private readonly DateTimeOffset[] _due;
    private readonly TimeProvider _clock;

    public Routine(WeekOffice office)
    {
        _clock = office.Clock;
        _all =
        [
            (TimeSpan.FromMinutes(10), office.Get<FirstLineRecords>().LookAsync),
            (TimeSpan.FromSeconds(office.Get<IOptions<DialogOptions>>().Value.QueueNewsSeconds), () => office.Get<QueueNews>().TellAsync(CancellationToken.None)),
            (TimeSpan.FromMinutes(5), () => office.Get<IncidentDetector>().LookAsync(CancellationToken.None)),
        ];
        _due = [.. _all.Select(_ => office.Clock.GetUtcNow())];
    }

    /// <summary>When there is something to do by itself.</summary>
    public DateTimeOffset Due => _due.Min();

    public async Task DoAsync()
    {
        var now = _clock.GetUtcNow();
        for (var i = 0; i < _all.Count; i++)
        {
            if (_due[i] > now) continue;
            await _all[i].Work();
            _due[i] = now + _all[i].Pace;
        }
    }
}
