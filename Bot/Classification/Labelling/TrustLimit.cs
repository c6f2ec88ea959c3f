namespace SupportBot.Classification.Labelling;

/// <summary>
/// How far somebody is relied on at most, however many agree with them: people who mean harm agree with each other.
/// <list type="bullet">
/// <item>By the frozen set alone, where they labelled one of its messages: what is known to be right is not outvoted.</item>
/// <item>By what they contradict. Certain readings are seldom wrong, so of an honest person's corrections few are against one. In full while at most three of ten corrections
/// are, not at all from five of ten on; at first four of twenty. Admins on their page are not judged by that.</item>
/// </list>
/// </summary>
internal static class TrustLimit
{
    private const double CertainBefore = 4;
    private const double CorrectedBefore = 20;
    private const double NoneFrom = 0.5;
    private const double Span = 0.2;

    /// <param name="labels">All of one labeller.</param>
    /// <param name="frozen">What is known to be right, by message and head.</param>
    public static double Of(IReadOnlyCollection<GivenLabel> labels, IReadOnlyDictionary<(long Message, int Head), sbyte> frozen) =>
        Math.Min(ByFrozen(labels, frozen), ByCorrections(labels));

    private static double ByFrozen(IEnumerable<GivenLabel> labels, IReadOnlyDictionary<(long Message, int Head), sbyte> frozen)
    {
        var met = labels.Where(label => frozen.ContainsKey((label.Message, label.Head))).ToArray();
        var agreed = met.Count(label => frozen[(label.Message, label.Head)] == label.Value);
        return met.Length == 0 ? 1 : Trust.Of(Trust.FrozenCounts * agreed, Trust.FrozenCounts * met.Length);
    }

    private static double ByCorrections(IEnumerable<GivenLabel> labels)
    {
        var corrected = labels.Where(label => label.Source is LabelSource.Desk or LabelSource.Import && label.Read is { } read && read != label.Value).ToArray();
        var certain = corrected.Count(label => label.Confidence >= LabelWeights.Certain);
        return Math.Clamp((NoneFrom - (certain + CertainBefore) / (corrected.Length + CorrectedBefore)) / Span, 0, 1);
    }
}
