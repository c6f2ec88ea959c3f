using System.Data.Common;
using System.Text.Json;
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

/// <summary>A message to deliver that was claimed for a try.</summary>
/// <param name="Attempt">Which try it is, from 1. What becomes of a try is refused once there was another.</param>
/// <param name="BegunAt">When the try began.</param>
internal sealed record OutboxRow(OutgoingMessage Message, int Attempt, DateTimeOffset BegunAt)
{
    public required DateTimeOffset CreatedAt { get; init; }
    public OutboxAct Act { get; init; }

    /// <summary>The messenger's id of the message that is changed; null when that was never sent.</summary>
    public string? Target { get; init; }

    /// <summary>The kept file to send.</summary>
    public Attachment? File { get; init; }

    /// <summary>It was sent before and may have arrived.</summary>
    public bool IsRepeated { get; init; }
}

/// <summary>The rows of the outbox: written by commits, worked off by the sender.</summary>
internal sealed class OutboxStore(Database database, TimeProvider clock)
{
    private const string Row = """
        id, address, text, choices, attempts, next_at, created_at, act, file, replies_to, repeated,
          (SELECT changed.external_id FROM outbox changed WHERE changed.id = outbox.target)
        """;

    // Only the first open row of each conversation may go: order within a conversation is kept. One that an admin sends once more may stand
    // before another that is under way.
    private const string Claim = $$"""
        UPDATE outbox SET state = 1, attempts = attempts + 1, next_at = $2 WHERE id IN (
          SELECT id FROM outbox o
          WHERE channel = $1 AND state = 0 AND next_at <= $2 AND id = (SELECT MIN(id) FROM outbox WHERE conversation_id = o.conversation_id AND state <= 1)
            AND conversation_id NOT IN (SELECT conversation_id FROM outbox WHERE channel = $1 AND state = 1)
          ORDER BY id LIMIT $3 {claim})
        RETURNING {{Row}}
        """;

    private const string Sending = $"SELECT {Row} FROM outbox WHERE channel = $1 AND state = 1 ORDER BY id";

    // That it arrived after all is worth knowing also when it was given up as uncertain meanwhile.
    private const string Settle = """
        UPDATE outbox SET state = $3, next_at = $4, external_id = $5, problem = $6, done_at = CASE WHEN $3 >= 2 THEN $7 END, repeated = $8
        WHERE id = $1 AND attempts = $2 AND (state = 1 OR (state = 3 AND $3 = 2))
        """;

    private const string Touch = """
        UPDATE conversations SET changed = $2 WHERE id = (SELECT conversation_id FROM outbox WHERE id = $1) RETURNING id, channel, address, last_position
        """;

    /// <summary>Claims what may be sent now: the first open row of each conversation of a channel, oldest first; nothing when the term is over.</summary>
    public async Task<IReadOnlyList<OutboxRow>> ClaimAsync(ChannelName channel, DateTimeOffset now, int limit, Term? term = null)
    {
        var rows = await database.WriteAsync(WriteKey.Claims, async sql => await Term.StandsAsync(sql, term)
            ? await sql.ListAsync(Claim, row => Read(row, channel), channel.Value, now.Ms(), limit)
            : []);
        return [.. rows.OrderBy(row => row.Message.OutboxId)];
    }

    /// <summary>What was claimed and is not settled: under way, or cut off by a crash or a fault.</summary>
    public ValueTask<List<OutboxRow>> SendingAsync(ChannelName channel) =>
        database.ReadAsync(sql => sql.ListAsync(Sending, row => Read(row, channel), channel.Value));

    /// <summary>When the next waiting row falls due; in the past when one is.</summary>
    public ValueTask<DateTimeOffset?> NextAsync(ChannelName channel, DateTimeOffset after) => database.ReadAsync(sql => sql.FirstAsync(
        "SELECT MIN(next_at) FROM outbox WHERE channel = $1 AND state = 0 AND next_at > $2", row => row.TimeOrNull(0), channel.Value, after.Ms()));

    /// <summary>How many rows of each channel wait, may not have arrived, or failed. What was sent or dropped is not counted.</summary>
    public ValueTask<List<(ChannelName Channel, DeliveryState State, long Count)>> CountAsync() => database.ReadAsync(sql => sql.ListAsync(
        """
        SELECT channel, state, COUNT(*) FROM outbox WHERE state <= 1 GROUP BY channel, state
        UNION ALL SELECT channel, state, COUNT(*) FROM outbox WHERE state >= 3 AND dropped_at IS NULL GROUP BY channel, state
        """,
        row => (new ChannelName(row.GetString(0)), (DeliveryState)row.GetInt32(1), row.GetInt64(2))));

