namespace SupportBot.Conduct;

/// <summary>Something in a text that support does not write.</summary>
/// <param name="At">Where the words begin, in characters from 0.</param>
/// <param name="Words">As they stand in the text.</param>
/// <param name="Why">For whoever wrote them, in English.</param>
/// <param name="Better">What to write instead, in the text's language; empty to leave the words out, null when only the writer can know.</param>
internal sealed record Finding(ConductKind Kind, int At, int Length, string Words, string Why, string? Better)
{
    /// <summary>What <see cref="Better"/> stands in for: the words, or their whole sentence.</summary>
    public (int At, int Length) Place { get; init; } = (At, Length);

    /// <summary>All of it in words, for whoever cannot be shown the place.</summary>
    public string Told => $"“{Words}”: {Why}{(Better is { Length: > 1 } ? $" Better: “{Better}”." : null)}";

    /// <summary>The text with the better wording in it.</summary>
    public string Improve(string text)
    {
        var (before, after) = (text[..Place.At], text[(Place.At + Place.Length)..]);
        return Better is { Length: 0 } ? before.TrimEnd() + after : before + Better + after;
    }
}
