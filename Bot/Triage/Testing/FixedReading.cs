using SupportBot.Conversations;

namespace SupportBot.Triage.Testing;

/// <summary>A reading written down instead of read by the classifier. What is not named is unsure, the language aside.</summary>
internal sealed record FixedReading(
    Topic? Topic, Urgency? Urgency, Anger? Anger, Sentiment? Sentiment, Abuse? Abuse, Language? Language, bool? WantsPerson)
{
    /// <summary>Of one line: what it does not name is as in the whole conversation.</summary>
    public FixedReading Over(FixedReading? whole) => whole is null ? this : new(
        Topic ?? whole.Topic, Urgency ?? whole.Urgency, Anger ?? whole.Anger, Sentiment ?? whole.Sentiment, Abuse ?? whole.Abuse,
        Language ?? whole.Language, WantsPerson ?? whole.WantsPerson);

    /// <param name="spoken">The language where none is named.</param>
    public Assessment In(Language spoken)
    {
        var unsure = Assessment.Unsure;
        return new(
            Reading<Language>.Certain(Language ?? spoken), Sure(Sentiment, unsure.Sentiment), Sure(Anger, unsure.Anger), Sure(Urgency, unsure.Urgency),
            Sure(Topic, unsure.Topic), Sure(WantsPerson, unsure.WantsPerson), Sure(Abuse, unsure.Abuse));
    }

    private static Reading<T> Sure<T>(T? named, Reading<T> unsure)
        where T : struct => named is { } value ? Reading<T>.Certain(value) : unsure;
}
