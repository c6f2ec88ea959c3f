using System.Data.Common;
using SupportBot.Channels;

namespace SupportBot.Storage;

/// <summary>What came of an admin's act on a row of the outbox.</summary>
internal enum HandOutcome
{
    NotFound,
    Done,

    /// <summary>Somebody dropped it already.</summary>
    Dropped,

    /// <summary>It waits to be sent now.</summary>
    Waiting,
    Sending,
    Sent,

    /// <summary>It was tried since the admin looked, in vain.</summary>
    TriedAgain,
}

/// <summary>A row of the outbox as the admin who acts on it saw it. What has changed since is not touched.</summary>
internal sealed record SeenRow(long Id, DeliveryState State, long Attempts);

/// <summary>What admins do to rows of the outbox by hand.</summary>
internal sealed class OutboxByHand(Database database, TimeProvider clock)
{
    private const string AsSeen = "WHERE id = $1 AND attempts = $2 AND state = $3 AND state IN (0, 3, 4) AND dropped_at IS NULL";

    private const string Retry = $"UPDATE outbox SET state = 0, next_at = $4, done_at = NULL {AsSeen}";

    // What may have arrived stays uncertain: nobody knows better for its being dropped.
    private const string Drop = $"""
        UPDATE outbox SET state = CASE WHEN state = 3 THEN 3 ELSE 4 END, done_at = COALESCE(done_at, $4), dropped_at = $4,
          problem = $5 || COALESCE(' after: ' || problem, '')
        {AsSeen}
        """;

    /// <summary>Sends what waits, failed or is uncertain as soon as it is the first of its conversation.</summary>
    public Task<HandOutcome> RetryAsync(SeenRow row, CancellationToken ct) =>
        ActAsync(row, sql => sql.ExecuteAsync(Retry, row.Id, row.Attempts, (long)row.State, clock.GetUtcNow().Ms()), ct);

    /// <summary>Gives up for good what waits, failed or is uncertain; the transcript says so.</summary>
    public Task<HandOutcome> DropAsync(SeenRow row, string byName, CancellationToken ct) => ActAsync(
        row, sql => sql.ExecuteAsync(Drop, row.Id, row.Attempts, (long)row.State, clock.GetUtcNow().Ms(), $"dropped by {byName}"), ct);

    private async Task<HandOutcome> ActAsync(SeenRow row, Func<Sql, ValueTask<int>> act, CancellationToken ct)
    {
        if (await AddressAsync(row.Id) is not { } address) return HandOutcome.NotFound;
        return await database.WriteAsync(
            WriteKey.Of(address),
            async sql =>
            {
                if (await act(sql) == 0)
                    return await sql.FirstAsync("SELECT state, dropped_at FROM outbox WHERE id = $1", Refusal, row.Id);
                await OutboxStore.TellAsync(sql, row.Id);
                return HandOutcome.Done;
            },
            ct);
    }

    private ValueTask<Address?> AddressAsync(long id) => database.ReadAsync(sql => sql.FirstAsync<Address?>(
        "SELECT channel, address FROM outbox WHERE id = $1", row => new Address(new ChannelName(row.GetString(0)), row.GetString(1)), id));

    private static HandOutcome Refusal(DbDataReader row) => row.IsDBNull(1)
        ? (DeliveryState)row.GetInt32(0) switch
        {
            DeliveryState.Waiting => HandOutcome.Waiting,
            DeliveryState.Sending => HandOutcome.Sending,
            DeliveryState.Sent => HandOutcome.Sent,
            DeliveryState.Uncertain or DeliveryState.Failed => HandOutcome.TriedAgain,
        }
        : HandOutcome.Dropped;
}
