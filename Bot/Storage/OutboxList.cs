using System.Data.Common;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>Which rows of the outbox are looked at. What an admin dropped is in none of them.</summary>
internal enum OutboxShow
{
    /// <summary>All that is not sent: trouble first.</summary>
    Open,

    /// <summary>What waits or is being sent.</summary>
    Waiting,
    Uncertain,
    Failed,

    /// <summary>What was sent of the newest rows.</summary>
    Sent,
}

/// <summary>A part of the outbox.</summary>
/// <param name="Channel">Null for all of them.</param>
internal sealed record OutboxQuery(OutboxShow Show, ChannelName? Channel, int Skip, int Take);

/// <summary>One row of the outbox as an admin sees it.</summary>
internal sealed record OutboxEntry
{
    public required long Id { get; init; }
    public required ChannelName Channel { get; init; }
    public required TicketNumber Ticket { get; init; }
    public required string? CustomerName { get; init; }

    /// <summary>How the text begins.</summary>
    public required string Text { get; init; }

    /// <summary>True when the text goes on.</summary>
    public required bool IsCut { get; init; }
    public required DeliveryState State { get; init; }
    public required int Attempts { get; init; }

    /// <summary>When a waiting row is tried, at the earliest.</summary>
    public required DateTimeOffset NextAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was sent or given up.</summary>
    public required DateTimeOffset? DoneAt { get; init; }

    /// <summary>What went wrong at the last try.</summary>
    public required string? Problem { get; init; }

    /// <summary>What it does: most rows send something.</summary>
    public required OutboxAct Act { get; init; }

    /// <summary>The file it sends; null for words.</summary>
    public required string? FileName { get; init; }

    /// <summary>True when another row of its conversation goes first.</summary>
    public required bool IsBehind { get; init; }
}

/// <summary>Lists the outbox. What it costs does not grow with what was ever sent.</summary>
internal sealed class OutboxList(Database database)
{
    private const int SentLately = 1000;

    // The partial indexes apply where their conditions stand as literals.
    private const string Waiting = "SELECT id, 1 AS rank, id AS at FROM outbox WHERE state <= 1 AND ($1 = '' OR channel = $1)";
    private const string Trouble = "SELECT id, 0 AS rank, done_at AS at FROM outbox WHERE state >= 3 AND dropped_at IS NULL AND ($1 = '' OR channel = $1)";

    private static readonly string Sent = $"""
        SELECT id, 2 AS rank, id AS at FROM (SELECT id, state, channel FROM outbox ORDER BY id DESC LIMIT {SentLately}) AS newest
        WHERE state = 2 AND ($1 = '' OR channel = $1)
        """;

    /// <summary>Trouble first, and the newest of each kind.</summary>
    public ValueTask<List<OutboxEntry>> ReadAsync(OutboxQuery query) =>
        database.ReadAsync(sql => sql.ListAsync(Sql(query.Show), Read, query.Channel?.Value ?? "", query.Take, query.Skip));

    // The page is chosen first, so that the rest is looked up for its rows alone.
    private static string Sql(OutboxShow show) => $"""
        SELECT o.id, o.channel, t.number, u.name, SUBSTR(o.text, 1, 160), CASE WHEN LENGTH(o.text) > 160 THEN 1 ELSE 0 END, o.state, o.attempts,
          o.next_at, o.created_at, o.done_at, o.problem,
          CASE WHEN EXISTS (SELECT 1 FROM outbox e WHERE e.conversation_id = o.conversation_id AND e.state <= 1 AND e.id < o.id) THEN 1 ELSE 0 END,
          o.act, o.file
        FROM (SELECT id, rank, at FROM ({Rows(show)}) AS shown ORDER BY rank, at DESC, id DESC LIMIT $2 OFFSET $3) AS p
        JOIN outbox o ON o.id = p.id JOIN conversations c ON c.id = o.conversation_id
        JOIN customers u ON u.id = c.customer_id JOIN tickets t ON t.conversation_id = c.id
        ORDER BY p.rank, p.at DESC, o.id DESC
        """;

    private static string Rows(OutboxShow show) => show switch
    {
        OutboxShow.Open => $"{Trouble} UNION ALL {Waiting}",
        OutboxShow.Waiting => Waiting,
        OutboxShow.Uncertain => $"{Trouble} AND state = 3",
        OutboxShow.Failed => $"{Trouble} AND state = 4",
        OutboxShow.Sent => Sent,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static OutboxEntry Read(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Channel = new ChannelName(row.GetString(1)),
        Ticket = new TicketNumber(row.GetInt64(2)),
        CustomerName = row.TextOrNull(3),
        Text = row.GetString(4),
        IsCut = row.GetInt32(5) == 1,
        State = (DeliveryState)row.GetInt32(6),
        Attempts = row.GetInt32(7),
        NextAt = row.Time(8),
        CreatedAt = row.Time(9),
        DoneAt = row.TimeOrNull(10),
        Problem = row.TextOrNull(11),
        IsBehind = row.GetInt32(12) == 1,
        Act = (OutboxAct)row.GetInt32(13),
        FileName = row.TextOrNull(14) is { } file ? JsonSerializer.Deserialize(file, StoredJson.Default.Attachment)!.Name : null,
    };
}
