namespace SupportBot.Tests.Support;

/// <summary>A clock that runs like any other, from a moment that a test chooses, and can leap ahead: what became due meanwhile happens at once.</summary>
internal sealed class LeapingClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<LeapingTimer> _timers = [];
    private TimeSpan _ahead = start - System.GetUtcNow();

    /// <summary>By how much it goes before the clocks of this machine.</summary>
    public TimeSpan Ahead
    {
        get { lock (_gate) return _ahead; }
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new LeapingTimer(this, callback, state);
        lock (_gate) _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Leap(TimeSpan by)
    {
        LeapingTimer[] timers;
        lock (_gate)
        {
            _ahead += by;
            timers = [.. _timers];
        }
        foreach (var timer in timers) timer.Hurry();
    }

    private sealed class LeapingTimer : ITimer
    {
        private readonly LeapingClock _clock;
        private readonly ITimer _inner;
        private readonly Lock _gate = new();
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public LeapingTimer(LeapingClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _inner = System.CreateTimer(
                _ =>
                {
                    Fired();
                    callback(state);
                },
                null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                (_due, _period) = (dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime, period);
                return _inner.Change(dueTime, period);
            }
        }

        /// <summary>The clock leapt: less is left to wait, perhaps nothing.</summary>
        public void Hurry()
        {
            lock (_gate)
            {
                if (_due is not { } due) return;
                var left = due - _clock.GetUtcNow();
                _inner.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, _period);
            }
        }

        public void Dispose()
        {
            lock (_clock._gate) _clock._timers.Remove(this);
            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fired()
        {
            lock (_gate) _due = _period > TimeSpan.Zero ? _clock.GetUtcNow() + _period : null;
        }
    }
}
