using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Handoff.Incidents;

/// <summary>A customer reported something that cannot wait.</summary>
/// <param name="Marks">What other reports of the same failure would share; see <see cref="SharedMarks"/>.</param>
internal sealed record UrgentReport(DateTimeOffset At, CustomerId Customer, Topic Topic, ImmutableArray<string> Marks);

/// <summary>How many customers reported something urgent within an hour.</summary>
/// <param name="Hour">Hours since 1970 (UTC).</param>
internal readonly record struct HourCount(Topic Topic, long Hour, long Customers)
{
    public static long HourOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 3600;

    public static DateTimeOffset Begin(long hour) => DateTimeOffset.FromUnixTimeSeconds(hour * 3600);
}

/// <summary>More customers than usual report the same within a short time.</summary>
/// <param name="Mark">What their words share; null when it is the topic alone.</param>
/// <param name="Since">When the first of them wrote.</param>
/// <param name="Usual">How many there would usually be in that time.</param>
internal sealed record Rise(Topic Topic, string? Mark, DateTimeOffset Since, DateTimeOffset At, int Customers, double Usual);
