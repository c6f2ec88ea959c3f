namespace SupportBot.Triage.Loading;

/// <summary>Reads the texts of steps, whose variables must be known.</summary>
internal sealed class StepTexts(DeclaredFacts facts)
{
    /// <summary>The text of a key; null when it is absent or, reported, not complete.</summary>
    public Words? Read(Section step, string key, TextLimits limits)
    {
        if (step.Find(key) is not { } at) return null;
        var words = step.Words(at, key, limits);
        facts.CheckBlanks(at, words);
        return words;
    }

    /// <summary>The same; its absence is reported.</summary>
    public Words? Need(Section step, string key, TextLimits limits, string why)
    {
        step.Need(key, why);
        return Read(step, key, limits);
    }
}
