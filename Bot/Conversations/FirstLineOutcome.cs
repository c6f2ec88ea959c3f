namespace SupportBot.Conversations;

/// <summary>What became of a matter that first line worked on.</summary>
/// <param name="Known">What told it from other matters of its topic.</param>
/// <param name="Solved">First line settled it, or sent the customer where it belongs.</param>
internal readonly record struct FirstLineOutcome(Topic Topic, KnownAtOnce Known, bool Solved);

/// <summary>How often first line settled matters of one kind.</summary>
/// <param name="Of">How many it worked on.</param>
internal readonly record struct OutcomeCount(Topic Topic, KnownAtOnce Known, int Solved, int Of);

/// <summary>What is known of a matter that makes first line more or less able to settle it. The numbers are stored.</summary>
[Flags]
internal enum KnownAtOnce
{
    Nothing = 0,

    /// <summary>The customer named an error code.</summary>
    ErrorCode = 1,

    /// <summary>Others are affected too.</summary>
    Others = 2,
}
