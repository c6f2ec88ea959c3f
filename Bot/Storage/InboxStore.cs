using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>Puts what customers send on disk, once.</summary>
internal sealed class InboxStore(Database database)
{
    private const string Insert = """
        INSERT INTO messages (conversation_id, position, author, channel, external_id, text, choice, unreadable, attachments, at, replies_to)
        SELECT id, last_position + 1, 0, $1, $2, $3, $4, $5, $6, $7, $9 FROM conversations WHERE channel = $1 AND address = $8 {lock}
        ON CONFLICT (channel, external_id) WHERE external_id IS NOT NULL DO NOTHING
        RETURNING conversation_id, position
        """;

    // The turn falls to the node that has the message, unless another one has it already. Who writes can be reached.
    private const string Advance = """
        UPDATE conversations SET last_position = $2, ready_at = $3, changed = $4, unreachable_since = NULL,
          claimed_until = CASE WHEN claimed_until > $5 AND claimed_by <> $6 THEN claimed_until ELSE $7 END,
          claimed_by = CASE WHEN claimed_until > $5 AND claimed_by <> $6 THEN claimed_by ELSE $6 END
        WHERE id = $1
        """;

    private const string Known = "SELECT conversation_id, position FROM messages WHERE channel = $1 AND external_id = $2";

    private const string LastSeen = """
        SELECT c.address, m.external_id FROM (SELECT id, address, changed FROM conversations WHERE channel = $1 ORDER BY changed DESC LIMIT 2000) AS c
        JOIN messages m ON m.conversation_id = c.id AND m.position =
          (SELECT MAX(position) FROM messages WHERE conversation_id = c.id AND author = 0 AND external_id IS NOT NULL)
        WHERE m.at >= $2 ORDER BY c.changed DESC
        """;

    private const string StorePosition = """
        INSERT INTO channel_positions (channel, value) VALUES ($1, $2) ON CONFLICT (channel) DO UPDATE SET value = excluded.value
        """;

    /// <summary>One accepted message: where it stands, and whether a turn is owed for it.</summary>
    public readonly record struct Accepted(ConversationId Conversation, Acceptance Acceptance);

