using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage.Routing;

/// <summary>Who can sign in, read together with how they are at their desk.</summary>
internal static class AgentAtDesk
{
    public const string Columns = "a.id, a.login, a.name, a.role, a.languages, a.skills, a.tiers, a.queues, a.cap, p.chosen, p.seen_at, p.active_at, p.pause_until";

    /// <summary>The first column after <see cref="Columns"/>.</summary>
    public const int After = 13;

    public const string Rows = "FROM agents a LEFT JOIN presences p ON p.agent_id = a.id WHERE a.enabled = 1";

    /// <returns>No desk for an agent who never had one open.</returns>
    public static (Agent Agent, AtDesk? Desk) Read(DbDataReader row) => (
        new Agent(new AgentId(row.GetInt64(0)), row.GetString(1), row.GetString(2), (Role)row.GetInt32(3), row.List(4, StoredJson.Default.IReadOnlyListLanguage), Enabled: true)
        {
            Profile = ProfileColumns.Read(row, 5),
        },
        row.IsDBNull(9) ? null : new AtDesk((Presence)row.GetInt32(9), row.TimeOrNull(10), row.TimeOrNull(11), row.TimeOrNull(12)));
}
