using System.Collections.Immutable;
using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage.Incidents;

/// <summary>How incidents and their updates stand in rows.</summary>
internal static class IncidentRows
{
    public const string OpenTopics = "SELECT topics FROM incidents WHERE state < 2";

    private const string Columns = "i.id, i.title, i.topics, i.mention, i.state, i.since, i.declared_at, i.ended_at";

    /// <summary>Every update of the incidents <c>i</c>, with its incident.</summary>
    public const string Select = $"""
        SELECT {Columns}, p.number, p.state, p.text_en, p.text_ru, p.text_pl, p.at, p.by FROM incidents i JOIN incident_updates p ON p.incident_id = i.id
        """;

    public const string Order = "ORDER BY i.id DESC, p.number";

    public const string AddUpdate = """
        INSERT INTO incident_updates (incident_id, number, state, text_en, text_ru, text_pl, at, by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    public static ImmutableArray<Topic> TopicsOf(string joined) => [.. joined.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Enum.Parse<Topic>(name))];

    public static string Joined(IEnumerable<Topic> topics) => string.Join(' ', topics);

    /// <summary>An incident with one of its updates.</summary>
    public static Incident Read(DbDataReader row) => new(
        new IncidentId(row.GetInt64(0)), row.GetString(1), TopicsOf(row.GetString(2)), row.TextOrNull(3), (IncidentState)row.GetInt32(4), row.Time(5), row.Time(6),
        row.TimeOrNull(7),
        [
            new IncidentUpdate(
                row.GetInt32(8), (IncidentState)row.GetInt32(9), new IncidentTexts(row.GetString(10), row.GetString(11), row.GetString(12)), row.Time(13), row.GetString(14)),
        ]);

    public static IReadOnlyList<Incident> Together(IEnumerable<Incident> rows) =>
        [.. rows.GroupBy(row => row.Id).Select(same => same.First() with { Updates = [.. same.SelectMany(row => row.Updates)] })];
}
