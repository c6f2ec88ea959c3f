using SupportBot.Conversations;

namespace SupportBot.Desk.Api;

/// <summary>What the classifier read in a text, head by head.</summary>
internal sealed class ReadingView(Assessment assessment)
{
    public HeadView<Language> Language { get; } = new(assessment.Language);
    public HeadView<Sentiment> Sentiment { get; } = new(assessment.Sentiment);
    public HeadView<Anger> Anger { get; } = new(assessment.Anger);
    public HeadView<Urgency> Urgency { get; } = new(assessment.Urgency);
    public HeadView<Topic> Topic { get; } = new(assessment.Topic);
    public HeadView<bool> WantsPerson { get; } = new(assessment.WantsPerson);
    public HeadView<Abuse> Abuse { get; } = new(assessment.Abuse);
}

/// <summary>One head: its most likely label, the calibrated probability of that, and whether it may be relied on.</summary>
internal readonly struct HeadView<T>(Reading<T> reading) where T : struct
{
    public T Value { get; } = reading.Value;
    public double Confidence { get; } = Math.Round(reading.Confidence, 3);
    public bool Sure { get; } = reading.IsSure;
}
