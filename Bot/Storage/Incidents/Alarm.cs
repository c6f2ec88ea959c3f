using SupportBot.Conversations;

namespace SupportBot.Storage.Incidents;

/// <summary>What became of an alarm. The numbers are stored.</summary>
internal enum AlarmState
{
    /// <summary>Nobody has decided yet.</summary>
    Open = 0,
    Declared = 1,

    /// <summary>An admin says that it is no incident.</summary>
    Dismissed = 2,

    /// <summary>Nobody decided, and it is as usual again.</summary>
    Passed = 3,
}

/// <summary>More customers than usual reported the same.</summary>
/// <param name="Mark">What their words share; null when it is the topic alone.</param>
/// <param name="Since">When the first of them wrote.</param>
/// <param name="Customers">How many there were when it was noticed.</param>
/// <param name="Usual">How many there usually are in that time.</param>
internal sealed record NewAlarm(Topic Topic, string? Mark, DateTimeOffset Since, DateTimeOffset At, int Customers, double Usual);

/// <summary>An alarm as it is kept.</summary>
/// <param name="RenewedAt">When it was noticed last.</param>
/// <param name="DecidedBy">The login of who declared or dismissed it.</param>
internal sealed record Alarm(long Id, NewAlarm What, DateTimeOffset RenewedAt, AlarmState State, DateTimeOffset? DecidedAt, string? DecidedBy);
