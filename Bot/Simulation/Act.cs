using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Simulation;

/// <summary>One thing a generated customer does.</summary>
internal sealed record Act(ActKind Kind)
{
    public string Text { get; init; } = "";

    /// <summary>What is read in the words, unless a classifier reads them.</summary>
    public Assessment Reading { get; init; } = Assessment.Unsure;

    /// <summary>The button that is pressed.</summary>
    public Choice? Button { get; init; }

    /// <summary>The file that is sent; null beside <see cref="ActKind.Sends"/> for what cannot be read.</summary>
    public Attachment? File { get; init; }

    /// <summary>Chooses the article that is found for the words; null for none.</summary>
    public int? Finds { get; init; }

    public TimeSpan Waits { get; init; }

    /// <summary>As it is shown in a transcript.</summary>
    public override string ToString() => Kind switch
    {
        ActKind.Waits => $"waits: {Waits:g}",
        ActKind.Sends => $"sends: {File?.Name ?? "voice"}",
        _ when Button is { } button => $"presses: {button.Label} ({button.Value})",
        _ => $"customer: {Text}",
    };
}
