using SupportBot.Classification.Labelling;

namespace SupportBot.Storage.Watch;

/// <summary>What people said of readings in the desk: whether the model had read the same.</summary>
internal sealed class CorrectionStore(Database database)
{
    // Only of the desk: elsewhere people label what was chosen because it is hard.
    private const string Newest = """
        SELECT at, value = read_value FROM labels WHERE source = $1 AND read_value IS NOT NULL AND at >= $2 ORDER BY at DESC LIMIT $3
        """;

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
