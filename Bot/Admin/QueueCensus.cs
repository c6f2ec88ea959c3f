using SupportBot.Storage;

namespace SupportBot.Admin;

/// <summary>What stands in a queue now.</summary>
internal readonly record struct InQueue(long Waiting, long Claimed);

/// <summary>Counts what stands in each queue.</summary>
internal sealed class QueueCensus(Database database)
{
    public async ValueTask<IReadOnlyDictionary<string, InQueue>> CountAsync() => (await database.ReadAsync(sql => sql.ListAsync(
        "SELECT queue, SUM(CASE state WHEN 1 THEN 1 ELSE 0 END), SUM(CASE state WHEN 2 THEN 1 ELSE 0 END) FROM tickets WHERE state IN (1, 2) GROUP BY queue",
        row => (Queue: row.GetString(0), Counts: new InQueue(row.GetInt64(1), row.GetInt64(2)))))).ToDictionary(one => one.Queue, one => one.Counts);
}
