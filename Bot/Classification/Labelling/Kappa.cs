namespace SupportBot.Classification.Labelling;

/// <summary>How far two people who labelled the same messages agree beyond chance: Cohen's kappa (https://doi.org/10.1177/001316446002000104).</summary>
/// <param name="Messages">How many messages both labelled in this head.</param>
/// <param name="Value">1 for always, 0 for no more than chance; null when nothing can be said, because both gave one and the same answer throughout, or nothing.</param>
internal sealed record Kappa(int Messages, double? Value)
{
    private const int Few = 30;

    /// <param name="answers">The answers of both, message by message.</param>
    public static Kappa Of(IReadOnlyCollection<(int One, int Other)> answers)
    {
        double count = answers.Count;
        if (answers.Count == 0) return new Kappa(0, null);
        var agreed = answers.Count(pair => pair.One == pair.Other) / count;
        var byChance = answers.Select(pair => pair.One).Distinct()
            .Sum(answer => answers.Count(pair => pair.One == answer) / count * (answers.Count(pair => pair.Other == answer) / count));
        return new Kappa(answers.Count, byChance >= 1 ? null : (agreed - byChance) / (1 - byChance));
    }

    /// <summary>What it means, in plain words.</summary>
    public string Words => (Value switch
    {
        null when Messages == 0 => "no message was labelled by two people yet",
        null => "one and the same answer throughout: nothing can be said",
        < 0.2 => "hardly better than chance: look at the conflicts and the guide together",
        < 0.4 => "little: the guide is understood differently",
        < 0.6 => "some: neighbouring answers are mixed up",
        < 0.8 => "good: what is left are borderline cases",
        _ => "very good",
    }) + (Messages is > 0 and < Few ? ", from few messages" : "");
}
