using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>Joins customers of several channels to one person, by codes.</summary>
internal sealed class LinkStore(Database database, TimeProvider clock)
{
    private const string Good = "SELECT customer_id FROM link_codes WHERE code = $1 AND expires_at > $2";

    private const string Past = """
        SELECT COUNT(*), COUNT(CASE WHEN t.state <> $3 THEN 1 END), MAX(t.opened_at)
        FROM customers me JOIN customers u ON u.id = me.id OR u.id = me.person_id OR u.person_id = COALESCE(me.person_id, me.id)
        JOIN conversations c ON c.customer_id = u.id JOIN tickets t ON t.conversation_id = c.id
        WHERE me.id = $1 AND c.id <> $2
        """;

    /// <summary>Whether a code joins this customer to somebody: to type one's own is no use.</summary>
    public async ValueTask<bool> IsGoodAsync(LinkCode code, CustomerId customer) =>
        await database.ReadAsync(sql => sql.FirstAsync(Good, row => row.GetInt64(0), code.Value, clock.GetUtcNow().Ms())) is > 0 and var giver
        && giver != customer.Value;

    /// <summary>Whether a code is still to be had; kept from others until the end of the transaction.</summary>
    public static async ValueTask<bool> IsThereAsync(Sql sql, LinkCode code, DateTimeOffset now) =>
        await sql.FirstAsync($"{Good} {{lock}}", row => row.GetInt64(0), code.Value, now.Ms()) > 0;

    /// <summary>The other tickets of the same person, on whichever channel.</summary>
    public async ValueTask<PastTickets> PastAsync(Conversation conversation, DateTimeOffset now) => await database.ReadAsync(sql => sql.FirstAsync(
        Past, row => new PastTickets((int)row.GetInt64(0), (int)row.GetInt64(1), row.TimeOrNull(2) is { } newest ? Math.Max(0, (now - newest).Days) : null),
        conversation.Customer.Value, conversation.Id.Value, (long)TicketState.Resolved)) ?? PastTickets.None;

    /// <summary>Does what a turn decided, inside its commit.</summary>
    public static async ValueTask ApplyAsync(Sql sql, CustomerId customer, LinkChange change, DateTimeOffset now)
    {
        switch (change)
        {
            case LinkChange.Offered offered:
                await sql.PostAsync("DELETE FROM link_codes WHERE expires_at <= $1 OR customer_id = $2", now.Ms(), customer.Value);
                await sql.PostAsync(
                    "INSERT INTO link_codes (code, customer_id, expires_at) VALUES ($1, $2, $3)", offered.Code.Value, customer.Value, (now + LinkCode.GoodFor).Ms());
                break;
            case LinkChange.Joined joined:
                var giver = await sql.FirstAsync(
                    "DELETE FROM link_codes WHERE code = $1 AND expires_at > $2 RETURNING customer_id", row => row.GetInt64(0), joined.Code.Value, now.Ms());
                if (giver > 0) await JoinAsync(sql, giver, customer.Value);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async ValueTask JoinAsync(Sql sql, long giver, long taker)
    {
        var (to, from) = (await PersonAsync(sql, giver), await PersonAsync(sql, taker));
        await sql.PostAsync("UPDATE customers SET person_id = $1 WHERE id = $2 OR person_id = $2", to, from);
    }

    private static ValueTask<long> PersonAsync(Sql sql, long customer) =>
        sql.FirstAsync("SELECT COALESCE(person_id, id) FROM customers WHERE id = $1", row => row.GetInt64(0), customer);
}
