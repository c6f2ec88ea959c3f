namespace SupportBot.Conversations;

/// <summary>What the classifier read in one head, and how far it may be trusted.</summary>
/// <param name="Value">The most likely label.</param>
/// <param name="Confidence">The calibrated probability of <paramref name="Value"/>, 0 to 1.</param>
/// <param name="IsSure">False means "unsure": triage asks instead of guessing.</param>
internal readonly record struct Reading<T>(T Value, float Confidence, bool IsSure)
    where T : struct
{
    /// <summary>A reading that somebody fixed: a script test, a correction.</summary>
    public static Reading<T> Certain(T value) => new(value, 1, true);

    /// <summary>The value when sure, else the given one.</summary>
    public T Or(T unsure) => IsSure ? Value : unsure;

    public bool Is(T value) => IsSure && EqualityComparer<T>.Default.Equals(Value, value);
}

/// <summary>What was read in the text of one turn. The labels are those of the project's labelling guide.</summary>
internal sealed record Assessment(
    Reading<Language> Language,
    Reading<Sentiment> Sentiment,
    Reading<Anger> Anger,
    Reading<Urgency> Urgency,
    Reading<Topic> Topic,
    Reading<bool> WantsPerson,
    Reading<Abuse> Abuse)
{
    /// <summary>Nothing could be read: a button press, a sticker, a text without a letter.</summary>
    public static Assessment Unsure { get; } = new(default, new(Conversations.Sentiment.Neutral, 0, false), default,
        new(Conversations.Urgency.Low, 0, false), default, default, default);
}
