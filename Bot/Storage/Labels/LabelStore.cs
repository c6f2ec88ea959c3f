using System.Data.Common;
using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Classification.Training;
using SupportBot.Conversations;

namespace SupportBot.Storage.Labels;

/// <summary>What people say messages mean: each label with who gave it when, and what the model had read. Texts are masked before they are kept.</summary>
/// <param name="frozen">The messages held apart for judging, read when they are needed first.</param>
internal sealed class LabelStore(Database database, LabelOptions options, Func<FrozenSet> frozen, TimeProvider clock)
{
    // It is there and stays until this is written: whoever erases it waits, or was first.
    private const string Keep = "SELECT 1 FROM conversations WHERE id = $1 {share}";

    private const string AddOfConversation = """
        INSERT INTO labelled_messages (conversation_id, position, text, text_key, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (conversation_id, position) DO UPDATE SET text = excluded.text, text_key = excluded.text_key RETURNING id
        """;

    // What came out of here in a file goes back to where it stood, and so goes with its customer.
    private const string SameWords = "SELECT id FROM labelled_messages WHERE text_key = $1 AND conversation_id IS NOT NULL ORDER BY id LIMIT 1 {share}";

    private const string AddLoose = """
        INSERT INTO labelled_messages (text, text_key, at) VALUES ($1, $2, $3)
        ON CONFLICT (text_key) WHERE conversation_id IS NULL DO UPDATE SET text = excluded.text RETURNING id
        """;

    private const string AddLabel = """
        INSERT INTO labels (message_id, head, agent_id, value, source, read_value, read_confidence, read_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (message_id, head, agent_id) DO UPDATE SET value = excluded.value, source = excluded.source, read_value = excluded.read_value,
          read_confidence = excluded.read_confidence, read_by = excluded.read_by, at = excluded.at
        """;

    private const string OfPlace = """
        SELECT l.head, l.value, a.name, l.at, m.position FROM labelled_messages m JOIN labels l ON l.message_id = m.id LEFT JOIN agents a ON a.id = l.agent_id
        WHERE m.conversation_id = $1 ORDER BY l.at
        """;

    private const string KeysBy = "SELECT DISTINCT m.text_key FROM labels l JOIN labelled_messages m ON m.id = l.message_id WHERE l.agent_id = $1";

    private const string TakeBackLabels = "DELETE FROM labels WHERE message_id = $1 AND agent_id = $2";

    private const string TakeBackMessage = """
        DELETE FROM labelled_messages WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM labels WHERE message_id = $1)
        """;

    private const string Erased = "SELECT COUNT(*) FROM erased_labels WHERE labelled_at <= $1 AND erased_at > $1";

    /// <summary>Keeps what one person says of one message; what the same person said of the same head before is replaced.</summary>
    /// <returns>The labelled message's number; null when the message is gone, because its customer was erased.</returns>
    public Task<long?> AddAsync(NewLabels labels, CancellationToken ct) => database.WriteAsync(
        labels.Place is { Address: var address } ? WriteKey.Of(address) : WriteKey.None, sql => AddAsync(sql, labels), ct);

    /// <summary>
    /// What a model learns from people's labels: masked texts with the answers that hold (<see cref="LabelWeights"/>), those of one message
    /// that weigh alike in one row. No text of the frozen set, nor of the fifth that is kept for judging, is among them.
    /// </summary>
    /// <exception cref="ModelException">The corpus beside the program cannot be read.</exception>
    public async Task<IReadOnlyList<LabelledMessage>> ForTrainingAsync()
    {
        var labelled = await LabelledTexts.ReadAsync(database);
        var holding = labelled.Weigh(frozen(), options).Where(label => !labelled.IsForJudging(label.Message, frozen()));
        return LabelWeights.Limit(LabelledRows.Of(holding, message => labelled.Texts[message].Text), frozen().LearntFrom, options);
    }

    /// <summary>The newest labelled messages that no model learns from, newest first: those kept for judging, each with weight 1.</summary>
    public async Task<IReadOnlyList<LabelledMessage>> NewestAsync(int count)
    {
        var labelled = await LabelledTexts.ReadAsync(database);
        var answers = labelled.Weigh(frozen(), options).ToLookup(label => label.Message);
        var newest = labelled.Labels.GroupBy(label => label.Message).OrderByDescending(of => of.Max(label => label.At)).Select(of => of.Key)
            .Where(message => answers.Contains(message) && labelled.Texts.TryGetValue(message, out var text)
                && frozen().Find(text.Key) is null && labelled.IsForJudging(message, frozen()));
        return [.. newest.Take(count).Select(message => LabelledRows.Row(labelled.Texts[message].Text, answers[message], weight: 1))];
    }

