using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage.Related;

/// <summary>Makes a ticket of its own out of some lines of another one. It has no customer at the other end: nothing is sent from it.</summary>
internal sealed class Splits(Database database, TimeProvider clock)
{
    /// <summary>The most lines that are copied.</summary>
    public const int MostLines = 50;

    private const string Lock = "SELECT id FROM conversations WHERE id = $1 {lock}";

    private const string Part = """
        SELECT t.number FROM ticket_links l JOIN tickets t ON t.conversation_id = l.other_id WHERE l.conversation_id = $1 AND l.kind = 1 AND t.symptom = $2 AND t.state <> 3
        """;

    private const string Count = "SELECT COUNT(*) FROM conversations WHERE channel = 'desk' AND address LIKE $1";

    private const string Open = """
        INSERT INTO conversations (channel, address, customer_id, version, state, last_position, handled_position, changed, created_at)
        VALUES ('desk', $1, $2, 0, $3, 0, 0, $4, $5) RETURNING id
        """;

    private const string Close = "UPDATE conversations SET last_position = $2, handled_position = $2 WHERE id = $1";

    private const string AddEvent = "INSERT INTO messages (conversation_id, position, author, agent_id, text, at) VALUES ($1, $2, 4, $3, $4, $5)";

    /// <summary>Where a split ticket stands; the customer is answered in the one it came from.</summary>
    public static TicketNumber? OriginOf(Address address) =>
        address.Channel == ChannelName.Desk && TicketNumber.TryParse(address.Value.Split('.')[0], null, out var origin) ? origin : null;

    /// <param name="lines">The positions of the lines to copy: what customers may see and was not taken back.</param>
    /// <param name="symptom">What it is about. While a ticket for that is open there is no second one: the same form may be sent twice.</param>
    public Task<SplitEnd> OpenAsync(Conversation origin, IReadOnlyList<long> lines, string symptom, Agent by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return database.WriteAsync<SplitEnd>(
            WriteKey.Of(origin.Address),
            async sql =>
            {
                await sql.FirstAsync(Lock, row => row.GetInt64(0), origin.Id.Value);
                if (await sql.FirstAsync(Part, row => row.NumberOrNull(0), origin.Id.Value, symptom) is { } part) return new SplitEnd.Before(new TicketNumber(part));
                if (await sql.FirstAsync($"SELECT COUNT(*) {Copied(lines)}", row => row.GetInt64(0), origin.Id.Value) == 0) return new SplitEnd.Empty();
                var address = new Address(ChannelName.Desk, $"{origin.Ticket.Number}.{1 + await sql.FirstAsync(Count, row => row.GetInt64(0), $"{origin.Ticket.Number}.%")}");
                var state = StoredState.New with { Language = origin.Language, Heard = origin.Heard, Facts = origin.Facts, Greeted = true };
                var id = new ConversationId(await sql.FirstAsync(
                    Open, row => row.GetInt64(0), address.Value, origin.Customer.Value, JsonSerializer.Serialize(state, StoredJson.Default.StoredState), sql.Sequence, now.Ms()));
                var ticket = TicketOf(origin.Ticket, TicketStore.NumberFor(id.Value), symptom, by, now.Kept());
                await TicketStore.InsertAsync(sql, id, ticket);
                await TicketStore.UpdateAsync(sql, ticket);
                var last = 1 + await CopyAsync(sql, origin.Id, id, lines);
                await sql.PostAsync(AddEvent, id.Value, last, by.Id.Value, EventText.SplitFrom + origin.Ticket.Number, now.Ms());
                await sql.PostAsync(Close, id.Value, last);
                await RelatedTickets.KeepAsync(sql, origin.Id, new Relation(ticket.Number, RelationKind.SplitOff), by.Id, now);
                sql.Announce(new Change(sql.Sequence, id, address, 0, last, []));
                return new SplitEnd.Made(ticket.Number);
            }, ct);
    }

    private static Ticket TicketOf(Ticket origin, TicketNumber number, string symptom, Agent by, DateTimeOffset now) =>
        Ticket.Open(number, now).Apply(new TicketEvent.Claimed(by.Id), now) is TicketChange.Made(var claimed)
            ? claimed with { Symptom = symptom, Topic = origin.Topic, Urgency = origin.Urgency, Queue = origin.Queue, Tier = origin.Tier is Tier.L1 ? Tier.L2 : origin.Tier }
            : throw new InvalidOperationException("A new ticket can be claimed.");

    private static ValueTask<int> CopyAsync(Sql sql, ConversationId from, ConversationId to, IReadOnlyList<long> lines) => sql.ExecuteAsync(
        $"""
        INSERT INTO messages (conversation_id, position, author, agent_id, text, choice, unreadable, choices, attachments, at)
        SELECT $2, ROW_NUMBER() OVER (ORDER BY position), author, agent_id, text, choice, unreadable, choices, attachments, at {Copied(lines)}
        """,
        from.Value, to.Value);

    private static string Copied(IReadOnlyList<long> lines) =>
        $"FROM messages WHERE conversation_id = $1 AND author <= 2 AND deleted_at IS NULL AND position IN ({string.Join(',', lines.Select(line => line.ToString(CultureInfo.InvariantCulture)))})";
}

/// <summary>What became of splitting something off.</summary>
internal abstract record SplitEnd
{
    private SplitEnd() { }

    public sealed record Made(TicketNumber Part) : SplitEnd;

    /// <summary>None of the lines is there to be copied.</summary>
    public sealed record Empty : SplitEnd;

    /// <summary>It was split off before, and is open.</summary>
    public sealed record Before(TicketNumber Part) : SplitEnd;
}
