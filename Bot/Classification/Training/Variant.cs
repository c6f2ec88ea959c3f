using System.Text;

namespace SupportBot.Classification.Training;

/// <summary>How the same message may be written by somebody in a hurry, on another keyboard or in another mood. What it says stays the same.</summary>
internal enum Variant
{
    /// <summary>In about one word of ten two letters are exchanged, one is doubled or lost.</summary>
    Typos,
    Capitals,
    NoDiacritics,

    /// <summary>With pictures that say nothing.</summary>
    Pictures,
    NoPunctuation,
}

/// <summary>Writes messages otherwise: the same text gives the same variant.</summary>
internal static class Variants
{
    private static readonly string[] Meaningless = [" 📱", " 👀", " 📦", " 🕐", " 📍"];

    public static string Of(string text, Variant variant) => variant switch
    {
        Variant.Typos => Mistyped(text, new Random(text.Length * 31 + text[0])),
        Variant.Capitals => text.ToUpperInvariant(),
        Variant.NoDiacritics => WithoutDiacritics(text),
        Variant.Pictures => text + Meaningless[text.Length % Meaningless.Length],
        Variant.NoPunctuation => string.Concat(text.Where(c => c is not ('\'' or '’')).Select(c => char.IsPunctuation(c) ? ' ' : c)).Trim() is { Length: > 0 } words ? words : text,
    };

    private static string Mistyped(string text, Random random)
    {
        var letters = new StringBuilder(text);
        for (var i = 1; i + 1 < letters.Length; i++)
        {
            // One letter in 50 is about one word in ten.
            if (!char.IsLetter(letters[i]) || !char.IsLetter(letters[i + 1]) || random.Next(50) > 0) continue;
            switch (random.Next(3))
            {
                case 0:
                    (letters[i], letters[i + 1]) = (letters[i + 1], letters[i]);
                    break;
                case 1:
                    letters.Insert(i, letters[i]);
                    break;
                default:
                    letters.Remove(i, 1);
                    break;
            }
            i++;
        }
        return letters.ToString();
    }

    private static string WithoutDiacritics(string text) =>
        string.Concat(text.Replace('ł', 'l').Replace('Ł', 'L').Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark))
            .Normalize(NormalizationForm.FormC);
}
