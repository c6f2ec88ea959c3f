namespace SupportBot.Conversations;

/// <summary>What a conversation can be woken for. The numbers are stored.</summary>
internal enum TimerKind
{
    /// <summary>The customer was promised to hear from us by now (C17).</summary>
    Promise = 0,

    /// <summary>A triage script waited, and goes on now.</summary>
    Step = 1,

    /// <summary>What was promised is due soon: whoever promised it is reminded (C17).</summary>
    Reminder = 2,

    /// <summary>A ticket that was put aside is back.</summary>
    Snooze = 3,

    /// <summary>A time that a policy asks for has come.</summary>
    Sla = 4,

    /// <summary>The customer is asked how it went, or reminded of it once.</summary>
    Satisfaction = 5,
}

/// <summary>Sets a timer, or clears it when there is no time.</summary>
internal readonly record struct TimerChange(TimerKind Kind, DateTimeOffset? DueAt);
