using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Storage.Incidents;

namespace SupportBot.Desk.Incidents;

/// <summary>What stands at the top of the desk: what nobody has decided about, and what customers are being told.</summary>
internal sealed record BannerModel(IReadOnlyList<Alarm> Alarms, IReadOnlyList<Incident> Incidents);

/// <summary>How many customers reported something urgent in ten minutes, and how many usually do; null while that is not known.</summary>
internal readonly record struct RatePoint(DateTimeOffset From, long Customers, double? Usual);

/// <summary>An alarm with the newest reports behind it.</summary>
/// <param name="Draft">Where an admin begins who declares it.</param>
internal sealed record AlarmView(Alarm Alarm, IReadOnlyList<ReportBehind> Behind, IReadOnlyList<RatePoint> Rate, DeclareDraft Draft);

/// <summary>An incident with how far its customers were told.</summary>
internal sealed record IncidentView(Incident Incident, Reached Reached, IReadOnlyList<RatePoint> Rate, IncidentTexts GoesOn, IncidentTexts Ends);

/// <summary>What stands in the form of an incident that is not declared yet.</summary>
/// <param name="Minutes">Who reported it within so many minutes is affected.</param>
internal sealed record DeclareDraft(long? Alarm, string Title, ImmutableArray<Topic> Topics, string? Mention, int Minutes, IncidentTexts Texts);

/// <summary>The page of incidents.</summary>
/// <param name="Past">Alarms that are decided, the newest first.</param>
internal sealed record IncidentsModel(Agent Agent, IReadOnlyList<AlarmView> Alarms, IReadOnlyList<IncidentView> Incidents, IReadOnlyList<Alarm> Past, DeclareDraft Draft, DateTimeOffset Now)
{
    /// <summary>Why something was refused.</summary>
    public string? Problem { get; init; }

    public bool MayDecide => Agent.Role is Role.Admin;
}
