using System.Data.Common;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage.Measures;
using SupportBot.Storage.Related;

namespace SupportBot.Storage;

/// <summary>Loads conversations for a turn and commits what the turn made of them.</summary>
internal sealed class ConversationStore
{
    /// <summary>The most messages one turn takes.</summary>
    public const int LargestBurst = 100;

    private const string Load = $"""
        SELECT c.id, c.channel, c.address, c.customer_id, c.version, c.state, c.last_position, c.handled_position, u.language_hint, c.claimed_by,
          {TicketStore.Columns}
        FROM conversations c JOIN tickets t ON t.conversation_id = c.id JOIN customers u ON u.id = c.customer_id
        """;

    private const string MergedLast = """
         WHERE t.merged_into IS NULL AND t.number IN (
          WITH RECURSIVE chain (number) AS (
            SELECT merged_into FROM tickets WHERE number = $1
            UNION SELECT next.merged_into FROM chain JOIN tickets next ON next.number = chain.number)
          SELECT number FROM chain)
        """;

    private const string Pending = """
        SELECT position, text, at, choice, unreadable, attachments FROM messages
        WHERE conversation_id = $1 AND position > $2 AND author = 0 AND deleted_at IS NULL ORDER BY position LIMIT $3
        """;

    // What came after what the turn knew is still owed: customers' messages, or an event of a messenger, for which a turn then finds nothing to do.
    // Nothing but this row is asked:
    // a statement that waited for it sees its newest state, but other tables as they were when it began to wait.
    private const string Owed = "last_position > COALESCE($5, handled_position)";

    private const string Advance = $"""
        UPDATE conversations SET version = version + 1, state = $3, last_position = last_position + $4, changed = $6,
          handled_position = CASE WHEN {Owed} THEN COALESCE($5, handled_position) ELSE last_position + $4 END,
          ready_at = CASE WHEN {Owed} THEN ready_at END, claimed_by = CASE WHEN {Owed} THEN claimed_by END
        WHERE id = $1 AND version = $2 RETURNING last_position, ready_at, claimed_by
        """;

    private const string ClaimTurns = """
        UPDATE conversations SET claimed_by = $1, claimed_until = $2 WHERE id IN (
          SELECT id FROM conversations
          WHERE ready_at IS NOT NULL AND ($5 = 1 OR (ready_at <= $3 AND (claimed_until <= $3 OR claimed_until IS NULL)))
          ORDER BY ready_at LIMIT $4 {claim})
        RETURNING id, ready_at
        """;

    private const string ClaimTimers = """
        UPDATE timers SET due_at = $2 WHERE (conversation_id, kind) IN (
          SELECT conversation_id, kind FROM timers WHERE due_at <= $1 ORDER BY due_at LIMIT $3 {claim})
        RETURNING conversation_id, kind
        """;

    private const string KeepReading = "UPDATE messages SET reading = $3, read_by = $4 WHERE conversation_id = $1 AND position = $2";

    private const string SetTimer = """
        INSERT INTO timers (conversation_id, kind, due_at) VALUES ($1, $2, $3)
        ON CONFLICT (conversation_id, kind) DO UPDATE SET due_at = excluded.due_at
        """;

    private const string ClearTimer = "DELETE FROM timers WHERE conversation_id = $1 AND kind = $2";

    /// <summary>How long what a node has taken up stays its own when it is not heard of any more.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);

    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly RecentConversations _recent = new();

    public ConversationStore(Database database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        database.Feed.Watch(_recent.Follow);
    }

    /// <summary>A conversation with the customer's messages that no turn has taken yet.</summary>
    /// <param name="Last">Up to which position everything in it is known.</param>
    /// <param name="LanguageHint">The messenger's hint, until a text says otherwise.</param>
    public sealed record Loaded(Conversation Conversation, IReadOnlyList<Message> Pending, long Last, string? LanguageHint)
    {
        /// <summary>True while another node has the turn that is owed.</summary>
        public bool IsElsewhere { get; init; }

        /// <summary>Whether something came that no turn has taken yet, though all of it may have been taken back.</summary>
        public bool IsOwed { get => Pending.Count > 0 || field; init; }
    }

    public async ValueTask<Loaded?> LoadAsync(ConversationId id)
    {
        if (_recent.Find(id) is { } recent) return recent;
        var look = _recent.Begin(id);
        var loaded = await _database.ReadAsync(async sql =>
        {
            var head = await sql.FirstAsync(Load + " WHERE c.id = $1", ReadHead, id.Value);
            if (head is null || head.Last == head.Handled) return head?.With([]);
            return head.With(await sql.ListAsync(Pending, ReadMessage, id.Value, head.Handled, LargestBurst + 1));
        });
        _recent.Keep(id, loaded, look);
        return loaded;
    }