    /// <summary>Gives back what was claimed and not tried.</summary>
    public Task ReturnAsync(OutboxRow row) => SettleAsync(row, DeliveryState.Waiting, clock.GetUtcNow(), null, null);

    /// <param name="externalId">Null for what changed a message that was sent before.</param>
    public Task SentAsync(OutboxRow row, string? externalId) =>
        SettleAsync(row, DeliveryState.Sent, clock.GetUtcNow(), externalId, row.IsRepeated ? "an earlier try may have arrived too" : null);

    public Task RetryAsync(OutboxRow row, DateTimeOffset at, string problem) => SettleAsync(row, DeliveryState.Waiting, at, null, problem);

    /// <summary>Nothing reaches the customer any more: this and whatever waits for them ends, and the ticket says so.</summary>
    public Task EndAllAsync(OutboxRow row, string problem) => database.WriteAsync(
        WriteKey.Of(row.Message.Address),
        async sql =>
        {
            if (await SettleAsync(sql, row, DeliveryState.Failed, clock.GetUtcNow(), null, problem))
                await Amendments.LoseAsync(sql, row.Message.Address, problem, clock.GetUtcNow());
        });

    /// <summary>It is not tried again. Whoever has the ticket is told of what will not arrive.</summary>
    public Task EndAsync(OutboxRow row, DeliveryState state, string problem) => database.WriteAsync(
        WriteKey.Of(row.Message.Address),
        async sql =>
        {
            var isOver = await SettleAsync(sql, row, state, clock.GetUtcNow(), null, problem);
            if (isOver && (state, row.Act) is (DeliveryState.Failed, OutboxAct.Send))
                await Amendments.GiveUpAsync(sql, row.Message.Address, clock.GetUtcNow());
        });

    /// <summary>Settles somebody's try that was cut off; leaves it alone when the term is over, for it may be under way elsewhere.</summary>
    public Task SettleCutOffAsync(OutboxRow row, DeliveryState state, string problem, Term? term) =>
        SettleAsync(row, state, clock.GetUtcNow(), null, problem, term);

    private Task SettleAsync(
        OutboxRow row, DeliveryState state, DateTimeOffset nextAt, string? externalId, string? problem, Term? term = null) => database.WriteAsync(
        WriteKey.Of(row.Message.Address),
        async sql =>
        {
            if (await Term.StandsAsync(sql, term)) await SettleAsync(sql, row, state, nextAt, externalId, problem);
        });

    private async ValueTask<bool> SettleAsync(Sql sql, OutboxRow row, DeliveryState state, DateTimeOffset nextAt, string? externalId, string? problem)
    {
        var id = row.Message.OutboxId;
        var settled = await sql.ExecuteAsync(
            Settle, id, row.Attempt, (long)state, nextAt.Ms(), externalId, problem, clock.GetUtcNow().Ms(), row.IsRepeated ? 1 : 0);
        if (settled == 1 && state >= DeliveryState.Sent) await TellAsync(sql, id);
        return settled == 1;
    }

    /// <summary>Tells agents at once whether their words arrived, and the sender that there may be something to send.</summary>
    public static async ValueTask TellAsync(Sql sql, long id)
    {
        var change = await sql.FirstAsync(
            Touch,
            row => new Change(
                sql.Sequence, new ConversationId(row.GetInt64(0)), new Address(new ChannelName(row.GetString(1)), row.GetString(2)),
                row.GetInt64(3), row.GetInt64(3), []),
            id, sql.Sequence);
        if (change is not null) sql.Announce(change);
    }

    private static OutboxRow Read(DbDataReader row, ChannelName channel) => new(
        new OutgoingMessage(
            row.GetInt64(0), new Address(channel, row.GetString(1)), row.GetString(2), row.List(3, StoredJson.Default.IReadOnlyListChoice))
        {
            RepliesTo = row.TextOrNull(9),
        },
        row.GetInt32(4), row.Time(5))
    {
        CreatedAt = row.Time(6),
        Act = (OutboxAct)row.GetInt32(7),
        File = row.TextOrNull(8) is { } file ? JsonSerializer.Deserialize(file, StoredJson.Default.Attachment) : null,
        IsRepeated = row.GetInt32(10) == 1,
        Target = row.TextOrNull(11),
    };
}
