using SupportBot.Conversations;
using SupportBot.Storage.Audit;

namespace SupportBot.Storage.Incidents;

/// <summary>Incidents with what customers are told of them. A topic belongs to one open incident at the most, so nobody is told of two.</summary>
internal sealed class IncidentStore(Database database, TimeProvider clock)
{
    private readonly AuditLog _audit = new(database, clock);

    private const string Insert = """
        INSERT INTO incidents (title, topics, mention, state, since, declared_at, declared_by) VALUES ($1, $2, $3, 0, $4, $5, $6) RETURNING id
        """;

    private const string Advance = """
        UPDATE incidents SET state = $2, ended_at = $3 WHERE id = $1 AND state < 2 AND (SELECT MAX(number) FROM incident_updates WHERE incident_id = $1) = $4 RETURNING title
        """;

    /// <summary>Those that are open, and those that ended since a time: somebody may not know yet.</summary>
    public async ValueTask<IReadOnlyList<Incident>> ToTellAsync(DateTimeOffset endedSince) => IncidentRows.Together(await database.ReadAsync(sql => sql.ListAsync(
        $"{IncidentRows.Select} WHERE i.state < 2 OR i.ended_at >= $1 {IncidentRows.Order}", IncidentRows.Read, endedSince.Ms())));

    /// <summary>The newest first.</summary>
    public async ValueTask<IReadOnlyList<Incident>> ReadAsync(int most) => IncidentRows.Together(await database.ReadAsync(sql => sql.ListAsync(
        $"{IncidentRows.Select} WHERE i.id > (SELECT COALESCE(MAX(id), 0) - $1 FROM incidents) {IncidentRows.Order}", IncidentRows.Read, (long)most)));

    /// <summary>Null when one of its topics belongs to an open incident already.</summary>
    public async Task<IncidentId?> DeclareAsync(NewIncident incident, string by, CancellationToken ct)
    {
        var id = await database.WriteAsync(AlarmStore.Key, sql => DeclareAsync(sql, incident, by), ct);
        if (id is not null) await IncidentRing.RingAsync(database);
        return id;
    }

    /// <summary>Says how it stands now. False when somebody else did meanwhile, or it is over.</summary>
    /// <param name="seen">The number of the update that was the newest when this was decided.</param>
    public async Task<bool> UpdateAsync(IncidentId id, int seen, IncidentState state, IncidentTexts texts, string by, CancellationToken ct)
    {
        var isDone = await database.WriteAsync(
            AlarmStore.Key,
            async sql =>
            {
                var now = clock.GetUtcNow();
                long? ended = state is IncidentState.Over ? now.Ms() : null;
                if (await sql.FirstAsync(Advance, row => row.GetString(0), id.Value, (long)state, ended, (long)seen) is not { } title) return false;
                await AddUpdateAsync(sql, id, new IncidentUpdate(seen + 1, state, texts, now, by));
                await _audit.WriteAsync(sql, state is IncidentState.Over ? AuditAct.IncidentEnded : AuditAct.IncidentUpdated, by, title);
                return true;
            }, ct);
        if (isDone) await IncidentRing.RingAsync(database);
        return isDone;
    }

    private async ValueTask<IncidentId?> DeclareAsync(Sql sql, NewIncident incident, string by)
    {
        var open = await sql.ListAsync(IncidentRows.OpenTopics, row => IncidentRows.TopicsOf(row.GetString(0)));
        if (open.Exists(topics => topics.Any(topic => incident.Topics.Contains(topic)))) return null;
        var now = clock.GetUtcNow();
        var id = new IncidentId(await sql.FirstAsync(
            Insert, row => row.GetInt64(0), incident.Title, IncidentRows.Joined(incident.Topics), incident.Mention, incident.Since.Ms(), now.Ms(), by));
        await AddUpdateAsync(sql, id, new IncidentUpdate(1, IncidentState.Declared, incident.Texts, now, by));
        if (incident.Alarm is { } alarm) await AlarmStore.DecideAsync(sql, alarm, AlarmState.Declared, by, now, id.Value);
        await _audit.WriteAsync(sql, AuditAct.IncidentDeclared, by, incident.Title);
        return id;
    }

    private static ValueTask AddUpdateAsync(Sql sql, IncidentId id, IncidentUpdate update) => sql.PostAsync(
        IncidentRows.AddUpdate, id.Value, (long)update.Number, (long)update.State, update.Texts.En, update.Texts.Ru, update.Texts.Pl, update.At.Ms(), update.By);
}
