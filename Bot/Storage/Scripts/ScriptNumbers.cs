using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage.Scripts;

/// <summary>What becomes of the conversations that walk through scripts. Counted from their ways since a time; those of erased customers are gone.</summary>
internal sealed class ScriptNumbers(Database database, TimeProvider clock)
{
    /// <summary>Who has not answered for so long has left.</summary>
    public static readonly TimeSpan UntilLeft = TimeSpan.FromHours(24);

    /// <summary>The days that are counted at most.</summary>
    public const int MostDays = 90;

    // A way goes on with the conversation's next row of the same script, unless the script begins anew with that.
    private const string Ways = """
        SELECT conversation_id, turn, version, steps, last, outcome, at,
          LEAD(at) OVER way AS next_at, LEAD(begun) OVER way AS next_begun, begun,
          SUM(begun) OVER way AS times_begun
        FROM script_walks WHERE script = $1 AND at >= $2 AND ($3 = 0 OR version = $3)
        WINDOW way AS (PARTITION BY conversation_id, version ORDER BY turn, part)
        """;

    // Nobody wrote any more while the bot waited: whatever else ends a way is written down as its outcome.
    private const string HasLeft = "w.outcome IS NULL AND COALESCE(w.next_begun, 1) = 1 AND w.at < $4";

    private const string Stops = $"""
        SELECT w.*, CASE WHEN {HasLeft} THEN 4 ELSE w.outcome END AS ending FROM ways w
        """;

    // The same ways are taken by many: they are counted as they stand, and taken apart afterwards.
    private const string Reached = "SELECT steps, COUNT(*) FROM script_walks WHERE script = $1 AND at >= $2 AND ($3 = 0 OR version = $3) AND steps <> '' GROUP BY steps";

    private const string Ended = $"""
        WITH ways AS ({Ways}), stops AS ({Stops})
        SELECT last, ending, COUNT(*) FROM stops WHERE ending IN (3, 4) AND last <> '' GROUP BY last, ending
        """;

    // The middle one, or the mean of both in the middle.
    private const string Answered = $"""
        WITH ways AS ({Ways}), waits AS (
          SELECT last, next_at - at AS waited, ROW_NUMBER() OVER (PARTITION BY last ORDER BY next_at - at) AS place, COUNT(*) OVER (PARTITION BY last) AS number
          FROM ways WHERE outcome IS NULL AND next_at IS NOT NULL AND next_begun = 0)
        SELECT last, CAST(AVG(waited) AS DOUBLE PRECISION) FROM waits WHERE place IN ((number + 1) / 2, (number + 2) / 2) GROUP BY last
        """;

    // What began before the time tells more of those who take long.
    private const string Versions = $"""
        WITH ways AS ({Ways}), stops AS ({Stops})
        SELECT version, SUM(begun), SUM(CASE ending WHEN 1 THEN 1 ELSE 0 END), SUM(CASE ending WHEN 2 THEN 1 ELSE 0 END),
          SUM(CASE ending WHEN 3 THEN 1 ELSE 0 END), SUM(CASE ending WHEN 4 THEN 1 ELSE 0 END)
        FROM stops WHERE times_begun > 0 GROUP BY version ORDER BY version DESC
        """;

    // What a customer says counts for the script that their conversation last came to the end of.
    private const string Ratings = """
        SELECT w.version, CAST(AVG(r.score) AS DOUBLE PRECISION), COUNT(*) FROM ratings r JOIN script_walks w ON w.conversation_id = r.conversation_id
        WHERE r.at >= $2 AND w.script = $1 AND w.outcome IS NOT NULL AND w.at <= r.at AND NOT EXISTS (
          SELECT 1 FROM script_walks n WHERE n.conversation_id = w.conversation_id AND n.outcome IS NOT NULL AND n.at <= r.at
            AND (n.turn > w.turn OR (n.turn = w.turn AND n.part > w.part)))
        GROUP BY w.version
        """;

    private const string Stopped = $"""
        WITH ways AS ({Ways}), stops AS ({Stops})
        SELECT t.number, s.version, s.last, s.ending, s.at FROM stops s JOIN tickets t ON t.conversation_id = s.conversation_id
        WHERE s.last = $5 AND s.ending IN (3, 4) ORDER BY s.at DESC, s.conversation_id LIMIT $6
        """;