    /// <param name="readyAt">For each message, when its turn may begin.</param>
    public Task<IReadOnlyList<Accepted>> AcceptAsync(
        IReadOnlyList<IncomingMessage> messages, IReadOnlyList<DateTimeOffset> readyAt, ChannelPosition? position, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(Key(messages), sql => AcceptAsync(sql, messages, readyAt, position, now), ct);

    /// <summary>The same for what only the holder of a duty may receive; null when its term is over, and then nothing was kept.</summary>
    public Task<IReadOnlyList<Accepted>?> TryAcceptAsync(
        Term? term, IReadOnlyList<IncomingMessage> messages, IReadOnlyList<DateTimeOffset> readyAt, ChannelPosition? position, DateTimeOffset now,
        CancellationToken ct) => database.WriteAsync(
            Key(messages), async sql => await Term.StandsAsync(sql, term) ? await AcceptAsync(sql, messages, readyAt, position, now) : null, ct);

    public async Task<string?> ReadPositionAsync(ChannelName channel) => await database.ReadAsync(sql =>
        sql.FirstAsync("SELECT value FROM channel_positions WHERE channel = $1", row => row.GetString(0), channel.Value));

    /// <summary>The last customer's message of each place written in since a time, the most recently changed places first.</summary>
    public async Task<IReadOnlyList<LastSeen>> LastSeenAsync(ChannelName channel, DateTimeOffset since) => await database.ReadAsync(sql => sql.ListAsync(
        LastSeen, row => new LastSeen(new Address(channel, row.GetString(0)), row.GetString(1)), channel.Value, since.Ms()));

    /// <summary>Makes sure a conversation exists; true when it was made now.</summary>
    public async Task<bool> OpenAsync(Address address, Sender sender, DateTimeOffset now, CancellationToken ct)
    {
        var known = await database.ReadAsync(sql => sql.FirstAsync(
            "SELECT id FROM conversations WHERE channel = $1 AND address = $2", row => row.GetInt64(0), address.Channel.Value, address.Value));
        return known == 0 && await database.WriteAsync(WriteKey.Of(address), sql => OpenAsync(sql, address, sender, now), ct);
    }

    private static int Key(IReadOnlyList<IncomingMessage> messages) => messages.Count > 0 ? messages.Min(message => WriteKey.Of(message.Address)) : WriteKey.None;

    // As all nodes lock conversations; what is said in one stays in order.
    private static IEnumerable<int> Order(IReadOnlyList<IncomingMessage> messages) =>
        messages.Count == 1 ? [0] : Enumerable.Range(0, messages.Count).OrderBy(i => WriteKey.Of(messages[i].Address));

    private async ValueTask<IReadOnlyList<Accepted>> AcceptAsync(
        Sql sql, IReadOnlyList<IncomingMessage> messages, IReadOnlyList<DateTimeOffset> readyAt, ChannelPosition? position, DateTimeOffset now)
    {
        var accepted = new Accepted[messages.Count];
        foreach (var i in Order(messages)) accepted[i] = await AcceptAsync(sql, messages[i], readyAt[i], now);
        if (position is not null) await sql.PostAsync(StorePosition, position.Channel.Value, position.Value);
        return accepted;
    }

    private ValueTask<Accepted> AcceptAsync(Sql sql, IncomingMessage message, DateTimeOffset readyAt, DateTimeOffset now) =>
        message.Content switch
        {
            IncomingContent.Text text => AddAsync(sql, message, new Message(0, text.Value, now), readyAt, now),
            IncomingContent.Choice choice => AddAsync(sql, message, new Message(0, choice.Label, now, choice.Value), readyAt, now),
            IncomingContent.Unreadable other => AddAsync(sql, message, new Message(0, "", now, Unreadable: other.Kind), readyAt, now),
            IncomingContent.Edit edit => AmendAsync(Amendments.EditAsync(sql, message.Address, edit, message.SentAt ?? now)),
            IncomingContent.Deletion deletion => AmendAsync(Amendments.DeleteAsync(sql, message.Address, deletion, message.SentAt ?? now)),
            IncomingContent.Reach { CanBeReached: true } => AmendAsync(Amendments.RegainAsync(sql, message.Address, now)),
            IncomingContent.Reach => AmendAsync(Amendments.LoseAsync(sql, message.Address, "the customer has shut the bot out", now)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private async ValueTask<Accepted> AddAsync(Sql sql, IncomingMessage message, Message line, DateTimeOffset readyAt, DateTimeOffset now)
    {
        line = line with { At = message.SentAt ?? line.At, Attachments = message.Attachments };
        var added = await InsertAsync(sql, message, line);
        if (added == default)
        {
            if (await KnownAsync(sql, message) is { } known) return known;
            await OpenAsync(sql, message.Address, message.Sender, line.At);
            added = await InsertAsync(sql, message, line);
            // Another node began the conversation with the same message at the same moment.
            if (added == default) return (await KnownAsync(sql, message))!.Value;
        }
        var (conversation, position) = added;
        await AttachmentRows.ReferAsync(sql, message.Attachments, conversation);
        await sql.PostAsync(
            Advance, conversation, position, readyAt.Ms(), sql.Sequence, now.Ms(), database.Node.Value, (readyAt + ConversationStore.Lease).Ms());
        sql.Announce(new Change(sql.Sequence, new ConversationId(conversation), message.Address, position - 1, position, [Entry(message, line, position)])
        {
            Arrived = line with { Position = position, At = line.At.Kept() },
        });
        return new Accepted(new ConversationId(conversation), new Acceptance(position, Repeated: false));
    }

    private static ValueTask<Accepted?> KnownAsync(Sql sql, IncomingMessage message) => sql.FirstAsync<Accepted?>(
        Known, row => new Accepted(new ConversationId(row.GetInt64(0)), new Acceptance(row.GetInt64(1), Repeated: true)),
        message.Address.Channel.Value, message.ExternalId);

    private static ValueTask<(long Conversation, long Position)> InsertAsync(Sql sql, IncomingMessage message, Message line) =>
        sql.FirstAsync(
            Insert, row => (row.GetInt64(0), row.GetInt64(1)),
            message.Address.Channel.Value, message.ExternalId, line.Text, line.Choice, line.Unreadable,
            Columns.ListJson(line.Attachments, StoredJson.Default.IReadOnlyListAttachment), line.At.Ms(), message.Address.Value, message.RepliesTo);

    // No turn is owed for it. Of something we never saw, nothing changes.
    private static async ValueTask<Accepted> AmendAsync(ValueTask amendment)
    {
        await amendment;
        return default;
    }

    private static async ValueTask<bool> OpenAsync(Sql sql, Address address, Sender sender, DateTimeOffset now)
    {
        var customer = await sql.FirstAsync(
            """
            INSERT INTO customers (channel, external_id, name, language_hint, created_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (channel, external_id) DO UPDATE SET name = COALESCE(excluded.name, customers.name)
            RETURNING id
            """,
            row => row.GetInt64(0), address.Channel.Value, sender.ExternalId, sender.Name, sender.LanguageHint, now.Ms());
        var conversation = await sql.FirstAsync(
            """
            INSERT INTO conversations (channel, address, customer_id, version, state, last_position, handled_position, changed, created_at)
            VALUES ($1, $2, $3, 0, $4, 0, 0, $5, $6) ON CONFLICT (channel, address) DO NOTHING
            RETURNING id
            """,
            row => row.GetInt64(0), address.Channel.Value, address.Value, customer,
            JsonSerializer.Serialize(StoredState.New, StoredJson.Default.StoredState), sql.Sequence, now.Ms());
        if (conversation == 0) return false;
        await TicketStore.InsertAsync(sql, new ConversationId(conversation), Ticket.Open(TicketStore.NumberFor(conversation), now));
        return true;
    }

    private static TranscriptEntry Entry(IncomingMessage message, Message line, long position) => new()
    {
        Position = position, Author = Author.Customer, AuthorName = message.Sender.Name, Text = line.Text,
        Attachments = line.Attachments, ExternalId = message.ExternalId, At = line.At,
    };
}
