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

    private const string Texts = "SELECT id, text, text_key FROM labelled_messages ORDER BY id";

    private const string Labels = "SELECT message_id, head, value, agent_id, at, source, read_value, read_confidence FROM labels ORDER BY message_id, at";

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
        var (texts, labels) = await ReadAsync();
        return LabelWeights.Limit([.. Weighed(texts, labels)], frozen().LearntFrom, options);
    }

    /// <summary>The newest labelled messages that no model learns from, newest first: those kept for judging, each with weight 1.</summary>
    public async Task<IReadOnlyList<LabelledMessage>> NewestAsync(int count)
    {
        var (texts, labels) = await ReadAsync();
        var newest = labels.GroupBy(label => label.Message).OrderByDescending(of => of.Max(label => label.At)).Select(of => of.Key)
            .Where(message => texts.TryGetValue(message, out var text) && frozen().Find(text.Key) is null && Split.IsHeldApart(text.Text)).Take(count).ToArray();
        var answers = LabelWeights.Weigh(labels, Known(texts), options).ToLookup(label => label.Message);
        return [.. newest.Where(answers.Contains).Select(message => Row(texts[message].Text, answers[message], weight: 1))];
    }

    /// <summary>How many messages of customers who were erased since were labelled when a model was trained, and so are in it.</summary>
    public async Task<long> ErasedSinceAsync(DateTimeOffset trainedAt) =>
        await database.ReadAsync(sql => sql.FirstAsync(Erased, row => row.GetInt64(0), trainedAt.Ms()));

    /// <summary>When the newest label was given; null when there is none.</summary>
    public async Task<DateTimeOffset?> NewestAtAsync() =>
        await database.ReadAsync(sql => sql.FirstAsync("SELECT MAX(at) FROM labels", row => row.TimeOrNull(0)));

    /// <summary>The labels of a conversation's messages by their positions, oldest first.</summary>
    internal static async ValueTask<ILookup<long, ShownLabel>> OfAsync(Sql sql, ConversationId conversation)
    {
        var labels = await sql.ListAsync(OfPlace, row => (Position: row.GetInt64(4), Label: ReadShown(row)), conversation.Value);
        return labels.Where(label => label.Label is not null).ToLookup(label => label.Position, label => label.Label!);
    }

    private async ValueTask<long?> AddAsync(Sql sql, NewLabels labels)
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
        if (labels.Place is not { } place) return await sql.FirstAsync(AddLoose, row => row.GetInt64(0), text, key, now);
        if (!await sql.FirstAsync(Keep, _ => true, place.Conversation.Value)) return null;
        return await sql.FirstAsync(AddOfConversation, row => row.GetInt64(0), place.Conversation.Value, place.Position, text, key, now);
    }

    private async ValueTask<(Dictionary<long, (string Text, string Key)> Texts, List<GivenLabel> Labels)> ReadAsync() => await database.ReadAsync(async sql =>
    {
        var labels = await sql.ListAsync(Labels, ReadGiven);
        var texts = await sql.ListAsync(Texts, row => (Id: row.GetInt64(0), Text: row.GetString(1), Key: row.GetString(2)));
        return (texts.ToDictionary(row => row.Id, row => (row.Text, row.Key)), labels.OfType<GivenLabel>().ToList());
    });

    private IEnumerable<LabelledMessage> Weighed(Dictionary<long, (string Text, string Key)> texts, List<GivenLabel> labels) =>
        from label in LabelWeights.Weigh(labels, Known(texts), options)
        where texts.TryGetValue(label.Message, out var text) && frozen().Find(text.Key) is null && !Split.IsHeldApart(text.Text)
        group label by (label.Message, label.Weight) into alike
        select Row(texts[alike.Key.Message].Text, alike, alike.Key.Weight);

    private Dictionary<(long Message, int Head), sbyte> Known(Dictionary<long, (string Text, string Key)> texts)
    {
        var known = new Dictionary<(long, int), sbyte>();
        foreach (var (id, (_, key)) in texts)
        {
            if (frozen().Find(key) is not { } message) continue;
            for (var head = 0; head < message.Labels.Length; head++)
                if (message.Labels[head] != LabelledMessage.Unknown) known[(id, head)] = message.Labels[head];
        }
        return known;
    }

    // Confidence in thousandths.
    private static (string? Value, long? Confidence) ReadIn(Assessment reading, Head head)
    {
        var read = HeadReading.Of(reading, head);
        return (head.Labels[read.Value], (long)MathF.Round(read.Confidence * 1000));
    }

    private static LabelledMessage Row(string text, IEnumerable<WeighedLabel> labels, float weight)
    {
        var answers = new sbyte[Heads.All.Length];
        Array.Fill(answers, LabelledMessage.Unknown);
        foreach (var label in labels) answers[label.Head] = label.Value;
        return new LabelledMessage(text, answers, weight);
    }

    private static ShownLabel? ReadShown(DbDataReader row) => HeadOf(row.GetString(0)) is var head and >= 0 && ValueOf(head, row.GetString(1)) is var value and >= 0
        ? new ShownLabel(Heads.All[head], value, row.TextOrNull(2), row.Time(3))
        : null;

    // Of a head or an answer that only a newer program knows nothing is made here.
    private static GivenLabel? ReadGiven(DbDataReader row)
    {
        var head = HeadOf(row.GetString(1));
        if (head < 0 || ValueOf(head, row.GetString(2)) is not (>= 0 and var value)) return null;
        return new GivenLabel(row.GetInt64(0), head, value, row.GetInt64(3), row.Time(4), (LabelSource)row.GetInt32(5))
        {
            Read = row.TextOrNull(6) is { } read && ValueOf(head, read) is >= 0 and var known ? known : null,
            Confidence = row.NumberOrNull(7) is { } confidence ? confidence / 1000f : 0,
        };
    }

    private static int HeadOf(string name)
    {
        for (var i = 0; i < Heads.All.Length; i++)
            if (Heads.All[i].Name == name) return i;
        return -1;
    }

    private static sbyte ValueOf(int head, string value) => (sbyte)Heads.All[head].Labels.IndexOf(value);
}
