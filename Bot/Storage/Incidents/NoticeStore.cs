using SupportBot.Conversations;

namespace SupportBot.Storage.Incidents;

/// <summary>Who was told what of an incident, and who is still to be told.</summary>
internal sealed class NoticeStore(Database database, TimeProvider clock)
{
    /// <summary>How long a node that tells is left alone by the others.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    private const string Add = """
        INSERT INTO incident_notices (incident_id, conversation_id, number, at) VALUES ($1, $2, $3, $4) ON CONFLICT (incident_id, conversation_id, number) DO NOTHING
        """;

    private const string Untold = """
        NOT EXISTS (SELECT 1 FROM incident_notices n WHERE n.incident_id = $1 AND n.conversation_id = t.conversation_id AND n.number = $2)
        """;

    // Who reported one of its topics and is not settled or with an agent; the rest of whose matter it is says the conversation itself.
    private static string Reporters(Incident incident) => $"""
        SELECT t.conversation_id FROM urgent_reports r JOIN tickets t ON t.conversation_id = r.conversation_id
        WHERE r.at >= $3 AND t.state <= 1 AND t.topic IN ({string.Join(", ", incident.Topics.Select(topic => ((int)topic).ToString(CultureInfo.InvariantCulture)))})
        AND {Untold} GROUP BY t.conversation_id ORDER BY MAX(t.urgency) DESC, MIN(r.at) LIMIT $4
        """;

    private const string Attached = $"""
        SELECT t.conversation_id FROM incident_notices a JOIN tickets t ON t.conversation_id = a.conversation_id
        WHERE a.incident_id = $1 AND t.state <= 1 AND {Untold} GROUP BY t.conversation_id ORDER BY MAX(t.urgency) DESC, MIN(a.at) LIMIT $3
        """;

    private const string Counts = """
        SELECT COUNT(DISTINCT conversation_id), COUNT(DISTINCT CASE WHEN number = $2 THEN conversation_id END) FROM incident_notices WHERE incident_id = $1
        """;

    private const string Claim = "UPDATE incidents SET told_until = $2 WHERE id = $1 AND told_until <= $3 RETURNING id";

    private const string GiveBack = "UPDATE incidents SET told_until = $3 WHERE id = $1 AND told_until = $2";

    /// <summary>Part of the commit that tells it.</summary>
    public static ValueTask AddAsync(Sql sql, ConversationId conversation, (IncidentId Incident, int Number) told, DateTimeOffset now) =>
        sql.PostAsync(Add, told.Incident.Value, conversation.Value, (long)told.Number, now.Ms());

    /// <summary>Conversations that may have to be told the newest, the most urgent first.</summary>
    public async ValueTask<IReadOnlyList<ConversationId>> ToTellAsync(Incident incident, int most)
    {
        var (id, number) = (incident.Id.Value, (long)incident.Newest.Number);
        return await database.ReadAsync(async sql =>
        {
            var attached = await sql.ListAsync(Attached, row => row.GetInt64(0), id, number, (long)most);
            var reporters = incident.IsOpen ? await sql.ListAsync(Reporters(incident), row => row.GetInt64(0), id, number, incident.Since.Ms(), (long)most) : [];
            return attached.Concat(reporters).Distinct().Take(most).Select(one => new ConversationId(one)).ToArray();
        });
    }

    public ValueTask<Reached?> ReachedAsync(Incident incident) => database.ReadAsync(sql => sql.FirstAsync(
        Counts, row => new Reached(row.GetInt64(0), row.GetInt64(1)), incident.Id.Value, (long)incident.Newest.Number));

    /// <summary>Until when this node may tell: one at a time does, and another takes over when it falls silent. Null while another one tells.</summary>
    public async Task<DateTimeOffset?> ClaimAsync(IncidentId incident)
    {
        var now = clock.GetUtcNow().Kept();
        var until = now + Lease;
        var isOurs = await database.WriteAsync(
            AlarmStore.Key, async sql => await sql.FirstAsync(Claim, row => row.GetInt64(0), incident.Value, until.Ms(), now.Ms()) != 0);
        return isOurs ? until : null;
    }

    /// <summary>Ends a claim that still stands, so that the next one may begin, on whichever node.</summary>
    /// <param name="from">When it may.</param>
    public Task GiveBackAsync(IncidentId incident, DateTimeOffset claimed, DateTimeOffset from) => database.WriteAsync(
        AlarmStore.Key, async sql => { await sql.PostAsync(GiveBack, incident.Value, claimed.Ms(), from.Ms()); });
}
