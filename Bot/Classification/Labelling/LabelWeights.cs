using SupportBot.Classification.Training;

namespace SupportBot.Classification.Labelling;

/// <summary>
/// What of the labels people gave is learnt from, and how much each weighs. Pure: the same labels give the same weights.
/// <list type="number">
/// <item>Of one labeller's messages of one day those beyond <see cref="LabelOptions.DailyLimit"/> count for nothing, but for settlements.</item>
/// <item>An admin's settlement holds alone, with weight 1.</item>
/// <item>Otherwise each label counts as its labeller is trusted (<see cref="Trust"/>), and the answer with the most holds. Its weight is the
/// trust of the best who gave it, times <c>(for - against) / (for + against)</c>; when both are equal nothing holds.</item>
/// <item>What one person alone says against a reading the model was at least 90 % certain of weighs a quarter, until a second confirms it.</item>
/// <item>What one person alone teaches about a phrase that our own messages hardly know is held back (<see cref="LonePhrases"/>).</item>
/// <item>All together weigh at most <see cref="LabelOptions.MostPercent"/> of what is learnt from (<see cref="Limit"/>).</item>
/// </list>
/// </summary>
internal static class LabelWeights
{
    /// <summary>From this confidence on a reading is seldom wrong.</summary>
    public const float Certain = 0.9f;

    private const float Doubted = 0.25f;

    /// <param name="labels">At most one of a labeller for a head of a message, in any order.</param>
    /// <param name="frozen">What is known to be right of messages of the frozen set, by message and head. They never train.</param>
    /// <param name="phrases">Knows the texts, so that nobody plants a phrase; null where there are none.</param>
    public static IReadOnlyList<WeighedLabel> Weigh(
        IEnumerable<GivenLabel> labels, IReadOnlyDictionary<(long Message, int Head), sbyte> frozen, LabelOptions options, LonePhrases? phrases = null)
    {
        var counted = WithinLimit(labels, options.DailyLimit);
        var trust = Trust.Of(counted, frozen);
        IReadOnlyList<WeighedLabel> weighed =
        [
            .. from label in counted
               group label by (label.Message, label.Head) into of
               where !frozen.ContainsKey(of.Key)
               let holds = Weigh([.. of], trust)
               where holds is { Weight: > 0 }
               orderby holds.Message, holds.Head
               select holds,
        ];
        return phrases is null ? weighed : phrases.HoldBack(weighed, counted.ToLookup(label => (label.Message, label.Head)));
    }

    /// <summary>Brings the weights down so that together they are at most a share of all that is learnt from.</summary>
    /// <param name="rest">What everything else that is learnt from weighs.</param>
    public static IReadOnlyList<LabelledMessage> Limit(IReadOnlyList<LabelledMessage> messages, double rest, LabelOptions options)
    {
        var share = options.MostPercent / 100.0;
        var (mass, most) = (messages.Sum(message => (double)message.Weight), rest * share / (1 - share));
        // What weighs nothing is no number any more after it was divided by.
        if (most <= 0) return [];
        return mass <= most ? messages : [.. messages.Select(message => message with { Weight = (float)(message.Weight * most / mass) })];
    }

    private static List<GivenLabel> WithinLimit(IEnumerable<GivenLabel> labels, int limit) =>
    [
        .. from label in labels
           group label by (label.Labeller, label.At.UtcDateTime.Date, IsSettled: label.Source is LabelSource.Settled) into day
           from message in day.GroupBy(label => label.Message).OrderBy(of => of.Min(label => label.At)).ThenBy(of => of.Key).Take(day.Key.IsSettled ? int.MaxValue : limit)
           from label in message
           select label,
    ];

    private static WeighedLabel? Weigh(GivenLabel[] labels, IReadOnlyDictionary<long, double> trust)
    {
        if (labels.Where(label => label.Source is LabelSource.Settled).MaxBy(label => label.At) is { } settled)
            return new WeighedLabel(settled.Message, settled.Head, settled.Value, 1);
        var answers = labels.GroupBy(label => label.Value).Select(of => (Labels: of.ToArray(), For: of.Sum(label => trust[label.Labeller])))
            .OrderByDescending(answer => answer.For).ToArray();
        var (holds, all) = (answers[0], answers.Sum(answer => answer.For));
        if (all <= 0) return null;
        var lead = (2 * holds.For - all) / all;
        var weight = (float)(holds.Labels.Max(label => trust[label.Labeller]) * lead) * (IsDoubted(holds.Labels) ? Doubted : 1);
        return new WeighedLabel(labels[0].Message, labels[0].Head, holds.Labels[0].Value, weight);
    }

    private static bool IsDoubted(GivenLabel[] labels) => labels is [var only] && only.Read is { } read && read != only.Value && only.Confidence >= Certain;
}
