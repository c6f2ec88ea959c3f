using SupportBot.Conversations;

namespace SupportBot.Conduct;

/// <summary>One rule of a language: which phrases it looks for, and what it says when it finds them.</summary>
internal sealed record ConductRule(string Id, ConductKind Kind, string Why, string? Better)
{
    /// <summary>Its lists in the machine: what it looks for, what must stand in the same sentence, what must not, and what must stand nowhere in the text.</summary>
    public int Words { get; init; } = None;
    public int With { get; init; } = None;
    public int Unless { get; init; } = None;
    public int Nowhere { get; init; } = None;

    /// <summary>Only in answers to a message with this reading.</summary>
    public Sentiment? To { get; init; }

    /// <summary>In notes too.</summary>
    public bool InNotes { get; init; }

    /// <summary>In what is quoted too.</summary>
    public bool InQuotes { get; init; }

    /// <summary>How often it must be found in the text.</summary>
    public int Least { get; init; } = 1;

    /// <summary>The better wording stands in for the words alone, not for their sentence.</summary>
    public bool TakesWords { get; init; }

    public const int None = -1;
}
