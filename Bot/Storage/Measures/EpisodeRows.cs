using SupportBot.Conversations;

namespace SupportBot.Storage.Measures;

/// <summary>Writes what became of episodes within the commit that ends or returns to them. Every other commit writes nothing here.</summary>
internal static class EpisodeRows
{
    private const string Add = """
        INSERT INTO episodes (conversation_id, number, channel, language, topic, queue, urgency, start, began_at, ended_at, ended_by, outcome, reason, handed_off_at, answered_at,
          waited, handled, agents, replies, moves, promises_kept, promises_broken, dues_missed, hostile, symptom, cause)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
        """;

    private const string AddAgent = "INSERT INTO episode_agents (conversation_id, number, agent_id, ended_at, handled, replies, hostile) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    private const string Return = "UPDATE episodes SET returned_at = $3 WHERE conversation_id = $1 AND number = $2";

    /// <summary>The episode as a commit leaves it.</summary>
    public static EpisodeStep After(Commit commit, DateTimeOffset now) =>
        EpisodeFold.After(commit.Before.Episode, new Happened(commit.Before, commit.After, commit.Lines, commit.Handled is not null, now.Kept()));

    public static async ValueTask WriteAsync(Sql sql, Conversation conversation, EpisodeStep step)
    {
        var (id, episode) = (conversation.Id.Value, step.Episode);
        if (step.IsReturn) await sql.PostAsync(Return, id, episode.Number - 1L, episode.BeganAt.Ms());
        if (step.Ended is not { } by || episode.EndedAt is not { } ended) return;
        var (ticket, parts) = (conversation.Ticket, episode.Agents ?? []);
        await sql.PostAsync(
            Add, id, (long)episode.Number, conversation.Address.Channel.Value, (long)conversation.Language, (long)ticket.Topic, ticket.Queue, (long)ticket.Urgency,
            (long)episode.Start, episode.BeganAt.Ms(), ended.Ms(), (long)by, (long)step.Outcome, (long?)episode.Reason, episode.HandedOffAt.Ms(), episode.AnsweredAt.Ms(),
            Ms(episode.Waited), Ms(episode.Handled), (long)parts.Count, (long)parts.Sum(part => part.Replies), (long)episode.Moves, (long)episode.PromisesKept,
            (long)episode.PromisesBroken, (long)episode.DuesMissed, episode.IsHostile ? 1L : 0L, ticket.Symptom, ticket.Cause);
        foreach (var part in parts)
            await sql.PostAsync(AddAgent, id, (long)episode.Number, part.Agent.Value, ended.Ms(), Ms(part.Handled), (long)part.Replies, part.IsHostile ? 1L : 0L);
    }

    private static long Ms(TimeSpan time) => (long)time.TotalMilliseconds;
}
