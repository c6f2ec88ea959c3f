namespace SupportBot.Classification.Labelling;

/// <summary>One answer that one person gave to one head of one message.</summary>
/// <param name="Message">The labelled message's number.</param>
/// <param name="Head">An index of <see cref="Heads.All"/>.</param>
/// <param name="Value">An index of the head's answers.</param>
/// <param name="Labeller">The agent's number.</param>
internal sealed record GivenLabel(long Message, int Head, sbyte Value, long Labeller, DateTimeOffset At, LabelSource Source)
{
    /// <summary>What the model had read when the label was given; null when nothing was, or it is not known.</summary>
    public sbyte? Read { get; init; }

    /// <summary>How far that was to be trusted, 0 to 1.</summary>
    public float Confidence { get; init; }
}

/// <summary>What holds for one head of one message, after everybody was heard.</summary>
/// <param name="Weight">How much a mistake on it costs while learning, against 1 for a message of our own corpus.</param>
internal sealed record WeighedLabel(long Message, int Head, sbyte Value, float Weight);
