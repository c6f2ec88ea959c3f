using SupportBot.Conversations;

namespace SupportBot.Storage.Incidents;

/// <summary>A turn in which a customer told of something that may be part of an outage.</summary>
/// <param name="Position">Of its last message.</param>
/// <param name="Marks">What other reports of the same would share, joined by spaces.</param>
internal sealed record UrgentReport(long Position, Topic Topic, Urgency Urgency, string Marks);

/// <summary>A report as it is read again.</summary>
/// <param name="Customer">The person who wrote it, on whichever channel.</param>
internal sealed record KeptReport(DateTimeOffset At, CustomerId Customer, Topic Topic, string Marks);

/// <summary>How many customers reported something urgent about a topic in one hour.</summary>
/// <param name="Hour">Hours since 1970 (UTC).</param>
internal readonly record struct UrgentHour(Topic Topic, long Hour, long Customers);

/// <summary>How many customers reported something urgent about a topic in ten minutes.</summary>
internal readonly record struct UrgentRate(Topic Topic, DateTimeOffset From, long Customers)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    /// <summary>When the stretch began that a time lies in.</summary>
    public static DateTimeOffset Begin(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % Length.Ticks), TimeSpan.Zero);
}

/// <summary>One of the reports behind an alarm or an incident.</summary>
internal sealed record ReportBehind(DateTimeOffset At, TicketNumber Ticket, string? Customer, Urgency Urgency, string Words);
