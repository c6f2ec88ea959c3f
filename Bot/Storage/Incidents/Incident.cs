using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Storage.Incidents;

/// <summary>How an incident stands. The numbers are stored.</summary>
internal enum IncidentState
{
    Declared = 0,
    Updated = 1,
    Over = 2,
}

/// <summary>What an admin says is wrong, and with whom.</summary>
/// <param name="Title">For agents; customers do not read it.</param>
/// <param name="Mention">Only who says this is affected; null for everybody who reports one of the topics urgently.</param>
/// <param name="Since">Who reported it from then on is affected.</param>
internal sealed record NewIncident(string Title, ImmutableArray<Topic> Topics, string? Mention, DateTimeOffset Since, IncidentTexts Texts)
{
    /// <summary>The alarm that led to it.</summary>
    public long? Alarm { get; init; }
}

/// <summary>What customers are told of an incident at a time.</summary>
/// <param name="State">How it stands from then on.</param>
internal sealed record IncidentUpdate(int Number, IncidentState State, IncidentTexts Texts, DateTimeOffset At, string By);

/// <summary>An incident as it is kept.</summary>
/// <param name="Updates">What customers were told, the oldest first; at least one.</param>
internal sealed record Incident(
    IncidentId Id, string Title, ImmutableArray<Topic> Topics, string? Mention, IncidentState State, DateTimeOffset Since, DateTimeOffset DeclaredAt,
    DateTimeOffset? EndedAt, ImmutableArray<IncidentUpdate> Updates)
{
    public bool IsOpen => State is not IncidentState.Over;

    public IncidentUpdate Newest => Updates[^1];

    /// <summary>What a customer is told of it now.</summary>
    public IncidentNotice Notice => new(Id, Newest.Number, Topics, Newest.Texts) { Mention = Mention, IsOver = !IsOpen };
}

/// <summary>How far the customers of an incident were told.</summary>
/// <param name="Affected">Conversations that were told anything of it.</param>
/// <param name="Told">Those that were told the newest.</param>
internal sealed record Reached(long Affected, long Told);
