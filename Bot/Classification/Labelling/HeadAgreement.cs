namespace SupportBot.Classification.Labelling;

/// <summary>How far labellers agree in one head.</summary>
/// <param name="Head">An index of <see cref="Heads.All"/>.</param>
/// <param name="Messages">How many messages at least two people labelled.</param>
/// <param name="All">Of all pairs of people together.</param>
/// <param name="Pairs">Of each two people, those with the most messages in common first.</param>
internal sealed record HeadAgreement(int Head, int Messages, Kappa All, IReadOnlyList<(long One, long Other, Kappa Kappa)> Pairs)
{
    /// <returns>One for each head, in the order of <see cref="Heads.All"/>.</returns>
    public static IReadOnlyList<HeadAgreement> Of(IEnumerable<GivenLabel> labels)
    {
        var byHead = labels.ToLookup(label => label.Head);
        return [.. Enumerable.Range(0, Heads.All.Length).Select(head => Of(head, byHead[head]))];
    }

    private static HeadAgreement Of(int head, IEnumerable<GivenLabel> labels)
    {
        var shared = labels.GroupBy(label => label.Message).Where(of => of.Skip(1).Any()).ToArray();
        var pairs =
            (from message in shared
             from one in message
             from other in message
             where one.Labeller < other.Labeller
             select (one.Labeller, Other: other.Labeller, Answers: ((int)one.Value, (int)other.Value))).ToArray();
        return new HeadAgreement(head, shared.Length, Kappa.Of([.. pairs.Select(pair => pair.Answers)]),
        [
            .. from pair in pairs
               group pair.Answers by (pair.Labeller, pair.Other) into of
               orderby of.Count() descending
               select (of.Key.Labeller, of.Key.Other, Kappa.Of([.. of])),
        ]);
    }
}
