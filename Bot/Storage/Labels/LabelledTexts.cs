using System.Data.Common;
using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Classification.Training;

namespace SupportBot.Storage.Labels;

/// <summary>Every labelled text with every label of it, as they stood at one moment.</summary>
/// <param name="Texts">By the labelled message's number.</param>
internal sealed record LabelledTexts(IReadOnlyDictionary<long, (string Text, string Key)> Texts, IReadOnlyList<GivenLabel> Labels)
{
    private const string SelectTexts = "SELECT id, text, text_key FROM labelled_messages ORDER BY id";

    private const string SelectLabels = "SELECT message_id, head, value, agent_id, at, source, read_value, read_confidence FROM labels ORDER BY message_id, at";

    public static async Task<LabelledTexts> ReadAsync(Database database) => await database.ReadAsync(async sql =>
    {
        var labels = await sql.ListAsync(SelectLabels, ReadGiven);
        var texts = await sql.ListAsync(SelectTexts, row => (Id: row.GetInt64(0), Text: row.GetString(1), Key: row.GetString(2)));
        return new LabelledTexts(texts.ToDictionary(row => row.Id, row => (row.Text, row.Key)), [.. labels.OfType<GivenLabel>()]);
    });

    /// <summary>What of the labels holds, and how much it weighs.</summary>
    public IReadOnlyList<WeighedLabel> Weigh(FrozenSet frozen, LabelOptions options) => LabelWeights.Weigh(
        Labels, Known(frozen), options, new LonePhrases(Texts.ToDictionary(text => text.Key, text => text.Value.Text), frozen.Phrases));

    /// <summary>Whether no model may learn from a message: it is of the frozen set, or kept for judging as a fifth of all texts is.</summary>
    public bool IsForJudging(long message, FrozenSet frozen) =>
        !Texts.TryGetValue(message, out var text) || frozen.Find(text.Key) is not null || Split.IsHeldApart(text.Text);

    /// <summary>What is known to be right of texts of the frozen set, by message and head.</summary>
    public IReadOnlyDictionary<(long Message, int Head), sbyte> Known(FrozenSet frozen)
    {
        var known = new Dictionary<(long, int), sbyte>();
        foreach (var (id, (_, key)) in Texts)
        {
            if (frozen.Find(key) is not { } message) continue;
            for (var head = 0; head < message.Labels.Length; head++)
                if (message.Labels[head] != LabelledMessage.Unknown) known[(id, head)] = message.Labels[head];
        }
        return known;
    }

    /// <summary>A head by its name in the store; -1 for one that only a newer program knows.</summary>
    public static int HeadOf(string name)
    {
        for (var i = 0; i < Heads.All.Length; i++)
            if (Heads.All[i].Name == name) return i;
        return -1;
    }

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

    private static sbyte ValueOf(int head, string value) => (sbyte)Heads.All[head].Labels.IndexOf(value);
}
