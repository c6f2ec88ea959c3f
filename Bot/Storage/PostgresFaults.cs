using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace SupportBot.Storage;

/// <summary>
/// What goes wrong with PostgreSQL, in an admin's words and with what to do (https://www.postgresql.org/docs/15/errcodes-appendix.html).
/// What passes by itself is <see cref="StoreException.IsAway"/>.
/// </summary>
internal sealed class PostgresFaults(string place, string database, string user)
{
    public StoreException? Explain(Exception problem) => problem switch
    {
        PostgresException refused => Explain(refused),
        NpgsqlException { InnerException: TimeoutException } slow => Silent(slow),
        NpgsqlException { IsTransient: true } or SocketException => Away($"PostgreSQL at {place} cannot be reached.", problem),
        NpgsqlException { InnerException: AuthenticationException tls } =>
            new StoreException($"PostgreSQL at {place} has a certificate that is not accepted: {tls.Message} Look at SSL Mode and Root Certificate in Data:ConnectionString.", tls),
        NpgsqlException refused => new StoreException($"PostgreSQL at {place} cannot be used: {refused.Message} Look at Data:ConnectionString.", refused),
        // What a connection says that broke between two statements.
        InvalidOperationException { Source: nameof(Npgsql) } broken => Away($"The connection to PostgreSQL at {place} broke.", broken),
        TimeoutException { Source: nameof(Npgsql) } slow => Silent(slow),
        _ => null,
    };

    private StoreException Explain(PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.TooManyConnections => Away($"PostgreSQL at {place} has no connection left. Raise its max_connections, or lower Data:Readers.", refused),
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure =>
            new StoreException($"PostgreSQL at {place}: two writes waited for each other.", refused) { WasInTheWay = true },
        PostgresErrorCodes.DiskFull => Away($"The disk of PostgreSQL at {place} is full. Nothing was lost; free some space, and it goes on.", refused),
        PostgresErrorCodes.ReadOnlySqlTransaction => Away($"PostgreSQL at {place} takes no writes: it is read-only or a standby.", refused),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            new StoreException($"PostgreSQL at {place} does not know this user or password. Look at Data:ConnectionString.", refused),
        PostgresErrorCodes.InvalidCatalogName => new StoreException($"PostgreSQL at {place}: there is no such database. Create it: CREATE DATABASE {database} OWNER {user}.", refused),
        // Who may not see a schema is told that there is none.
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName => new StoreException($"PostgreSQL at {place}: {refused.MessageText}. Let the user own the database: ALTER DATABASE {database} OWNER TO {user}.", refused),
        PostgresErrorCodes.LockNotAvailable =>
            Away($"The schema of {place} cannot be changed while something else holds a table: a backup perhaps, or a long query.", refused),
        _ when refused.SqlState.StartsWith("53", StringComparison.Ordinal) => Away($"PostgreSQL at {place} is short of something: {refused.MessageText}.", refused),
        _ when refused.SqlState.StartsWith("57P", StringComparison.Ordinal) || refused.SqlState.StartsWith("08", StringComparison.Ordinal)
            || refused.SqlState is PostgresErrorCodes.QueryCanceled or "25P03" or "25P04" =>
            Away($"PostgreSQL at {place} is stopping, starting or too slow.", refused),
        _ => new StoreException($"PostgreSQL at {place} answered error {refused.SqlState}.", refused),
    };

    private StoreException Silent(Exception problem) => new($"PostgreSQL at {place} did not answer in time.", problem) { IsAway = true, IsSilent = true };

    private static StoreException Away(string message, Exception problem) => new(message, problem) { IsAway = true };
}
