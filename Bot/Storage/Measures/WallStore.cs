using System.Data.Common;
using SupportBot.Conversations;

namespace SupportBot.Storage.Measures;

/// <summary>An open ticket that people have, as far as the wall shows it.</summary>
internal sealed record OpenTicket(TicketNumber Number, TicketState State, Urgency Urgency, Language Language, string Queue)
{
    /// <summary>Since when it waits for somebody; null when an agent has it.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>By when the customer was promised to hear from us; null for nothing.</summary>
    public DateTimeOffset? PromisedBy { get; init; }
    public int BrokenPromises { get; init; }
    public string? OwnerName { get; init; }
}

/// <summary>How the desk stands now.</summary>
internal sealed class WallStore(Database database)
{
    private const string Open = """
        SELECT t.number, t.state, t.urgency, c.state, t.queue, CASE WHEN t.assigned_at IS NULL THEN t.waiting_since ELSE t.waited_since END, t.promised_by, t.broken_promises, a.name
        FROM tickets t JOIN conversations c ON c.id = t.conversation_id LEFT JOIN agents a ON a.id = t.agent_id WHERE t.state IN (1, 2)
        """;

    private const string Ended = "SELECT COUNT(*), COALESCE(SUM(CASE ended_by WHEN 0 THEN 1 ELSE 0 END), 0) FROM episodes WHERE ended_at >= $1";

    public ValueTask<List<OpenTicket>> OpenAsync() => database.ReadAsync(sql => sql.ListAsync(Open, Read));

    /// <summary>How many episodes ended since a time, and how many of them with the bot.</summary>
    public ValueTask<(long All, long ByBot)> EndedAsync(DateTimeOffset since) =>
        database.ReadAsync(sql => sql.FirstAsync(Ended, row => (row.GetInt64(0), row.GetInt64(1)), since.Ms()));

    private static OpenTicket Read(DbDataReader row) => new(
        new TicketNumber(row.GetInt64(0)), (TicketState)row.GetInt32(1), (Urgency)row.GetInt32(2), LanguageOf(row.GetString(3)), row.GetString(4))
    {
        WaitingSince = row.TimeOrNull(5),
        PromisedBy = row.TimeOrNull(6),
        BrokenPromises = row.GetInt32(7),
        OwnerName = row.TextOrNull(8),
    };

    // All of it would be read for its first property, every few seconds for every ticket.
    private static Language LanguageOf(string state) =>
        Enum.GetValues<Language>().FirstOrDefault(language => state.StartsWith(StoredState.LanguagePattern(language)[..^1], StringComparison.Ordinal));
}
