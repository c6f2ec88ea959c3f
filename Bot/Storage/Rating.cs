namespace SupportBot.Storage;

/// <summary>What a customer says of the help they got.</summary>
/// <param name="Score">1 to 5.</param>
internal sealed record Rating(int Score, string? Comment);