    /// <summary>Takes back what one person said of one message.</summary>
    public Task TakeBackAsync(long message, AgentId by, CancellationToken ct) => database.WriteAsync(
        WriteKey.None,
        async sql =>
        {
            await sql.PostAsync(TakeBackLabels, message, by.Value);
            await sql.PostAsync(TakeBackMessage, message);
        }, ct);

    public Task<LabelSurvey> SurveyAsync() => LabelSurvey.ReadAsync(database, frozen());

    /// <summary>How many messages of customers who were erased since were labelled when the labels for a model were read, and so are in it.</summary>
    public async Task<long> ErasedSinceAsync(DateTimeOffset readAt) =>
        await database.ReadAsync(sql => sql.FirstAsync(Erased, row => row.GetInt64(0), readAt.Ms()));

    /// <summary>Another number after every erasure of labelled messages.</summary>
    public ValueTask<long> ErasuresAsync() =>
        database.ReadAsync(sql => sql.FirstAsync("SELECT COALESCE(MAX(id), 0) FROM erased_labels", row => row.GetInt64(0)));

    /// <summary>How many messages of the frozen set somebody has labelled.</summary>
    public async Task<int> CountKnownAsync(AgentId by) => (await database.ReadAsync(sql => sql.ListAsync(KeysBy, row => row.GetString(0), by.Value)))
        .Count(key => frozen().Find(key) is not null);

    /// <summary>When the newest label was given; null when there is none.</summary>
    public async Task<DateTimeOffset?> NewestAtAsync() =>
        await database.ReadAsync(sql => sql.FirstAsync("SELECT MAX(at) FROM labels", row => row.TimeOrNull(0)));

    /// <summary>The labels of a conversation's messages by their positions, oldest first.</summary>
    internal static async ValueTask<ILookup<long, ShownLabel>> OfAsync(Sql sql, ConversationId conversation)
    {
        var labels = await sql.ListAsync(OfPlace, row => (Position: row.GetInt64(4), Label: ReadShown(row)), conversation.Value);
        return labels.Where(label => label.Label is not null).ToLookup(label => label.Position, label => label.Label!);
    }

    /// <inheritdoc cref="AddAsync(NewLabels, CancellationToken)"/>
    internal async ValueTask<long?> AddAsync(Sql sql, NewLabels labels)
    {
        if (await AddMessageAsync(sql, labels) is not { } id) return null;
        foreach (var (head, answer) in labels.Answers)
        {
            var (read, confidence) = labels.Read is { } reading ? ReadIn(reading, head) : (null, null);
            await sql.PostAsync(
                AddLabel, id, head.Name, labels.By.Value, head.Labels[answer], (long)labels.Source, read, confidence, labels.ReadBy, clock.GetUtcNow().Ms());
        }
        return id;
    }

    private async ValueTask<long?> AddMessageAsync(Sql sql, NewLabels labels)
    {
        var (text, key, now) = (PersonalData.Mask(labels.Text), TextKey.Of(labels.Text), clock.GetUtcNow().Ms());
        if (labels.Place is not { } place)
            return await sql.FirstAsync(SameWords, row => (long?)row.GetInt64(0), key) ?? await sql.FirstAsync(AddLoose, row => row.GetInt64(0), text, key, now);
        if (!await sql.FirstAsync(Keep, _ => true, place.Conversation.Value)) return null;
        return await sql.FirstAsync(AddOfConversation, row => row.GetInt64(0), place.Conversation.Value, place.Position, text, key, now);
    }

    // Confidence in thousandths.
    private static (string? Value, long? Confidence) ReadIn(Assessment reading, Head head)
    {
        var read = HeadReading.Of(reading, head);
        return (head.Labels[read.Value], (long)MathF.Round(read.Confidence * 1000));
    }

    private static ShownLabel? ReadShown(DbDataReader row) =>
        LabelledTexts.HeadOf(row.GetString(0)) is >= 0 and var head && Heads.All[head].Labels.IndexOf(row.GetString(1)) is >= 0 and var value
            ? new ShownLabel(Heads.All[head], value, row.TextOrNull(2), row.Time(3))
            : null;
}
