using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Storage;

/// <summary>
/// Counts for all nodes together who tried to sign in how often. Whom a count is about is kept as a hash only: people type passwords
/// into the wrong field.
/// </summary>
internal sealed class AttemptStore(Database database, TimeProvider clock)
{
    private const long RemovedAtOnce = 100;

    private const string Add = """
        INSERT INTO sign_in_attempts (whose, number, since) VALUES ($1, 1, $2)
        ON CONFLICT (whose) DO UPDATE SET
          number = CASE WHEN sign_in_attempts.since <= $3 THEN 1 ELSE sign_in_attempts.number + 1 END,
          since = CASE WHEN sign_in_attempts.since <= $3 THEN excluded.since ELSE sign_in_attempts.since END
        RETURNING number, since
        """;

    private const string TakeBack = "UPDATE sign_in_attempts SET number = number - 1 WHERE whose = $1 AND number > 0";

    private const string Forget = "DELETE FROM sign_in_attempts WHERE whose = $1";

    private const string ForgetOld = """
        DELETE FROM sign_in_attempts WHERE whose IN (SELECT whose FROM sign_in_attempts WHERE since <= $1 ORDER BY since LIMIT $2 {claim})
        """;

    /// <summary>Counts one more; how many there were within the window, this one too, and when the first was.</summary>
    public Task<(long Number, DateTimeOffset Since)> AddAsync(string whose, TimeSpan window)
    {
        var (row, now) = (Hash(whose), clock.GetUtcNow());
        return database.WriteAsync(WriteKey.Of(row), sql => sql.FirstAsync(Add, read => (read.GetInt64(0), read.Time(1)), row, now.Ms(), (now - window).Ms()));
    }

    public Task TakeBackAsync(string whose) => ChangeAsync(TakeBack, whose);

    public Task ForgetAsync(string whose) => ChangeAsync(Forget, whose);

    /// <summary>Removes some of what is past. Done with every attempt, so that it never becomes much.</summary>
    public Task ForgetOldAsync(TimeSpan window) => database.WriteAsync(
        WriteKey.Claims, sql => sql.ExecuteAsync(ForgetOld, (clock.GetUtcNow() - window).Ms(), RemovedAtOnce));

    private Task<int> ChangeAsync(string statement, string whose)
    {
        var row = Hash(whose);
        return database.WriteAsync(WriteKey.Of(row), sql => sql.ExecuteAsync(statement, row));
    }

    private static string Hash(string whose) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whose)).AsSpan(0, 16));
}
