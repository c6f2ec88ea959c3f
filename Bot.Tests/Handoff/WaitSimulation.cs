using SupportBot.Conversations;
using SupportBot.Handoff.Waiting;

namespace SupportBot.Tests.Handoff;

/// <summary>A day at a queue, invented from a seed: who comes, who is here, and how long things take. Times in minutes.</summary>
internal sealed record QueueDay(string Name)
{
    public required Func<double, double> ComePerMinute { get; init; }
    public required Func<double, int> AgentsHere { get; init; }

    /// <summary>The share of urgent ones, which are taken first.</summary>
    public Func<double, double> Urgent { get; init; } = _ => 0.05;
    public double MinutesEach { get; init; } = 12;

    /// <summary>The standard deviation of the logarithm of how long one takes.</summary>
    public double Spread { get; init; } = 0.75;

    /// <summary>How many an agent works on at the same time.</summary>
    public int AtOnce { get; init; } = 2;
    public double Minutes { get; init; } = 480;
}

/// <summary>A range that was told, and the wait it came to.</summary>
internal readonly record struct ToldRange(WaitEstimate Range, double Waited, bool IsFirst)
{
    public bool Holds => Waited >= Range.From && Waited <= Range.To;
}

/// <summary>Plays a day, tells whoever waits what the product would tell, and keeps what came true.</summary>
internal sealed class WaitSimulation(QueueDay day, int seed)
{
    private const double Step = 0.1;
    private const int TellEvery = 3;
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly Random _chance = new(seed);
    private readonly List<Waiting> _waiting = [];
    private readonly List<Agent> _agents = [.. Enumerable.Range(0, 40).Select(_ => new Agent())];
    private readonly List<double> _costs = [];
    private readonly List<(double At, bool IsUrgent)> _came = [];
    private readonly List<ToldRange> _told = [];
    private readonly List<(double KnownAt, bool Holds)> _held = [];
    private DateTimeOffset? _last;

    /// <summary>Everything that was told, and how many were told nothing.</summary>
    public (IReadOnlyList<ToldRange> Told, int Untold, IReadOnlyList<double> Waits) Play()
    {
        var (untold, waits) = (0, new List<double>());
        for (var step = 0; step * Step < day.Minutes || (_waiting.Count > 0 && step * Step < 2 * day.Minutes); step++)
        {
            var now = step * Step;
            if (now < day.Minutes && _chance.NextDouble() < day.ComePerMinute(now) * Step) Come(now);
            foreach (var taken in Take(now))
            {
                if (taken.Told is [var first, ..]) _held.Add((Math.Min(now, first.At + first.Range.To), new ToldRange(first.Range, now - first.At, IsFirst: true).Holds));
                if (taken.Told.Count == 0) untold++;
                waits.Add(now - taken.Since);
                _told.AddRange(taken.Told.Select((told, i) => new ToldRange(told.Range, now - told.At, i == 0)));
            }
            if (step % TellEvery == 0) Tell(now);
        }
        return (_told, untold, waits);
    }

    private void Come(double now)
    {
        var urgent = _chance.NextDouble() < day.Urgent(now);
        _came.Add((now, urgent));
        var at = urgent ? _waiting.FindLastIndex(other => other.IsUrgent) + 1 : _waiting.Count;
        _waiting.Insert(at, new Waiting(now, urgent));
    }

    private IEnumerable<Waiting> Take(double now)
    {
        var here = day.AgentsHere(now);
        foreach (var agent in _agents) agent.Ends.RemoveAll(end => end <= now);
        // Whoever has least takes first.
        foreach (var agent in _agents.Take(here).Where(agent => agent.Ends.Count < day.AtOnce).OrderBy(agent => agent.Ends.Count))
        {
            if (_waiting is not [var next, ..]) yield break;
            _waiting.RemoveAt(0);
            agent.Ends.Add(now + (day.AtOnce * Lasts()));
            var taken = new TakenTicket(At(now), TimeSpan.FromMinutes(now - next.Since), agent.Ends.Count);
            if (taken.Cost(agent.Last, _last, here) is { } cost) _costs.Add(cost.TotalMinutes);
            (agent.Last, _last) = (taken, taken.At);
            yield return next;
        }
    }

    private void Tell(double now)
    {
        var newest = _costs.TakeLast(QueuePaces.Newest).ToList();
        var pace = new QueuePace(day.AgentsHere(now), newest.Count, newest.Count == 0 ? 0 : newest.Average(), 0) { Trust = Trust.After(Held(now)) };
        var urgent = pace with { OvertakenPerMinute = _came.Count(one => one.IsUrgent && one.At > now - QueuePaces.OvertakenWindow.TotalMinutes) / QueuePaces.OvertakenWindow.TotalMinutes };
        for (var i = 0; i < _waiting.Count; i++)
        {
            var (customer, told) = (_waiting[i], _waiting[i].Told);
            var mine = customer.IsUrgent ? pace : urgent;
            if (told is [.., var last] && mine.Stands(last.Range, now - last.At, i) && last.Ahead == i) continue;
            if (WaitEstimate.Of(mine, i) is { } range) told.Add((range, now, i));
        }
    }

    private IEnumerable<bool> Held(double now) => _held
        .Concat(_waiting.Where(one => one.Told is [var first, ..] && first.At + first.Range.To < now).Select(one => (KnownAt: one.Told[0].At + one.Told[0].Range.To, Holds: false)))
        .OrderBy(one => one.KnownAt).TakeLast(Trust.Newest).Select(one => one.Holds);

    private double Lasts()
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - _chance.NextDouble())) * Math.Cos(2 * Math.PI * _chance.NextDouble());
        return day.MinutesEach * Math.Exp((day.Spread * normal) - (day.Spread * day.Spread / 2));
    }

    private static DateTimeOffset At(double minutes) => Morning.AddMinutes(minutes);

    private sealed class Agent
    {
        public List<double> Ends { get; } = [];
        public TakenTicket? Last { get; set; }
    }

    private sealed record Waiting(double Since, bool IsUrgent)
    {
        public List<(WaitEstimate Range, double At, int Ahead)> Told { get; } = [];
    }
}
