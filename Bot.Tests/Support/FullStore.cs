using System.Security.Cryptography;
using SupportBot.Storage;

namespace SupportBot.Tests.Support;

/// <summary>A store with rows of every kind: every table, absent and present values, many scripts, empty and very long texts, files.</summary>
internal static class FullStore
{
    private const int Files = 30;

    // In terms of a number i from 1.
    private const string Channel = "CASE i % 2 WHEN 0 THEN 'web' ELSE 'telegram' END";
    private const string Time = "1790000000000 + i";
    private const string Now = $"CASE i % 3 WHEN 0 THEN {Time} END";
    private const string Word = "CASE i % 3 WHEN 0 THEN 'yes' WHEN 1 THEN '' END";

    private const string Text = """
        CASE i % 7 WHEN 0 THEN '' WHEN 1 THEN 'Где мой заказ? 📦' WHEN 2 THEN 'Zażółć gęślą jaźń' WHEN 3 THEN 'é 👩‍👩‍👧‍👦 ''"\' || char(9, 10)
          WHEN 4 THEN CASE WHEN i % 50 = 4 THEN replace(hex(zeroblob(8000)), '0', 'я') ELSE i END ELSE 'Where is it?' || i END
        """;

    private static readonly (string Table, int Count, string Columns, string Values)[] Rows =
    [
        ("agents", 3, "id, login, name, role, password_hash, languages, enabled, stamp, created_at, skills, tiers, queues, cap",
            $"i, 'agent' || i, {Text}, i % 2, 'x', '[]', 1, 's', {Time}, 'network,ключи', '2,3', 'billing', CASE i % 2 WHEN 0 THEN i END"),
        ("customers", 300, "id, channel, external_id, name, language_hint, created_at, person_id", $"i, {Channel}, i, {Word}, {Word}, {Time}, CASE i % 3 WHEN 0 THEN 1 END"),
        ("conversations", 300,
            "id, channel, address, customer_id, version, state, last_position, handled_position, ready_at, changed, created_at, claimed_by, claimed_until,"
            + " unreachable_since, seen_position",
            $"i, {Channel}, 'a' || i, i, i % 7, '{{}}', 8, 8, {Now}, i, {Time}, {Word}, {Now}, {Now}, i % 9"),
        ("messages", 2400,
            "conversation_id, position, author, agent_id, channel, external_id, text, choice, unreadable, choices, attachments, reading, at, edited_at,"
            + " deleted_at, replies_to, read_by",
            $"1 + (i - 1) / 8, 1 + i % 8, i % 3, {Now}, {Word}, CASE i % 3 WHEN 0 THEN 'm' || i END, {Text}, {Word}, {Word}, {Word}, {Word}, {Word}, {Time}, {Now}, {Now}, {Word}, {Word}"),
        ("tickets", 300,
            "number, conversation_id, state, tier, queue, urgency, topic, reason, agent_id, waiting_since, promised_by, broken_promises, opened_at, resolved_at, symptom, handoff_rule,"
            + " handoff_held, skills, cause, outcome, tags, next_step, next_step_at, snoozed_until, merged_into, assigned_at, waited_since, routed_because, first_response_by,"
            + " next_response_by, resolve_by, sla_missed, translate_into, overdue_since, holding_notes, due_by, last_send",
            $"1000 + i, i, i % 4, 1, 'general', i % 3, 2, {Now} / {Time}, {Now}, {Now}, {Now}, 0, {Time}, {Now}, {Word}, {Word}, {Word}, {Word}"
            + $", {Word}, {Now} % 7, {Word}, {Word}, {Now}, {Now}, {Now}, {Now}, {Now}, {Word}, {Now}, {Now}, {Now}, i % 3, {Now} % 3, {Now}, i % 3, {Now}, {Word}"),
        ("followers", 3, "conversation_id, agent_id, since, seen_position", $"i, 1 + i % 3, {Time}, i"),
        ("ticket_links", 3, "conversation_id, other_id, kind, agent_id, at", $"i, 10 + i, i % 2, {Now}, {Time}"),
        ("ratings", 20, "conversation_id, resolved_at, score, comment, at", $"i, {Time}, 1 + i % 5, {Word}, {Time}"),
        ("outbox", 300,
            "id, conversation_id, position, channel, address, text, choices, state, attempts, next_at, external_id, problem, created_at, done_at, dropped_at,"
            + " act, target, file, replies_to, repeated",
            $"5 * i, i, 3, {Channel}, 'a' || i, {Text}, {Word}, i % 5, 1, {Time}, {Word}, {Word}, {Time}, {Now}, {Now}, i % 4, {Now}, {Word}, {Word}, i % 2"),
        ("timers", 300, "conversation_id, kind, due_at", $"i, i % 3, {Time}"),
        ("channel_positions", 2, "channel, value", $"{Channel}, i"),
        ("api_tokens", 5, "hash, agent_id, created_at, expires_at", $"hex(i), 1, {Time}, {Time}"),
        ("scripts", 3, "name, version, source, created_at, made_by", $"'mine', i, {Text}, {Time}, {Word}"),
        ("settings", 9, "name, value", $"'Ключ ' || i, {Text}"),
        ("keys", 2, "name, xml", "'key-' || i, '<key/>'"),
        ("message_versions", 3, "conversation_id, position, number, replaced_at, text", $"i, 1, 1, {Time}, 'раньше'"),
        ("link_codes", 2, "code, customer_id, expires_at", $"'K' || i, i, {Time}"),
        ("outcomes", 3, "topic, known, solved, at", $"i, i % 4, i % 2, {Time}"),
        ("claims", 3, "queue, at, agent_id, urgency, waited, load, cost", $"'billing', {Time}, {Now}, i, i, i, {Now}"),
        ("wait_estimates", 3, "conversation_id, queue, told_at, is_first, ahead, from_minutes, to_minutes, ended_at, taken", $"i, 'billing', {Time}, i % 2, i, 5, 15, {Now}, i % 2"),
        ("sign_in_attempts", 2, "whose, number, since", $"'login:' || i, i, {Time}"),
        ("audit", 3, "id, at, by, act, what, reason", $"i, {Time}, 'root', i, {Text}, {Word}"),
        ("models", 4,
            "version, state, is_shipped, is_whole, made_at, made_by, parent, size, card, activated_at, activated_by, shadow_since",
            $"'model' || i, CASE i WHEN 2 THEN 1 ELSE 0 END, i % 2, 1, {Time}, {Word}, {Word}, i, '{{}}', {Now}, {Word}, {Now}"),
        ("model_chunks", 40, "version, number, bytes", "'model' || (i % 4), i, randomblob(i * 6500)"),
        ("trainings", 3, "id, state, begun_at, begun_by, node, stage, share, heard_at, cancelled_by, ended_at, model, problem",
            $"i, i, {Time}, 'root', 'a node', i, i, {Time}, {Word}, {Now}, {Word}, {Word}"),
        ("shadow_counts", 3, "model, head, active_answer, shadow_answer, number", "'model1', i, 0, -1, i"),
        ("shadow_samples", 3, "model, head, conversation_id, position, active_answer, shadow_answer, at", $"'model1', i, i, 3, 0, -1, {Time}"),
        ("labelled_messages", 20, "id, conversation_id, position, text, text_key, at", $"i, {Now}, {Now}, {Text}, hex(i), {Time}"),
        ("labels", 20, "message_id, head, agent_id, value, source, read_value, read_confidence, read_by, at",
            $"i, 'topic', 1 + i % 3, 'payment', i % 5, {Word}, {Now}, {Word}, {Time}"),
        ("erased_labels", 3, "id, labelled_at, erased_at", $"100 + i, {Time}, {Time}"),
        ("reading_counts", 3, "day, head, answer, sure, unsure", $"{Time}, 'urgency', {Text}, i, i % 2"),
        ("script_drafts", 3, "name, revision, source, at, by", $"'mine' || i, i, {Word}, {Time}, 'root'"),
        ("script_releases", 6, "name, number, version, trial_version, percent, starts_at, at, by",
            $"'mine', i, {Now} / {Time}, {Now} / {Time}, {Now} / {Time}, {Time}, {Time}, 'root'"),
        ("script_walks", 6, "conversation_id, turn, part, script, version, begun, steps, last, outcome, at",
            $"i, i, 0, 'mine', 1, i % 2, {Text}, 'end', {Now} / {Time}, {Time}"),
        ("urgent_reports", 3, "conversation_id, position, at, topic, urgency, marks", $"i, 1, {Time}, i, 3, {Text}"),
        ("urgent_hours", 3, "hour, topic, customers", "495000 + i, 2, i"),
        ("incident_alarms", 3, "id, topic, mark, since, at, renewed_at, customers, usual_thousandths, state, decided_at, decided_by, incident_id",
            $"i, i, {Word}, {Time}, {Time}, {Time}, 9, 700, i % 4, {Now}, {Word}, {Now}"),
        ("incidents", 3, "id, title, topics, mention, state, since, declared_at, declared_by, ended_at, told_until",
            $"i, {Text}, 'Outage Access', {Word}, i % 3, {Time}, {Time}, 'root', {Now}, i"),
        ("incident_updates", 3, "incident_id, number, state, text_en, text_ru, text_pl, at, by", $"i, 1, 0, {Text}, {Text}, {Text}, {Time}, 'root'"),
        ("incident_notices", 3, "incident_id, conversation_id, number, at", $"i, i, 1, {Time}"),
        ("article_uses", 9, "article, language, outcome, at", $"'refund_time', 'Ru', i % 3, {Time}"),
        ("article_questions", 4, "conversation_id, language, text, at", $"i, 'Pl', {Text}, {Time}"),
        ("notices", 6, "agent_id, conversation_id, kind, words, at, seen_at", $"1 + i % 3, i, i % 5, {Text}, {Time}, {Now}"),
        ("calendars", 2, "name, week, holidays, zone, revision", $"'c' || i, 'always', {Text}, 'Europe/Warsaw', i"),
        ("promises", 3, "conversation_id, agent_id, queue, made_at, due_at, reminded_at, kept_at, broken_at, withdrawn_at", $"i, {Now}, 'billing', {Time}, {Time}, {Now}, {Now}, {Now}, {Now}"),
        ("policies", 2, "queue, calendar, targets, revision", $"CASE i WHEN 1 THEN '' ELSE 'billing' END, 'company', {Text}, i"),
        ("queues", 3, "name, title, is_push, cap, answer_seconds, wait_seconds, revision", $"'vip' || i, {Text}, i % 2, i, 300, 3600, i"),
        ("presences", 3, "agent_id, chosen, seen_at, active_at, pause_until, rested_at", $"i, i, {Now}, {Now}, {Now}, {Now}"),
        ("agent_claims", 6, "id, conversation_id, agent_id, at, is_hostile, came_back_at", $"i, i, 1, {Time}, i % 2, {Now}"),
        ("episodes", 3,
            "conversation_id, number, channel, language, topic, queue, urgency, start, began_at, ended_at, ended_by, outcome, reason, handed_off_at, answered_at, waited, handled, agents,"
            + " replies, moves, promises_kept, promises_broken, dues_missed, hostile, symptom, cause, returned_at",
            $"i, 1, {Channel}, i, i, 'billing', i, i % 3, {Time}, {Time}, i % 3, i, {Now} / {Time}, {Now}, {Now}, 9 * i, 8 * i, 1, 2, i % 2, 1, i % 2, i % 2, i % 2, {Word}, {Word}, {Now}"),
        ("episode_agents", 3, "conversation_id, number, agent_id, ended_at, handled, replies, hostile", $"i, 1, i, {Time}, 8 * i, 2, i % 2"),
        ("canned_replies", 4, "id, shipped, shortcut, name, texts, put_away, version, changed_at, changed_by",
            $"500 + i, CASE i % 2 WHEN 0 THEN 'own' || i END, 'own' || i, {Text}, '{{}}', i % 2, i, {Time}, {Word}"),
        ("canned_uses", 5, "reply_id, wording, conversation_id, agent_id, unchanged, at", $"i, hex(i), i, 1, i % 2, {Time}"),
        ("drafts", 3, "conversation_id, agent_id, text, is_note, canned, version, at", $"i, i, {Text}, i % 2, '', i, {Time}"),
        ("signatures", 3, "agent_id, language, text", $"i, 'Ru', {Text}"),
        ("duties", 1, "name, term, node, taken_at", $"'telegram', 3, 'a node', {Time}"),
    ];

