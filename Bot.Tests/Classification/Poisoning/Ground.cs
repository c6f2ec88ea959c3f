using SupportBot.Classification.Training;

namespace SupportBot.Tests.Classification.Poisoning;

/// <summary>What an attack is tried on.</summary>
/// <param name="Corpus">What the model learns from whoever attacks.</param>
/// <param name="Customers">What attackers label: a tenth of all that is learnt from, which the corpus then does not hold.</param>
/// <param name="Frozen">What is judged by.</param>
internal sealed record Ground(IReadOnlyList<LabelledMessage> Corpus, IReadOnlyList<LabelledMessage> Customers, IReadOnlyList<LabelledMessage> Frozen)
{
    private const int Tenth = 10;

    public static Ground Of(IEnumerable<LabelledMessage> corpus)
    {
        var all = corpus.ToLookup(message => Split.IsHeldApart(message.Text));
        var learnt = all[false].ToArray();
        new Random(1).Shuffle(learnt);
        var customers = learnt.Length / Tenth;
        return new Ground(learnt[customers..], learnt[..customers], [.. all[true]]);
    }
}
