using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>What changes of a conversation that stands: words that are edited or taken back, and whether its customer is reached.</summary>
internal static class Amendments
{
    public const string ShutOut = "customer_blocked";
    public const string LetIn = "customer_unblocked";
    public const string NotDelivered = "not_delivered";

    // The conversation first, as everybody locks it who changes something in it.
    private const string Touch = """
        UPDATE conversations SET changed = $3 WHERE id = (SELECT conversation_id FROM messages WHERE channel = $1 AND external_id = $2)
        RETURNING id, last_position
        """;

    // An edit may be told twice, and after a newer one.
    private const string KeepVersion = """
        INSERT INTO message_versions (conversation_id, position, number, replaced_at, text)
        SELECT conversation_id, position,
          1 + (SELECT COUNT(*) FROM message_versions v WHERE v.conversation_id = m.conversation_id AND v.position = m.position), $3, text
        FROM messages m WHERE channel = $1 AND external_id = $2 AND text <> $4 AND (edited_at IS NULL OR edited_at <= $3)
        """;

    private const string ChangeWords = """
        UPDATE messages SET text = $4, edited_at = $3 WHERE channel = $1 AND external_id = $2 AND text <> $4 AND (edited_at IS NULL OR edited_at <= $3)
        """;

    private const string TakeBack = "UPDATE messages SET deleted_at = $3 WHERE channel = $1 AND external_id = $2 AND deleted_at IS NULL";

    // An event is nothing that a turn would be owed for.
    private const string OneLineMore = """
        last_position = last_position + 1, changed = $3,
          handled_position = CASE WHEN handled_position = last_position THEN last_position + 1 ELSE handled_position END
        """;

    private const string Lose = $"""
        UPDATE conversations SET unreachable_since = $4, {OneLineMore} WHERE channel = $1 AND address = $2 AND unreachable_since IS NULL
        RETURNING id, last_position
        """;

    private const string Regain = $"""
        UPDATE conversations SET unreachable_since = NULL, {OneLineMore} WHERE channel = $1 AND address = $2 AND unreachable_since IS NOT NULL
        RETURNING id, last_position
        """;

    private const string GiveUp = $"UPDATE conversations SET {OneLineMore} WHERE channel = $1 AND address = $2 RETURNING id, last_position";

    private const string AddEvent = "INSERT INTO messages (conversation_id, position, author, text, at) VALUES ($1, $2, 4, $3, $4)";

    private const string EndWaiting = "UPDATE outbox SET state = 4, problem = $2, done_at = $3 WHERE conversation_id = $1 AND state = 0";

    public static async ValueTask EditAsync(Sql sql, Address address, IncomingContent.Edit edit, DateTimeOffset at)
    {
        if (await TouchAsync(sql, address, edit.EditedExternalId) is not { } touched) return;
        await sql.PostAsync(KeepVersion, address.Channel.Value, edit.EditedExternalId, at.Ms(), edit.Value);
        await sql.PostAsync(ChangeWords, address.Channel.Value, edit.EditedExternalId, at.Ms(), edit.Value);
        Announce(sql, address, touched);
    }

    public static async ValueTask DeleteAsync(Sql sql, Address address, IncomingContent.Deletion deletion, DateTimeOffset at)
    {
        if (await TouchAsync(sql, address, deletion.DeletedExternalId) is not { } touched) return;
        await sql.PostAsync(TakeBack, address.Channel.Value, deletion.DeletedExternalId, at.Ms());
        Announce(sql, address, touched);
    }

    /// <summary>Nothing reaches the customer any more: what waits for them ends, and the ticket says so.</summary>
    /// <param name="problem">What is said of each reply that ends with it.</param>
    public static async ValueTask LoseAsync(Sql sql, Address address, string problem, DateTimeOffset at)
    {
        if (await sql.FirstAsync(Lose, Read, address.Channel.Value, address.Value, sql.Sequence, at.Ms()) is not { } lost) return;
        await sql.PostAsync(EndWaiting, lost.Id, problem, at.Ms());
        await sql.PostAsync(AddEvent, lost.Id, lost.Last, ShutOut, at.Ms());
        Announce(sql, address, lost, lines: 1);
    }

    public static async ValueTask RegainAsync(Sql sql, Address address, DateTimeOffset at)
    {
        if (await sql.FirstAsync(Regain, Read, address.Channel.Value, address.Value, sql.Sequence) is not { } regained) return;
        await sql.PostAsync(AddEvent, regained.Id, regained.Last, LetIn, at.Ms());
        Announce(sql, address, regained, lines: 1);
    }

    /// <summary>Tells whoever has the ticket that a reply was given up.</summary>
    public static async ValueTask GiveUpAsync(Sql sql, Address address, DateTimeOffset at)
    {
        if (await sql.FirstAsync(GiveUp, Read, address.Channel.Value, address.Value, sql.Sequence) is not { } told) return;
        await sql.PostAsync(AddEvent, told.Id, told.Last, NotDelivered, at.Ms());
        Announce(sql, address, told, lines: 1);
    }

    private static ValueTask<Touched?> TouchAsync(Sql sql, Address address, string externalId) =>
        sql.FirstAsync(Touch, Read, address.Channel.Value, externalId, sql.Sequence);

    private static Touched? Read(System.Data.Common.DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1));

    private static void Announce(Sql sql, Address address, Touched touched, int lines = 0) =>
        sql.Announce(new Change(sql.Sequence, new ConversationId(touched.Id), address, touched.Last - lines, touched.Last, []));

    private sealed record Touched(long Id, long Last);
}
