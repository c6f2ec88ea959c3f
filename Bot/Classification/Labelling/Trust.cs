namespace SupportBot.Classification.Labelling;

/// <summary>
/// How far each labeller's labels are relied on, from how often they agree with others on the same head of the same message, and with
/// the frozen set where they labelled one of its messages:
/// <code>
/// agreement = (agreed + 3) / (compared + 4)          of somebody nobody was compared with: 0.75
/// trust     = (agreement - 0.4) / 0.5, from 0 to 1   full from 0.9, none below 0.4; at first 0.7
/// </code>
/// A comparison counts as much as the other labeller is trusted, one with the frozen set three times; so trust is worked out in a few rounds.
/// Nobody is trusted beyond their <see cref="TrustLimit"/>.
/// </summary>
internal static class Trust
{
    public const double AtFirst = 0.7;
    private const int Rounds = 8;
    public const double FrozenCounts = 3;
    private const double AgreedBefore = 3;
    private const double ComparedBefore = 4;
    private const double NoneBelow = 0.4;
    private const double Span = 0.5;

    /// <param name="labels">At most one of a labeller for a head of a message.</param>
    /// <param name="frozen">What is known to be right, by message and head.</param>
    public static IReadOnlyDictionary<long, double> Of(
        IReadOnlyCollection<GivenLabel> labels, IReadOnlyDictionary<(long Message, int Head), sbyte> frozen)
    {
        var limits = labels.GroupBy(label => label.Labeller).ToDictionary(of => of.Key, of => TrustLimit.Of([.. of], frozen));
        var trust = limits.ToDictionary(limit => limit.Key, limit => Math.Min(AtFirst, limit.Value));
        var shared = labels.GroupBy(label => (label.Message, label.Head)).Where(of => frozen.ContainsKey(of.Key) || of.Skip(1).Any())
            .Select(of => (Known: frozen.TryGetValue(of.Key, out var known) ? known : (sbyte?)null, Labels: of.ToArray())).ToArray();
        for (var round = 0; round < Rounds; round++) trust = Next(trust, shared, limits);
        return trust;
    }

    private static Dictionary<long, double> Next(
        Dictionary<long, double> trust, (sbyte? Known, GivenLabel[] Labels)[] shared, Dictionary<long, double> limits)
    {
        var (agreed, compared) = (new Dictionary<long, double>(), new Dictionary<long, double>());
        foreach (var (known, labels) in shared)
        {
            foreach (var label in labels)
            {
                if (known is { } right) Compare(label.Labeller, right == label.Value, FrozenCounts);
                foreach (var other in labels.Where(other => other.Labeller != label.Labeller))
                    Compare(label.Labeller, other.Value == label.Value, trust[other.Labeller]);
            }
        }
        return trust.Keys.ToDictionary(labeller => labeller, labeller =>
            Math.Min(limits[labeller], Of(agreed.GetValueOrDefault(labeller), compared.GetValueOrDefault(labeller))));

        void Compare(long labeller, bool agrees, double counts)
        {
            compared[labeller] = compared.GetValueOrDefault(labeller) + counts;
            if (agrees) agreed[labeller] = agreed.GetValueOrDefault(labeller) + counts;
        }
    }

    /// <summary>What of so many comparisons agreed.</summary>
    public static double Of(double agreed, double compared) =>
        Math.Clamp(((agreed + AgreedBefore) / (compared + ComparedBefore) - NoneBelow) / Span, 0, 1);
}
