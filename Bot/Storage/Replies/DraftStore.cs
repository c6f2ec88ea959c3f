using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage.Replies;

/// <summary>What agents began to write, one draft an agent and ticket: there after a restart and on every device, seen by colleagues, gone once it is sent.</summary>
internal sealed class DraftStore(Database database, TimeProvider clock)
{
    /// <summary>How long a draft that nobody goes on with is kept.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    private const string Select = "SELECT text, is_note, canned, version, at FROM drafts WHERE conversation_id = $1 AND agent_id = $2";

    // A customer who is being erased takes it along: nothing is written beside them any more.
    private const string Standing = "SELECT id FROM conversations WHERE id = $1 {share}";

    private const string Keep = """
        INSERT INTO drafts (conversation_id, agent_id, text, is_note, canned, version, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (conversation_id, agent_id) DO UPDATE SET text = excluded.text, is_note = excluded.is_note, canned = excluded.canned, version = excluded.version, at = excluded.at
        """;

    private const string Throw = "DELETE FROM drafts WHERE conversation_id = $1 AND agent_id = $2 AND version = $3";

    private const string Others = """
        SELECT a.name, d.text, d.is_note, d.at FROM drafts d JOIN agents a ON a.id = d.agent_id WHERE d.conversation_id = $1 AND d.agent_id <> $2 ORDER BY d.at
        """;

    public ValueTask<KeptDraft?> OfAsync(ConversationId conversation, AgentId agent) => database.ReadAsync(sql => sql.FirstAsync(Select, Read, conversation.Value, agent.Value));

    /// <summary>What everybody else is writing there.</summary>
    public ValueTask<List<ColleaguesDraft>> OthersAsync(ConversationId conversation, AgentId than) => database.ReadAsync(sql => sql.ListAsync(
        Others, row => new ColleaguesDraft(row.GetString(0), row.GetString(1), row.GetInt64(2) == 1, row.Time(3)), conversation.Value, than.Value));

    /// <summary>Keeps what was written on; an empty text throws the draft away.</summary>
    /// <param name="basedOn">The version it goes on from; 0 for none.</param>
    public Task<DraftSaved> SaveAsync(Conversation conversation, AgentId agent, DraftText draft, long basedOn, CancellationToken ct) => database.WriteAsync<DraftSaved>(
        WriteKey.Of(conversation.Address),
        async sql =>
        {
            var (id, now) = (conversation.Id.Value, clock.GetUtcNow());
            if (await sql.FirstAsync(Standing, row => row.GetInt64(0), id) == 0) return new DraftSaved.Meanwhile(null);
            var there = await sql.FirstAsync(Select, Read, id, agent.Value);
            if ((there?.Version ?? 0) != basedOn) return new DraftSaved.Meanwhile(there);
            if (draft.Text.Length == 0)
            {
                await sql.PostAsync(Throw, id, agent.Value, basedOn);
                return new DraftSaved.Kept(0);
            }
            // The time, so that also one begun after another was sent has a higher one.
            var version = Math.Max(now.Ms(), (there?.Version ?? 0) + 1);
            await sql.PostAsync(Keep, id, agent.Value, draft.Text, draft.IsNote ? 1L : 0L, draft.Canned, version, now.Ms());
            if (there is null) await sql.PostAsync("DELETE FROM drafts WHERE at < $1", (now - Longest).Ms());
            return new DraftSaved.Kept(version);
        }, ct);

    /// <summary>It is sent, in the commit that sends it; what was written on elsewhere meanwhile stays.</summary>
    public static async ValueTask SentAsync(Sql sql, ConversationId conversation, Line line)
    {
        if (line is { Draft: > 0 and var version, Agent: { } agent }) await sql.PostAsync(Throw, conversation.Value, agent.Id.Value, version);
    }

    private static KeptDraft Read(DbDataReader row) => new(new DraftText(row.GetString(0), row.GetInt64(1) == 1, row.GetString(2)), row.GetInt64(3), row.Time(4));
}
