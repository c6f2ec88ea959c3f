using System.ComponentModel.DataAnnotations;
using SupportBot.Handoff;

namespace SupportBot.Dialogs;

/// <summary>Settings under <c>Satisfaction</c>: whether and when customers are asked how the help was.</summary>
internal sealed class SatisfactionOptions
{
    public const string Section = "Satisfaction";

    /// <summary>Whether anybody is asked.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How long after the matter is settled it is asked on a messenger, in minutes. On the web chat the form is there at once.</summary>
    [Range(0, 10_080, ErrorMessage = "Satisfaction:DelayMinutes must be 0 to 10080 (minutes).")]
    public int DelayMinutes { get; init; } = 10;

    /// <summary>How long after the question whoever did not answer is reminded, once, in hours; 0 for never.</summary>
    [Range(0, 168, ErrorMessage = "Satisfaction:ReminderHours must be 0 to 168 (hours).")]
    public int ReminderHours { get; init; } = 24;

    public SurveyTimes? Times => Enabled
        ? new SurveyTimes(TimeSpan.FromMinutes(DelayMinutes), ReminderHours == 0 ? null : TimeSpan.FromHours(ReminderHours))
        : null;
}
