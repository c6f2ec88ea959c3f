using SupportBot.Conversations;

namespace SupportBot.Simulation;

/// <summary>What a classifier would read in generated words, drawn instead of read: mostly right, sometimes unsure.</summary>
internal static class Readings
{
    private const int WordsThatTell = 3;

    public static Assessment OfMatter(Random chance, Topic topic, Language language, string text, Anger anger)
    {
        var urgency = chance.Next(100) switch
        {
            < 40 => Urgency.Low,
            < 85 => Urgency.Normal,
            < 98 => Urgency.High,
            _ => Urgency.Critical,
        };
        return Plain(language, text, anger) with
        {
            Topic = topic is Topic.Other || chance.Next(100) < 12 ? default : Reading<Topic>.Certain(topic),
            Urgency = chance.Next(100) < 15 ? Assessment.Unsure.Urgency : Reading<Urgency>.Certain(urgency),
        };
    }

    /// <summary>Of words that tell nothing of a matter.</summary>
    public static Assessment Plain(Language language, string text, Anger anger) => Assessment.Unsure with
    {
        Language = text.AsSpan().Count(' ') + 1 >= WordsThatTell ? Reading<Language>.Certain(language) : default,
        Anger = Reading<Anger>.Certain(anger),
        Sentiment = Reading<Sentiment>.Certain(anger is Anger.None ? Sentiment.Neutral : Sentiment.Negative),
        Abuse = Reading<Abuse>.Certain(Abuse.None),
    };
}