    public ValueTask<Conversation?> FindAsync(TicketNumber number) => _database.ReadAsync(async sql =>
        (await sql.FirstAsync(Load + " WHERE t.number = $1", ReadHead, number.Value))?.Conversation);

    /// <summary>How a messenger names a message of the customer's; null when there is none at this position, or it has no name.</summary>
    public ValueTask<string?> FindExternalIdAsync(TicketNumber number, long position) => _database.ReadAsync(sql => sql.FirstAsync(
        """
        SELECT m.external_id FROM tickets t JOIN messages m ON m.conversation_id = t.conversation_id AND m.position = $2 AND m.author = 0
        WHERE t.number = $1
        """,
        row => row.TextOrNull(0), number.Value, position));

    /// <summary>A ticket of the same person, on whichever channel; null when it is somebody else's, or there is none.</summary>
    public ValueTask<Ticket?> FindOfSamePersonAsync(TicketNumber number, CustomerId customer) => _database.ReadAsync(async sql =>
        (await sql.FirstAsync(
            Load + " WHERE t.number = $1 AND COALESCE(u.person_id, u.id) = (SELECT COALESCE(person_id, id) FROM customers WHERE id = $2)",
            ReadHead, number.Value, customer.Value))?.Conversation.Ticket);

    /// <summary>The ticket where the matter of a duplicate goes on: the last one, when that was merged too. Null when there is none, or they were merged in a circle.</summary>
    public ValueTask<Ticket?> FindMainAsync(TicketNumber duplicate) => _database.ReadAsync(async sql => (await sql.FirstAsync(Load + MergedLast, ReadHead, duplicate.Value))?.Conversation.Ticket);

    /// <summary>Whether a matter of this conversation was settled at this time.</summary>
    public ValueTask<bool> WasSettledAsync(ConversationId id, DateTimeOffset at) => _database.ReadAsync(sql =>
        sql.FirstAsync("SELECT 1 FROM episodes WHERE conversation_id = $1 AND ended_at = $2", _ => true, id.Value, at.Ms()));

    /// <summary>Takes up turns that are owed and that no living node has. An embedded store has one node, which takes up all of them.</summary>
    public Task<List<(ConversationId Id, DateTimeOffset ReadyAt)>> ClaimTurnsAsync(int limit) => _database.WriteAsync(
        WriteKey.Claims,
        sql =>
        {
            var now = _clock.GetUtcNow();
            return sql.ListAsync(
                ClaimTurns, row => (new ConversationId(row.GetInt64(0)), row.Time(1)),
                _database.Node.Value, (now + Lease).Ms(), now.Ms(), limit, _database.IsShared ? 0 : 1);
        });

    /// <summary>Takes up timers that are due. One whose work is not committed within the lease is due again.</summary>
    public Task<List<(ConversationId Id, TimerKind Kind)>> ClaimTimersAsync(int limit) => _database.WriteAsync(
        WriteKey.Claims,
        sql =>
        {
            var now = _clock.GetUtcNow();
            return sql.ListAsync(
                ClaimTimers, row => (new ConversationId(row.GetInt64(0)), (TimerKind)row.GetInt32(1)), now.Ms(), (now + Lease).Ms(), limit);
        });

    public ValueTask<DateTimeOffset?> NextTimerAsync() => _database.ReadAsync(sql =>
        sql.FirstAsync("SELECT MIN(due_at) FROM timers", row => row.TimeOrNull(0)));

    /// <summary>Commits one change. False when somebody else committed since it was loaded: load again and decide anew.</summary>
    public async Task<bool> CommitAsync(Commit commit, CancellationToken ct)
    {
        var key = commit.Main is null ? WriteKey.Of(commit.Before.Address) : WriteKey.Claims;
        var isCommitted = await _database.WriteAsync(key, sql => CommitAsync(sql, commit), ct);
        if (!isCommitted) _recent.Forget(commit.Before.Id);
        return isCommitted;
    }

