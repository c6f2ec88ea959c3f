namespace SupportBot.Classification.Data;

/// <summary>A record of a file that cannot be used.</summary>
/// <param name="Line">Where it begins, from 1.</param>
internal sealed record BadRow(int Line, string Why);
