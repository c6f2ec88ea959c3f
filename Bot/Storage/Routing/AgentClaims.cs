using SupportBot.Conversations;

namespace SupportBot.Storage.Routing;

/// <summary>Who had which conversation when: routing asks who knows a customer, who let what pass, and whose last ones were hostile.</summary>
internal static class AgentClaims
{
    /// <summary>What is older is forgotten: whoever knew a customer then does so no more.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private const string Add = "INSERT INTO agent_claims (conversation_id, agent_id, at, is_hostile) VALUES ($1, $2, $3, $4)";
    private const string Newest = "id = (SELECT MAX(id) FROM agent_claims WHERE conversation_id = $1 AND agent_id = $2)";
    private const string LetPass = $"UPDATE agent_claims SET came_back_at = $3 WHERE {Newest}";
    private const string TurnedHostile = $"UPDATE agent_claims SET is_hostile = 1 WHERE {Newest}";

    /// <summary>Writes what a commit says of it.</summary>
    public static async ValueTask AddAsync(Sql sql, Commit commit, DateTimeOffset now)
    {
        var (id, before, after) = (commit.Before.Id.Value, commit.Before.Ticket, commit.After.Ticket);
        if (before is { Assignment: not null, Agent: { } left } && after.State is TicketState.Waiting) await sql.PostAsync(LetPass, id, left.Value, now.Ms());
        if (after is not { State: TicketState.Claimed, Agent: { } owner }) return;
        if (before.State is not TicketState.Claimed || before.Agent != owner) await sql.PostAsync(Add, id, owner.Value, now.Ms(), commit.After.Tone.IsHostile ? 1L : 0L);
        else if (commit.After.Tone.IsHostile && !commit.Before.Tone.IsHostile) await sql.PostAsync(TurnedHostile, id, owner.Value);
    }
}