    private async ValueTask<bool> CommitAsync(Sql sql, Commit commit)
    {
        var (id, now) = (commit.Before.Id.Value, _clock.GetUtcNow());
        // A code that somebody used meanwhile joins nobody: the turn is taken anew and says so.
        if (commit.Link is LinkChange.Joined { Code: var code } && !await LinkStore.IsThereAsync(sql, code, now)) return false;
        if (commit.Main is { } main && !await RelatedTickets.HoldAsync(sql, commit.Before.Id, main)) return false;
        var episode = EpisodeRows.After(commit, now);
        var conversation = commit.After with { Episode = episode.Episode };
        var state = JsonSerializer.Serialize(StoredState.Of(conversation), StoredJson.Default.StoredState);
        var advanced = await sql.FirstAsync(Advance, ReadAdvanced, id, commit.Before.Version, state, (long)commit.Lines.Count, commit.Handled, sql.Sequence);
        if (advanced is not { Last: var last }) return false;

        var from = last - commit.Lines.Count;
        if (commit.Reading is { } read)
            await sql.PostAsync(KeepReading, id, read.Position, JsonSerializer.Serialize(read.Assessment, StoredJson.Default.Assessment), commit.ReadBy);
        var entries = await LineRows.AddAsync(sql, commit, from, now);
        foreach (var errand in commit.Outbox) await OutboxRows.AddAsync(sql, id, last, errand, now);
        if (commit.After.Ticket != commit.Before.Ticket) await TicketStore.UpdateAsync(sql, commit.After.Ticket);
        await CommitRecords.WriteAsync(sql, commit, now);
        await EpisodeRows.WriteAsync(sql, conversation, episode);
        foreach (var timer in commit.Timers) await ChangeTimerAsync(sql, id, timer);
        sql.Announce(new Change(sql.Sequence, commit.Before.Id, commit.Before.Address, from, last, entries)
        {
            OwedAt = advanced.ClaimedBy == _database.Node.Value ? advanced.ReadyAt : null,
            TimersChanged = commit.Timers.Count > 0,
            // What belongs to waiting is not remembered beyond it: a later handoff begins anew.
            After = conversation with { Version = commit.Before.Version + 1, QueueNews = conversation.QueueNews, ToldWait = conversation.ToldWait },
            Handled = commit.Handled,
            QueueTold = commit.Before.QueueNews != commit.After.QueueNews,
        });
        return true;
    }

    private static ValueTask ChangeTimerAsync(Sql sql, long id, TimerChange timer) => timer.DueAt is { } due
        ? sql.PostAsync(SetTimer, id, (long)timer.Kind, due.Ms())
        : sql.PostAsync(ClearTimer, id, (long)timer.Kind);

    private static Message ReadMessage(DbDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.Time(2), row.TextOrNull(3), row.TextOrNull(4))
        {
            Attachments = row.List(5, StoredJson.Default.IReadOnlyListAttachment),
        };

    private static Advanced ReadAdvanced(DbDataReader row) => new(row.GetInt64(0), row.TimeOrNull(1), row.TextOrNull(2));

    private Head ReadHead(DbDataReader row)
    {
        var state = JsonSerializer.Deserialize(row.GetString(5), StoredJson.Default.StoredState)!;
        var isElsewhere = row.TextOrNull(9) is { } node && node != _database.Node.Value;
        return new Head(row.GetInt64(6), row.GetInt64(7), row.TextOrNull(8), isElsewhere, new Conversation
        {
            Id = new ConversationId(row.GetInt64(0)),
            Address = new Address(new ChannelName(row.GetString(1)), row.GetString(2)),
            Customer = new CustomerId(row.GetInt64(3)),
            Version = row.GetInt64(4),
            Ticket = TicketStore.Read(row, 10),
            Language = state.Language,
            Heard = state.Heard,
            Facts = state.Facts,
            FactsFrom = state.FactsFrom ?? FactSources.None,
            Triage = state.Triage,
            Tone = state.Tone,
            Misses = state.Misses,
            OfferedQuickStep = state.OfferedQuickStep,
            Greeted = state.Greeted,
            Offered = state.Offered,
            QueueNews = state.QueueNews,
            ToldWait = state.ToldWait,
            Survey = state.Survey,
            Approval = state.Approval,
            Nudges = state.Nudges,
            Acknowledged = state.Acknowledged,
            Spoken = state.Spoken,
            IsGivenBack = state.IsGivenBack,
            Incident = state.Incident,
            ShownArticles = state.ShownArticles ?? [],
            Episode = state.Episode,
        });
    }

    private sealed record Advanced(long Last, DateTimeOffset? ReadyAt, string? ClaimedBy);

    private sealed record Head(long Last, long Handled, string? LanguageHint, bool IsElsewhere, Conversation Conversation)
    {
        public Loaded With(IReadOnlyList<Message> pending)
        {
            var burst = pending.Count > LargestBurst ? [.. pending.Take(LargestBurst)] : pending;
            return new Loaded(Conversation, burst, LastOf(burst, pending.Count), LanguageHint) { IsElsewhere = IsElsewhere, IsOwed = Last > Handled };
        }

        // Of what is more than a burst nothing is known. A message may have come between the two reads: it stands among the pending ones, and is not to be added again.
        private long LastOf(IReadOnlyList<Message> burst, int pending) =>
            pending > burst.Count ? burst[^1].Position : burst.Count > 0 ? Math.Max(Last, burst[^1].Position) : Last;
    }
}
