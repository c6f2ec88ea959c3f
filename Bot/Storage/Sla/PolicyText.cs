namespace SupportBot.Storage.Sla;

/// <summary>A calendar as an admin wrote it.</summary>
/// <param name="Revision">Rises with every change; 0 before it was ever kept.</param>
internal sealed record CalendarText(string Name, string Week, string Holidays, string Zone, long Revision);

/// <summary>How soon the tickets of a queue are answered, as an admin wrote it.</summary>
/// <param name="Queue">Empty for every queue that has none of its own.</param>
/// <param name="Calendar">Which calendar counts.</param>
internal sealed record PolicyText(string Queue, string Calendar, string Targets, long Revision);

/// <summary>What the store knows of calendars and policies.</summary>
internal sealed record PolicyTexts(IReadOnlyList<CalendarText> Calendars, IReadOnlyList<PolicyText> Policies);