    // By name, as the ways are found.
    private const string Forget = "DELETE FROM script_walks WHERE script IN (SELECT name FROM scripts) AND at < $1";

    /// <summary>Forgets the ways that are not counted any more.</summary>
    public Task ForgetAsync() => database.WriteAsync(WriteKey.None, async sql => { await sql.ExecuteAsync(Forget, Since(MostDays)); });

    /// <summary>Per step that conversations came to.</summary>
    /// <param name="version">Null for all versions together.</param>
    public async ValueTask<IReadOnlyList<StepFigures>> StepsAsync(string script, int? version, int days)
    {
        var (since, now) = (Since(days), clock.GetUtcNow());
        var (of, left) = (version ?? 0L, (now - UntilLeft).Ms());
        return await database.ReadAsync(async sql =>
        {
            var reached = Count(await sql.ListAsync(Reached, row => (Steps: row.GetString(0), Number: row.GetInt64(1)), script, since, of));
            var ended = await sql.ListAsync(Ended, row => (Step: row.GetString(0), How: (WalkOutcome)row.GetInt32(1), Number: row.GetInt64(2)), script, since, of, left);
            var answered = (await sql.ListAsync(Answered, row => (Step: row.GetString(0), Ms: row.GetDouble(1)), script, since, of)).ToDictionary(step => step.Step, step => step.Ms);
            return reached.Keys.Union(ended.Select(end => end.Step)).Order(StringComparer.Ordinal).Select(step => new StepFigures(
                step, reached.GetValueOrDefault(step), Ends(step, WalkOutcome.Left), Ends(step, WalkOutcome.HandedOff),
                answered.TryGetValue(step, out var ms) ? ms / 1000 : null)).ToList();

            long Ends(string step, WalkOutcome how) => ended.Where(end => end.Step == step && end.How == how).Sum(end => end.Number);
        });
    }

    /// <summary>Per version, the newest first: of the conversations that began with it since then.</summary>
    public async ValueTask<IReadOnlyList<VersionFigures>> VersionsAsync(string script, DateTimeOffset since)
    {
        var (from, left) = (since.Ms(), (clock.GetUtcNow() - UntilLeft).Ms());
        return await database.ReadAsync(async sql =>
        {
            var ratings = (await sql.ListAsync(Ratings, row => (Version: row.GetInt64(0), Mean: row.GetDouble(1), Number: row.GetInt64(2)), script, from))
                .ToDictionary(rating => rating.Version);
            return await sql.ListAsync(Versions, row => With(ratings, script, row), script, from, 0L, left);
        });
    }

    public ValueTask<IReadOnlyList<VersionFigures>> VersionsAsync(string script, int days) => VersionsAsync(script, clock.GetUtcNow() - Days(days));

    /// <summary>The conversations that stopped at a step, without an answer or with people, the newest first.</summary>
    public async ValueTask<IReadOnlyList<StoppedConversation>> StoppedAsync(string script, int? version, string step, int days, int most) =>
        await database.ReadAsync(sql => sql.ListAsync(
            Stopped, row => new StoppedConversation(
                new TicketNumber(row.GetInt64(0)), new ScriptId(script, (int)row.GetInt64(1)), row.GetString(2), (WalkOutcome)row.GetInt32(3), row.Time(4)),
            script, Since(days), version ?? 0L, (clock.GetUtcNow() - UntilLeft).Ms(), step, most));

    private static VersionFigures With(Dictionary<long, (long Version, double Mean, long Number)> ratings, string script, DbDataReader row)
    {
        var isRated = ratings.TryGetValue(row.GetInt64(0), out var rating);
        return new VersionFigures(
            new ScriptId(script, (int)row.GetInt64(0)), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5),
            isRated ? rating.Mean : null, rating.Number);
    }

    private static Dictionary<string, long> Count(IEnumerable<(string Steps, long Number)> ways)
    {
        var reached = new Dictionary<string, long>();
        foreach (var (steps, number) in ways)
            foreach (var step in steps.Split(',')) reached[step] = reached.GetValueOrDefault(step) + number;
        return reached;
    }

    private long Since(int days) => (clock.GetUtcNow() - Days(days)).Ms();

    private static TimeSpan Days(int days) => TimeSpan.FromDays(Math.Clamp(days, 1, MostDays));
}
