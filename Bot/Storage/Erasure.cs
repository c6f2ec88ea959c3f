using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Labels;

namespace SupportBot.Storage;

/// <summary>Erases a customer with everything they wrote, were told and sent, on every channel they joined. There is no way back.</summary>
internal sealed class Erasure(Database database, IAttachments attachments, TimeProvider clock)
{
    private readonly AuditLog _audit = new(database, clock);

    private const string Conversations = """
        SELECT o.id, o.channel, o.address FROM tickets t JOIN conversations c ON c.id = t.conversation_id JOIN customers u ON u.id = c.customer_id
        JOIN customers p ON p.id = u.id OR p.person_id = COALESCE(u.person_id, u.id) OR p.id = u.person_id
        JOIN conversations o ON o.customer_id = p.id
        WHERE t.number = $1 ORDER BY o.id
        """;

    // What refers to a row goes before it. The conversation is locked first, as everybody does who changes something in it.
    private static readonly string[] Parts =
    [
        "search_documents", "outbox", "timers", "promises", "ratings", "shadow_samples", "script_walks", "urgent_reports", "incident_notices", "notices", "article_questions", "canned_uses", "drafts", "episode_agents", "episodes", "message_versions", "messages",
        "wait_estimates", "agent_claims", "followers", "ticket_links", "tickets",
    ];

    /// <summary>False when there is no such ticket. What was cut off is finished by asking once more.</summary>
    /// <param name="by">Who does it, for the audit log: of the customer it knows the ticket's number only.</param>
    public async Task<bool> EraseAsync(TicketNumber number, string by, CancellationToken ct)
    {
        var all = await database.ReadAsync(sql => sql.ListAsync(
            Conversations, row => (Id: row.GetInt64(0), Address: new Address(new ChannelName(row.GetString(1)), row.GetString(2))), number.Value));
        // The one that was asked for goes last: as long as it stands, the rest can be found again.
        foreach (var (index, (id, address)) in all.OrderBy(one => TicketStore.NumberFor(one.Id) == number).Index())
        {
            foreach (var file in await FilesAsync(id)) await attachments.RemoveAsync(file, ct);
            await database.WriteAsync(
                WriteKey.Of(address),
                async sql =>
                {
                    await EraseAsync(sql, id, address, clock.GetUtcNow());
                    if (index == 0) await _audit.WriteAsync(sql, AuditAct.CustomerErased, by, number.ToString());
                }, ct);
        }
        return all.Count > 0;
    }

    private static async Task EraseAsync(Sql sql, long id, Address address, DateTimeOffset now)
    {
        var customer = await sql.FirstAsync("UPDATE conversations SET changed = $2 WHERE id = $1 RETURNING customer_id", row => row.GetInt64(0), id, sql.Sequence);
        await LabelErasure.EraseAsync(sql, id, now);
        foreach (var table in Parts) await sql.PostAsync($"DELETE FROM {table} WHERE conversation_id = $1", id);
        await sql.PostAsync("DELETE FROM ticket_links WHERE other_id = $1", id);
        await sql.PostAsync("DELETE FROM conversations WHERE id = $1", id);
        await sql.PostAsync("DELETE FROM link_codes WHERE customer_id = $1", customer);
        await sql.PostAsync("DELETE FROM customers WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM conversations WHERE customer_id = $1)", customer);
        sql.Announce(new Change(sql.Sequence, new ConversationId(id), address, Change.Unknown, 0, []));
    }

    // Files of before they were written down with their conversation stand in the messages alone.
    private async Task<IReadOnlyList<string>> FilesAsync(long id)
    {
        var known = await database.ReadAsync(sql => sql.ListAsync("SELECT id FROM attachments WHERE conversation_id = $1", row => row.GetString(0), id));
        var sent = await database.ReadAsync(sql => sql.ListAsync(
            "SELECT attachments FROM messages WHERE conversation_id = $1 AND attachments IS NOT NULL",
            row => JsonSerializer.Deserialize(row.GetString(0), StoredJson.Default.IReadOnlyListAttachment) ?? [], id));
        return [.. known.Concat(sent.SelectMany(files => files).Select(file => file.Id)).Distinct()];
    }
}
