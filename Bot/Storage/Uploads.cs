using SupportBot.Channels;

namespace SupportBot.Storage;

/// <summary>
/// Files that are still coming in. One of several chunks has a row that says when it was last heard of, so that what a dead node left
/// is found, and that a node which wakes again cannot finish a file whose beginning was removed meanwhile.
/// </summary>
internal sealed class Uploads(Database database, TimeProvider clock)
{
    /// <summary>Given up after so long without a chunk. The web server cuts off slower senders long before.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromHours(1);

    // 16 MiB in one write.
    private const long RemovedAtOnce = 64;

    private const string Begin = "INSERT INTO attachment_uploads (attachment_id, seen_at) VALUES ($1, $2)";

    private const string GoOn = "UPDATE attachment_uploads SET seen_at = $2 WHERE attachment_id = $1 AND seen_at > 0";

    private const string End = "DELETE FROM attachment_uploads WHERE attachment_id = $1 AND seen_at > 0";

    private const string GiveUp = """
        UPDATE attachment_uploads SET seen_at = 0 WHERE attachment_id = (
          SELECT attachment_id FROM attachment_uploads WHERE seen_at < $1 ORDER BY seen_at LIMIT 1 {claim})
        RETURNING attachment_id
        """;

    private const string Abandon = "INSERT INTO attachment_uploads (attachment_id, seen_at) VALUES ($1, 0) ON CONFLICT (attachment_id) DO UPDATE SET seen_at = 0";

    private const string AddChunk = "INSERT INTO attachment_chunks (attachment_id, number, bytes) VALUES ($1, $2, $3)";

    private const string RemoveChunks = """
        DELETE FROM attachment_chunks
        WHERE attachment_id = $1 AND number > (SELECT MAX(number) FROM attachment_chunks WHERE attachment_id = $1) - $2
        """;

    private const string Remove = "DELETE FROM attachment_uploads WHERE attachment_id = $1";

    /// <summary>Keeps a chunk that is not the last.</summary>
    public Task AddAsync(string id, long number, byte[] chunk, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            if (number == 0) await sql.PostAsync(Begin, id, clock.GetUtcNow().Ms());
            else Check(await sql.ExecuteAsync(GoOn, id, clock.GetUtcNow().Ms()));
            await sql.PostAsync(AddChunk, id, number, chunk);
        }, ct);

    /// <summary>Keeps the last chunk, which may be empty: from now on there is such a file.</summary>
    public Task EndAsync(Attachment about, string hash, long number, byte[] chunk, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            if (number > 0) Check(await sql.ExecuteAsync(End, about.Id));
            if (chunk.Length > 0) await sql.PostAsync(AddChunk, about.Id, number, chunk);
            await AttachmentRows.AddAsync(sql, about, hash, clock.GetUtcNow());
        }, ct);

    /// <summary>Removes a file that was finished: at once for whoever asks for it, its chunks after that. A node that dies in between leaves what looks given up.</summary>
    public async Task UndoAsync(string id, CancellationToken ct)
    {
        await database.WriteAsync(
            WriteKey.None,
            async sql =>
            {
                await AttachmentRows.RemoveAsync(sql, id);
                await sql.PostAsync(Abandon, id);
            }, ct);
        await RemoveAsync(id);
    }

    /// <summary>Removes what there is of a file that will not be finished, from its end, a part at a time.</summary>
    public async Task RemoveAsync(string id)
    {
        while (await database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync(RemoveChunks, id, RemovedAtOnce)) > 0) { }
        await database.WriteAsync(WriteKey.None, sql => sql.ExecuteAsync(Remove, id));
    }

    /// <summary>Removes one upload that was given up. Called once for each that begins, so they never grow in number.</summary>
    public async Task RemoveAbandonedAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - LongestSilence;
        var id = await database.WriteAsync(WriteKey.None, sql => sql.FirstAsync(GiveUp, row => row.GetString(0), before.Ms()), ct);
        if (id is not null) await RemoveAsync(id);
    }

    private static void Check(int rows)
    {
        if (rows == 0) throw new StoreException("The upload took too long and was given up.");
    }
}
