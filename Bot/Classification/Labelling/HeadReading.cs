using SupportBot.Conversations;

namespace SupportBot.Classification.Labelling;

/// <summary>What was read in one head, whichever it is.</summary>
/// <param name="Value">The answer, as an index of <see cref="Head.Labels"/>.</param>
internal readonly record struct HeadReading(int Value, float Confidence, bool IsSure)
{
    public static HeadReading Of(Assessment read, Head head) => head.Name switch
    {
        "language" => Of(read.Language, (int)read.Language.Value),
        "sentiment" => Of(read.Sentiment, (int)read.Sentiment.Value),
        "anger" => Of(read.Anger, (int)read.Anger.Value),
        "urgency" => Of(read.Urgency, (int)read.Urgency.Value),
        "topic" => Of(read.Topic, (int)read.Topic.Value),
        "wants_person" => Of(read.WantsPerson, read.WantsPerson.Value ? 1 : 0),
        "abuse" => Of(read.Abuse, (int)read.Abuse.Value),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static HeadReading Of<T>(Reading<T> reading, int value) where T : struct => new(value, reading.Confidence, reading.IsSure);
}