    /// <summary>Makes it on SQLite.</summary>
    public static async Task<StorePlace> MakeAsync()
    {
        var place = await StorePlace.MakeAsync(StoreKind.Sqlite);
        await (await Database.OpenAsync(place.Engine())).DisposeAsync();
        using var sql = await Sql.OpenAsync(place.Engine(), writable: true);
        foreach (var (table, count, columns, values) in Rows)
            await sql.ExecuteAsync(
                $"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) INSERT INTO {table} ({columns}) SELECT {values} FROM n");
        for (var i = 0; i < Files; i++) await AddFileAsync(sql, Path.Combine(place.Folder, "attachments"), i);
        return place;
    }

    private static async Task AddFileAsync(Sql sql, string folder, int number)
    {
        var (id, content) = ($"{number:x32}", new byte[SizeOf(number)]);
        new Random(number).NextBytes(content);
        await sql.ExecuteAsync(
            """
            INSERT INTO attachments (id, name, content_type, size, created_at, sha256, conversation_id, confidential)
            VALUES ($1, 'накладная.pdf', 'application/pdf', $2, 1, $3, $4, $5)
            """,
            id, (long)content.Length, number % 2 == 0 ? Convert.ToHexStringLower(SHA256.HashData(content)) : null, number % 3 == 0 ? number + 1L : (long?)null, number % 5L);
        Directory.CreateDirectory(Path.GetDirectoryName(DiskAttachments.PathOf(folder, id))!);
        await File.WriteAllBytesAsync(DiskAttachments.PathOf(folder, id), content);
    }

    private static int SizeOf(int number) => (number % 5) switch
    {
        0 => 0,
        1 => 1,
        2 => StoredAttachments.ChunkLength,
        3 => 2 * StoredAttachments.ChunkLength + 77,
        _ => 4000,
    };
}
