namespace SupportBot.Storage.Waits;

/// <summary>How often a range was told and the wait then took so many minutes.</summary>
/// <param name="IsFirst">It was the first that its customer was told.</param>
/// <param name="Minute">Whole minutes from the telling until an agent came.</param>
internal sealed record CameTrue(string Queue, bool IsFirst, long Minute, long From, long To, long Number);

/// <summary>What customers were told of waiting, with what came true (C16).</summary>
internal sealed class ToldWaits(Database database)
{
    private const string Ended = """
        SELECT queue, is_first, minute, from_minutes, to_minutes, COUNT(*) FROM (
          SELECT queue, is_first, (ended_at - told_at) / 60000 AS minute, from_minutes, to_minutes FROM wait_estimates WHERE told_at >= $1 AND taken = 1
        ) AS told GROUP BY queue, is_first, minute, from_minutes, to_minutes
        """;

    // Of so many told last: the first ones among them of which it is known are enough to learn from.
    private const int Told = 6000;

    // Who waits longer than they were told proves it now, whenever somebody comes.
    private const string Held = """
        SELECT holds FROM (
          SELECT id, CASE WHEN ended_at - told_at < to_minutes * 60000 THEN ended_at ELSE told_at + to_minutes * 60000 END AS known_at,
            CASE WHEN ended_at - told_at BETWEEN from_minutes * 60000 AND to_minutes * 60000 THEN 1 ELSE 0 END AS holds
          FROM wait_estimates
          WHERE id > (SELECT COALESCE(MAX(id), 0) FROM wait_estimates) - $2 AND is_first = 1 AND (taken = 1 OR (ended_at IS NULL AND told_at + to_minutes * 60000 < $3))
          ORDER BY known_at DESC, id DESC LIMIT $1
        ) AS newest ORDER BY known_at, id
        """;

    /// <summary>Whether the ranges that customers were told first held, in the order in which that was known.</summary>
    public ValueTask<List<bool>> HeldAsync(int newest, DateTimeOffset now) =>
        database.ReadAsync(sql => sql.ListAsync(Held, row => row.GetInt32(0) == 1, newest, Told, now.Ms()));

    /// <summary>Those that an agent ended. Whoever went away or was answered by nobody proves nothing.</summary>
    public ValueTask<List<CameTrue>> ReadAsync(DateTimeOffset since) => database.ReadAsync(sql => sql.ListAsync(
        Ended,
        row => new CameTrue(row.GetString(0), row.GetInt32(1) == 1, row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)), since.Ms()));
}
