using System.Text.Json;

namespace SupportBot.Storage;

/// <summary>Writes what a commit has to be done on a messenger into the outbox. The customer who shut the bot out gets nothing any more.</summary>
internal static class OutboxRows
{
    /// <summary>The position of what is said of the queue: it is no line of the transcript.</summary>
    public const long OfQueue = 0;

    private const string AddSend = """
        INSERT INTO outbox (conversation_id, position, channel, address, text, choices, file, replies_to, state, attempts, next_at, created_at, problem, done_at)
        SELECT id, $2, channel, address, $3, $4, $5, $6, CASE WHEN unreachable_since IS NULL THEN 0 ELSE 4 END, 0, $7, $7,
          CASE WHEN unreachable_since IS NOT NULL THEN 'the customer has shut the bot out' END, CASE WHEN unreachable_since IS NOT NULL THEN $7 END
        FROM conversations WHERE id = $1
        """;

    // In order within the conversation, what is changed has been sent before, or has failed: then there is nothing to change.
    private const string AddChange = """
        INSERT INTO outbox (conversation_id, position, channel, address, text, state, attempts, next_at, created_at, act, target)
        SELECT conversation_id, 0, channel, address, $2, 0, 0, $3, $3, $4, id FROM outbox
        """;

    private const string ToQuestion = $"""
        {AddChange} WHERE id =
          (SELECT id FROM outbox WHERE conversation_id = $1 AND position < $5 AND act = 0 AND choices IS NOT NULL ORDER BY position DESC, id DESC LIMIT 1)
        """;

    private const string ToQueue = $"""
        {AddChange} WHERE id = (SELECT id FROM outbox WHERE conversation_id = $1 AND position = 0 AND act = 0 ORDER BY id DESC LIMIT 1)
          AND (state <= 1 OR external_id IS NOT NULL)
        """;

    private const string ToRow = $"{AddChange} WHERE id = $1 AND (state <= 1 OR external_id IS NOT NULL)";

    /// <param name="position">Of the last line of the commit.</param>
    public static ValueTask AddAsync(Sql sql, long conversation, long position, Errand errand, DateTimeOffset now) => errand switch
    {
        Errand.Send send => sql.PostAsync(
            AddSend, conversation, position, send.Text, Columns.ListJson(send.Choices, StoredJson.Default.IReadOnlyListChoice),
            send.File is { } file ? JsonSerializer.Serialize(file, StoredJson.Default.Attachment) : null, send.RepliesTo, now.Ms()),
        Errand.CloseChoices => sql.PostAsync(ToQuestion, conversation, "", now.Ms(), (long)OutboxAct.CloseChoices, position),
        Errand.ChangeReply change => ChangeReplyAsync(sql, conversation, change, now),
        Errand.TellQueue tell => TellQueueAsync(sql, conversation, tell, now),
        Errand.WithdrawQueue => sql.PostAsync(ToQueue, conversation, "", now.Ms(), (long)OutboxAct.Remove),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static async ValueTask ChangeReplyAsync(Sql sql, long conversation, Errand.ChangeReply change, DateTimeOffset now)
    {
        var (words, files) = await SentReplies.RowsAsync(sql, conversation, change.Position, change.Was);
        for (var i = 0; i < words.Count; i++)
            await sql.PostAsync(ToRow, words[i], i < change.Now.Count ? change.Now[i] : "", now.Ms(), (long)(i < change.Now.Count ? OutboxAct.Edit : OutboxAct.Remove));
        foreach (var file in change.Now.Count == 0 ? files : []) await sql.PostAsync(ToRow, file, "", now.Ms(), (long)OutboxAct.Remove);
    }

    // Where the first never arrived there is nothing to edit.
    private static async ValueTask TellQueueAsync(Sql sql, long conversation, Errand.TellQueue tell, DateTimeOffset now)
    {
        if (!tell.IsFirst && await sql.ExecuteAsync(ToQueue, conversation, tell.Text, now.Ms(), (long)OutboxAct.Edit) > 0) return;
        await sql.PostAsync(AddSend, conversation, OfQueue, tell.Text, null as string, null as string, null as string, now.Ms());
    }
}
