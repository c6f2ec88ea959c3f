namespace SupportBot.Conversations;

/// <summary>What a conversation can be woken for. The numbers are stored.</summary>
internal enum TimerKind
{
    /// <summary>The customer was promised to hear from us by now (C17).</summary>
    Promise = 0,

    /// <summary>A triage script waited, and goes on now.</summary>
    Step = 1,
}

/// <summary>Sets a timer, or clears it when there is no time.</summary>
internal readonly record struct TimerChange(TimerKind Kind, DateTimeOffset? DueAt);
