using SupportBot.Conversations;

namespace SupportBot.Desk;

/// <summary>One head of a reading as agents see it. What says nothing (no anger, no abuse) is left out.</summary>
internal sealed record ReadingChip(string Head, string Label, float Confidence, bool IsSure, string? Tone)
{
    public string Title => IsSure ? $"{Head}: {Label}, {Wording.Percent(Confidence)}" : $"{Head}: unsure, perhaps {Label}";

    public static IEnumerable<ReadingChip> Of(Assessment reading)
    {
        yield return Chip("Language", reading.Language, Wording.Of(reading.Language.Value));
        yield return Chip("Sentiment", reading.Sentiment, reading.Sentiment.Value.ToString());
        if (reading.Anger is { IsSure: true, Value: not Anger.None }) yield return Chip("Anger", reading.Anger, reading.Anger.Value.ToString());
        yield return Chip("Urgency", reading.Urgency, $"{reading.Urgency.Value} urgency");
        yield return Chip("Topic", reading.Topic, Wording.Of(reading.Topic.Value));
        if (reading.WantsPerson is { IsSure: true, Value: true }) yield return Chip("Wish", reading.WantsPerson, "Wants a person");
        if (reading.Abuse is { IsSure: true, Value: not Abuse.None }) yield return Chip("Abuse", reading.Abuse, reading.Abuse.Value.ToString());
    }

    private static ReadingChip Chip<T>(string head, Reading<T> reading, string label) where T : struct =>
        new(head, label, reading.Confidence, reading.IsSure, reading.IsSure ? ToneOf(reading.Value) : null);

    private static string? ToneOf<T>(T value) => value switch
    {
        Urgency.Critical or Anger.Furious or Abuse.Threat => "critical",
        Urgency.High or Anger.Irritated or Abuse.Rude => "high",
        Sentiment.Negative => "high",
        Sentiment.Positive => "good",
        _ => null,
    };
}
