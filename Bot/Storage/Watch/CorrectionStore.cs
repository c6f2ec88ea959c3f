using SupportBot.Classification.Labelling;

namespace SupportBot.Storage.Watch;

/// <summary>What people said of readings in the desk: whether the model had read the same.</summary>
internal sealed class CorrectionStore(Database database)
{
    // Only of the desk: elsewhere people label what was chosen because it is hard.
    private const string Newest = """
        SELECT at, value = read_value FROM labels WHERE source = $1 AND read_value IS NOT NULL AND at >= $2 ORDER BY at DESC LIMIT $3
        """;

    private const string Unreviewed = """
        SELECT COUNT(*) FROM (
          SELECT message_id FROM labels WHERE at >= $2 GROUP BY message_id, head
          HAVING MAX(CASE WHEN source = $1 AND value <> read_value THEN 1 ELSE 0 END) = 1 AND COUNT(DISTINCT agent_id) = 1) AS c
        """;

    /// <summary>How many readings one agent corrected since a time, and nobody else has looked at (C32).</summary>
    public ValueTask<long> UnreviewedAsync(DateTimeOffset since) =>
        database.ReadAsync(sql => sql.FirstAsync(Unreviewed, row => row.GetInt64(0), (long)LabelSource.Desk, since.Ms()));

    /// <summary>The last ones since a time, the oldest first.</summary>
    public async ValueTask<IReadOnlyList<Correction>> NewestAsync(DateTimeOffset since, int most)
    {
        var rows = await database.ReadAsync(sql => sql.ListAsync(Newest, row => new Correction(row.Time(0), row.GetBoolean(1)), (long)LabelSource.Desk, since.Ms(), (long)most));
        rows.Reverse();
        return rows;
    }
}

/// <summary>One reading that a person looked at.</summary>
/// <param name="WasRight">They found it right.</param>
internal readonly record struct Correction(DateTimeOffset At, bool WasRight);
