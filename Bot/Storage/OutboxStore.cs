using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>What became of something to deliver. The numbers are stored.</summary>
internal enum DeliveryState
{
    Waiting = 0,

    /// <summary>A try is under way; found after a crash, its outcome is unknown.</summary>
    Sending = 1,
    Sent = 2,

    /// <summary>It went out and no answer came back.</summary>
    Uncertain = 3,
    Failed = 4,
}

/// <summary>A message that waits to be delivered.</summary>
internal sealed record OutboxRow(OutgoingMessage Message, DeliveryState State, int Attempts, DateTimeOffset NextAt);

/// <summary>The rows of the outbox: written by commits, worked off by the sender.</summary>
internal sealed class OutboxStore(Database database, TimeProvider clock)
{
    // Only the first open row of each conversation may go: order within a conversation is kept.
    private const string Due = """
        SELECT id, address, text, choices, state, attempts, next_at FROM outbox o
        WHERE channel = $1 AND state <= 1 AND next_at <= $2 AND id = (SELECT MIN(id) FROM outbox WHERE conversation_id = o.conversation_id AND state <= 1)
        ORDER BY id LIMIT $3
        """;

    private const string Update = """
        UPDATE outbox SET state = $2, attempts = attempts + $3, next_at = $4, external_id = $5, problem = $6,
          done_at = CASE WHEN $2 >= 2 THEN $7 END
        WHERE id = $1
        """;

    private const string Touch = """
        UPDATE conversations SET changed = $2 WHERE id = (SELECT conversation_id FROM outbox WHERE id = $1) RETURNING id, channel, address, last_position
        """;

    /// <summary>What may be sent now: the first open row of each conversation of a channel, oldest first.</summary>
    public ValueTask<List<OutboxRow>> DueAsync(ChannelName channel, DateTimeOffset now, int limit) => database.ReadAsync(session => session.ListAsync(
        Due,
        row => new OutboxRow(
            new OutgoingMessage(
                row.GetInt64(0), new Address(channel, row.GetString(1)), row.GetString(2), row.List(3, StoredJson.Default.IReadOnlyListChoice)),
            (DeliveryState)row.GetInt32(4), row.GetInt32(5), row.Time(6)),
        channel.Value, now.Ms(), limit));

    /// <summary>When the next row that is not due yet falls due.</summary>
    public ValueTask<DateTimeOffset?> NextAsync(ChannelName channel, DateTimeOffset now) => database.ReadAsync(session => session.FirstAsync(
        "SELECT MIN(next_at) FROM outbox WHERE channel = $1 AND state <= 1 AND next_at > $2", row => row.TimeOrNull(0), channel.Value, now.Ms()));

    /// <summary>How many rows of each channel wait, may not have arrived, or failed. What was sent is not counted.</summary>
    public ValueTask<List<(ChannelName Channel, DeliveryState State, long Count)>> CountAsync() => database.ReadAsync(session => session.ListAsync(
        """
        SELECT channel, state, COUNT(*) FROM outbox WHERE state <= 1 GROUP BY channel, state
        UNION ALL SELECT channel, state, COUNT(*) FROM outbox WHERE state >= 3 GROUP BY channel, state
        """,
        row => (new ChannelName(row.GetString(0)), (DeliveryState)row.GetInt32(1), row.GetInt64(2))));

    public Task BeginAsync(long id, CancellationToken ct) => ChangeAsync(id, DeliveryState.Sending, 1, clock.GetUtcNow(), null, null, ct);

    public Task SentAsync(long id, string externalId, CancellationToken ct) =>
        ChangeAsync(id, DeliveryState.Sent, 0, clock.GetUtcNow(), externalId, null, ct);

    public Task RetryAsync(long id, DateTimeOffset at, string problem, CancellationToken ct) =>
        ChangeAsync(id, DeliveryState.Waiting, 0, at, null, problem, ct);

    public Task EndAsync(long id, DeliveryState state, string problem, CancellationToken ct) =>
        ChangeAsync(id, state, 0, clock.GetUtcNow(), null, problem, ct);

    private Task ChangeAsync(long id, DeliveryState state, int attempt, DateTimeOffset nextAt, string? externalId, string? problem, CancellationToken ct) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(Update, id, (long)state, attempt, nextAt.Ms(), externalId, problem, clock.GetUtcNow().Ms());
                if (state >= DeliveryState.Sent) await TellAsync(session, id);
            }, ct);

    // Agents see at once whether their words arrived.
    private async Task TellAsync(Session session, long id)
    {
        var sequence = database.NextSequence();
        var change = await session.FirstAsync(
            Touch,
            row => new Change(
                sequence, new ConversationId(row.GetInt64(0)), new Address(new ChannelName(row.GetString(1)), row.GetString(2)),
                row.GetInt64(3), row.GetInt64(3), []),
            id, sequence);
        if (change is not null) session.Announce(change);
    }
}
