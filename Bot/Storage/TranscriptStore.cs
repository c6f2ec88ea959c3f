using System.Data.Common;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>What channels that read the transcript themselves may see.</summary>
internal sealed class TranscriptStore(Database database, InboxStore inbox, ConversationStore conversations, TimeProvider clock) : ITranscript
{
    private const string Find = "SELECT id FROM conversations WHERE channel = $1 AND address = $2";

    private const string Entries = $"""
        SELECT m.position, m.author, CASE m.author WHEN 0 THEN u.name ELSE a.name END, m.text, m.choices, m.attachments, m.external_id, m.at,
          CASE WHEN m.author = 4 AND m.text LIKE '{Happenings.ReplyEdited}%' THEN (SELECT e.text FROM messages e WHERE e.conversation_id = m.conversation_id
            AND e.position = CAST(SUBSTR(m.text, {Happenings.AfterReplyEdited}) AS BIGINT) AND e.deleted_at IS NULL) END
        FROM messages m JOIN conversations c ON c.id = m.conversation_id JOIN customers u ON u.id = c.customer_id
        LEFT JOIN agents a ON a.id = m.agent_id
        WHERE m.conversation_id = $1 AND m.position > $2 AND {Happenings.Shown} ORDER BY m.position LIMIT $3
        """;

    private const string See = """
        UPDATE conversations SET seen_position = $3, changed = $4
        WHERE channel = $1 AND address = $2 AND seen_position < $3 AND last_position >= $3 RETURNING id, last_position
        """;

    public Task<bool> OpenAsync(Address address, Sender sender, CancellationToken ct) => inbox.OpenAsync(address, sender, clock.GetUtcNow(), ct);

    public async Task<IReadOnlyList<TranscriptEntry>?> ReadAsync(Address address, long after, int limit, CancellationToken ct) =>
        await database.ReadAsync<IReadOnlyList<TranscriptEntry>?>(async sql =>
        {
            var id = await sql.FirstAsync(Find, row => row.GetInt64(0), address.Channel.Value, address.Value);
            return id == 0 ? null : await sql.ListAsync(Entries, Read, id, after, limit);
        });

    public async Task<string?> ReadQueueNewsAsync(Address address, CancellationToken ct) => await database.ReadAsync(sql => sql.FirstAsync(
        """
        SELECT c.state FROM conversations c JOIN tickets t ON t.conversation_id = c.id WHERE c.channel = $1 AND c.address = $2 AND t.state = 1
        """,
        row => JsonSerializer.Deserialize(row.GetString(0), StoredJson.Default.StoredState)!.QueueNews, address.Channel.Value, address.Value));

    public IDisposable Watch(Address address, Action<TranscriptEvent> watcher) => database.Feed.Watch(address, watcher);

    public async Task<bool> RateAsync(Address address, int score, string? comment, CancellationToken ct)
    {
        var id = await database.ReadAsync(sql => sql.FirstAsync(Find, row => row.GetInt64(0), address.Channel.Value, address.Value));
        while (await conversations.LoadAsync(new ConversationId(id)) is { Conversation: var conversation })
        {
            if (conversation.Ticket is not { State: TicketState.Resolved, ResolvedAt: { } resolved } || await IsRatedAsync(id, resolved)) return false;
            var line = new Line(LineKind.Event, $"{Happenings.Rated}{score}{(comment is null ? null : $":{comment}")}");
            var survey = (conversation.Survey ?? new Survey(resolved)) with { Score = score, IsReminded = true };
            var rating = new Rating(score, comment);
            var commit = new Commit(conversation, conversation with { Survey = survey })
            {
                Lines = [line], Rating = rating, Notices = rating.NoticesOf(conversation.Ticket),
                // The bot answers a bad one.
                Timers = survey.IsBad ? [new TimerChange(TimerKind.Satisfaction, clock.GetUtcNow())] : [],
            };
            if (await conversations.CommitAsync(commit, ct)) return true;
        }
        return false;
    }

    public Task SeenAsync(Address address, long position, CancellationToken ct) => database.WriteAsync(
        WriteKey.Of(address),
        async sql =>
        {
            var (id, last) = await sql.FirstAsync(
                See, row => (row.GetInt64(0), row.GetInt64(1)), address.Channel.Value, address.Value, position, sql.Sequence);
            if (id > 0) sql.Announce(new Change(sql.Sequence, new ConversationId(id), address, last, last, []));
        }, ct);

    private async Task<bool> IsRatedAsync(long id, DateTimeOffset resolved) => await database.ReadAsync(sql => sql.FirstAsync(
        "SELECT 1 FROM ratings WHERE conversation_id = $1 AND resolved_at = $2", _ => true, id, resolved.Ms()));

    private static TranscriptEntry Read(DbDataReader row) => Happenings.Of((LineKind)row.GetInt32(1), row.GetString(3)) switch
    {
        null => ReadWords(row),
        // Edited first, and then taken back: it is gone.
        Happening.Edited when row.IsDBNull(8) => Event(row, Happening.TakenBack),
        { } happened => Event(row, happened),
    };

    private static TranscriptEntry Event(DbDataReader row, Happening happened) => new()
    {
        Position = row.GetInt64(0), Author = happened is Happening.Edited or Happening.TakenBack ? Author.Agent : Author.Bot, AuthorName = happened is Happening.Edited ? row.TextOrNull(2) : null,
        Text = row.TextOrNull(8) ?? "", Happened = happened, Amends = Happenings.ReplyOf(row.GetString(3)), At = row.Time(7),
    };

    private static TranscriptEntry ReadWords(DbDataReader row) => new()
    {
        Position = row.GetInt64(0),
        Author = (Author)row.GetInt32(1),
        AuthorName = row.TextOrNull(2),
        Text = row.GetString(3),
        Choices = row.List(4, StoredJson.Default.IReadOnlyListChoice),
        Attachments = row.List(5, StoredJson.Default.IReadOnlyListAttachment),
        ExternalId = row.TextOrNull(6),
        At = row.Time(7),
    };
}
