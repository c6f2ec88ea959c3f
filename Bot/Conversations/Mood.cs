namespace SupportBot.Conversations;

/// <summary>How a customer feels as far as it changes how the bot speaks to them (C05). What is said to <see cref="Neutral"/> is cheerful to nobody.</summary>
internal enum Mood
{
    Neutral,
    Irritated,
    Furious,
    Glad,
}

/// <summary>Reads the mood off the tone.</summary>
internal static class Moods
{
    /// <summary>Warmth returns only when the customer's tone does.</summary>
    public static Mood Of(Tone tone) => tone switch
    {
        { Anger: Anger.Furious } => Mood.Furious,
        { Anger: Anger.Irritated } => Mood.Irritated,
        { Sentiment: Sentiment.Positive } => Mood.Glad,
        _ => Mood.Neutral,
    };
}
