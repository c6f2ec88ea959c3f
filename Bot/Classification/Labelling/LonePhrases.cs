using SupportBot.Classification.Features;

namespace SupportBot.Classification.Labelling;

/// <summary>
/// Holds back what one labeller alone teaches about a word, or a pair of words, that our own messages hardly know: where all who say the
/// same answer at messages with it are one person, and several times against what the model read, those labels weigh together as little as a
/// tenth of one message, and a tenth more for every message of ours that has it. So nobody plants a phrase that turns readings; a second
/// person who says the same, or an admin who labels or settles one such message, sets it free.
/// </summary>
internal sealed class LonePhrases(IReadOnlyDictionary<long, string> texts, IReadOnlyDictionary<string, int> known)
{
    private const int FewAre = 2;
    private const float Together = 0.1f;

    /// <summary>In how many texts each word and pair of words stands.</summary>
    public static IReadOnlyDictionary<string, int> Count(IEnumerable<string> texts)
    {
        var counts = new Dictionary<string, int>();
        foreach (var phrase in texts.SelectMany(Of)) counts[phrase] = counts.GetValueOrDefault(phrase) + 1;
        return counts;
    }

    /// <param name="weighed">What holds.</param>
    /// <param name="labels">What was said, by message and head.</param>
    public IReadOnlyList<WeighedLabel> HoldBack(IReadOnlyList<WeighedLabel> weighed, ILookup<(long Message, int Head), GivenLabel> labels)
    {
        var backed = new HashSet<(int, sbyte, string)>();
        var lone = new Dictionary<(int Head, sbyte Value, string Phrase, long By), List<(WeighedLabel Label, bool IsAgainst)>>();
        var sayers = new Dictionary<(int, sbyte, string), long>();
        foreach (var label in weighed)
        {
            var said = labels[(label.Message, label.Head)].Where(one => one.Value == label.Value).ToArray();
            var by = said.Select(one => one.Labeller).Distinct().ToArray();
            var isBacked = by.Length > 1 || said.Any(IsAdmins);
            var isAgainst = said.Any(one => one.Read != one.Value);
            foreach (var phrase in Of(texts.GetValueOrDefault(label.Message, "")))
            {
                var key = (label.Head, label.Value, phrase);
                if (isBacked || (sayers.TryGetValue(key, out var other) && other != by[0])) backed.Add(key);
                sayers[key] = by[0];
                if (isBacked) continue;
                var group = (label.Head, label.Value, phrase, by[0]);
                if (!lone.TryGetValue(group, out var of)) lone[group] = of = [];
                of.Add((label, isAgainst));
            }
        }
        var scale = new Dictionary<WeighedLabel, float>();
        foreach (var (group, of) in lone)
        {
            if (of.Count(one => one.IsAgainst) <= FewAre || backed.Contains((group.Head, group.Value, group.Phrase))) continue;
            var share = Together * (1 + known.GetValueOrDefault(group.Phrase)) / of.Sum(one => one.Label.Weight);
            foreach (var (label, _) in of) scale[label] = Math.Min(scale.GetValueOrDefault(label, 1), share);
        }
        return scale.Count == 0 ? weighed : [.. weighed.Select(label => scale.TryGetValue(label, out var share) ? label with { Weight = label.Weight * share } : label)];
    }

    // Only admins come to the page and settle; agents correct in the desk, and what is in a file came from elsewhere.
    private static bool IsAdmins(GivenLabel label) => label.Source is LabelSource.Page or LabelSource.Customer or LabelSource.Settled;

    private static HashSet<string> Of(string text)
    {
        var (phrases, before) = (new HashSet<string>(), "");
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Letters.Fold).Where(word => word.Length > 0))
        {
            phrases.Add(word);
            if (before.Length > 0) phrases.Add($"{before} {word}");
            before = word;
        }
        return phrases;
    }
}
