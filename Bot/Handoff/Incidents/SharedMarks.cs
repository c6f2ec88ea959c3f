using System.Collections.Immutable;

namespace SupportBot.Handoff.Incidents;

/// <summary>What reports of one failure have in common whatever their topic: the error code, and the beginnings of long words.</summary>
internal static class SharedMarks
{
    /// <summary>The most that is kept of one report.</summary>
    public const int Most = 12;

    // Shorter ones are words of the language rather than of the matter; a beginning is the same in every case of a noun.
    private const int ShortestWord = 5;
    private const int Beginning = 6;

    /// <param name="errorCode">The error code that was found in the words.</param>
    public static ImmutableArray<string> Of(string text, string? errorCode)
    {
        var words = from word in text.Split([.. text.Where(c => !char.IsLetter(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries)
                    where word.Length >= ShortestWord
                    select word[..Math.Min(word.Length, Beginning)].ToLowerInvariant();
        string[] codes = errorCode is null ? [] : [errorCode.ToUpperInvariant().Replace(' ', '-')];
        return [.. codes.Concat(words).Distinct().Take(Most)];
    }
}
