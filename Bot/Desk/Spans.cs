namespace SupportBot.Desk;

/// <summary>Lengths of time as people say them.</summary>
internal static class Spans
{
    public static string Of(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "a moment",
        { TotalMinutes: < 1 } => $"{span.Seconds} s",
        { TotalHours: < 1 } => $"{span.Minutes} min",
        { TotalDays: < 1 } => $"{span.Hours} h {span.Minutes} min",
        _ => $"{span.Days} d",
    };
}
