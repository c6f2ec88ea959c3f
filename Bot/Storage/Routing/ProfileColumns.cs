using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage.Routing;

/// <summary>How what an agent can be given stands in their row: words joined by commas.</summary>
internal static class ProfileColumns
{
    /// <summary>Reads <c>skills, tiers, queues, cap</c>.</summary>
    public static AgentProfile Read(DbDataReader row, int at)
    {
        var (skills, tiers, queues) = (Words(row.GetString(at)), Words(row.GetString(at + 1)), Words(row.GetString(at + 2)));
        var cap = (int?)row.NumberOrNull(at + 3);
        return skills.Length + tiers.Length + queues.Length == 0 && cap is null
            ? AgentProfile.Open
            : new AgentProfile(skills, [.. tiers.Select(tier => (Tier)int.Parse(tier, CultureInfo.InvariantCulture))], queues, cap);
    }

    /// <summary>The values of those columns, in that order.</summary>
    public static (string Skills, string Tiers, string Queues, long? Cap) Of(AgentProfile profile) => (
        string.Join(',', profile.Skills), string.Join(',', profile.Tiers.Select(tier => ((int)tier).ToString(CultureInfo.InvariantCulture))), string.Join(',', profile.Queues), profile.Cap);

    private static string[] Words(string joined) => joined.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
