using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Storage.Incidents;

namespace SupportBot.Desk.Incidents;

/// <summary>What agents read of alarms and incidents.</summary>
internal static class IncidentWords
{
    public static string Of(NewAlarm alarm)
    {
        var minutes = Math.Max(1, (int)Math.Round((alarm.At - alarm.Since).TotalMinutes));
        var what = alarm.Mark is { } mark ? $"with “{mark}…” in their words" : $"about {Wording.Of(alarm.Topic)}";
        return $"{alarm.Customers} customers within {minutes} min wrote something urgent {what}; usually {(alarm.Usual < 0.5 ? "hardly anybody does" : Number(alarm.Usual))}";
    }

    public static string Of(IncidentState state) => state switch
    {
        IncidentState.Declared => "Declared",
        IncidentState.Updated => "Updated",
        IncidentState.Over => "Over",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(Alarm alarm) => alarm.State switch
    {
        AlarmState.Open => "Nobody has decided yet",
        AlarmState.Declared => $"Declared by {alarm.DecidedBy}",
        AlarmState.Dismissed => $"Dismissed by {alarm.DecidedBy}",
        AlarmState.Passed => "Passed by itself",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(ImmutableArray<Topic> topics) => string.Join(", ", topics.Select(Wording.Of));

    public static string Number(double number) => number.ToString(number < 10 ? "0.#" : "0", CultureInfo.InvariantCulture);
}
