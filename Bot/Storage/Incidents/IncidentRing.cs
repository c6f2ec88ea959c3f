using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage.Incidents;

/// <summary>
/// Lets every open desk, on whichever node, look again. Changes are those of conversations, so the one that changed last changes once more.
/// </summary>
internal static class IncidentRing
{
    private const string Newest = "SELECT id, channel, address FROM conversations ORDER BY changed DESC LIMIT 1";

    public static async Task RingAsync(Database database)
    {
        var newest = await database.ReadAsync(sql => sql.FirstAsync<(long Id, Address Address)?>(
            Newest, row => (row.GetInt64(0), new Address(new ChannelName(row.GetString(1)), row.GetString(2)))));
        if (newest is not var (id, address)) return;
        await database.WriteAsync(WriteKey.Of(address), async sql =>
        {
            var last = await sql.FirstAsync<long?>("UPDATE conversations SET changed = $2 WHERE id = $1 RETURNING last_position", row => row.GetInt64(0), id, sql.Sequence);
            if (last is { } position) sql.Announce(new Change(sql.Sequence, new ConversationId(id), address, position, position, []));
        });
    }
}
