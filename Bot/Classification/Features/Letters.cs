using System.Text;

namespace SupportBot.Classification.Features;

/// <summary>
/// How a character is read: letters in lower case without diacritics (ł as l, ё as е), every digit as 0, combining marks as nothing.
/// </summary>
internal static class Letters
{
    /// <summary>Separates words.</summary>
    public const char None = '\0';

    /// <summary>Neither separates nor counts: accents that stand alone, zero-width joiners, apostrophes.</summary>
    public const char Skip = '\uFFFF';

    private static readonly char[] Table = Build();

    public static char Fold(char c) => Table[c];

    /// <summary>The letters and digits of a word as they are read; of a picture, itself.</summary>
    public static string Fold(string word)
    {
        var folded = string.Concat(word.Select(Fold).Where(c => c is not (None or Skip)));
        return folded.Length > 0 ? folded : string.Concat(word.Where(c => Fold(c) != Skip));
    }

    private static char[] Build()
    {
        var table = new char[char.MaxValue + 1];
        for (var c = 0; c < table.Length; c++) table[c] = FoldOne((char)c);
        return table;
    }

    private static char FoldOne(char c) => c switch
    {
        'ł' or 'Ł' => 'l',
        'ø' or 'Ø' => 'o',
        'đ' or 'Đ' => 'd',
        'ß' => 's',
        'ı' or 'İ' => 'i',
        'ё' or 'Ё' => 'е',
        'й' or 'Й' => 'й',
        '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\uFE0F'
            or '\'' or '’' or '`' or 'ʼ' => Skip,
        _ when char.IsDigit(c) => '0',
        _ when char.IsLetter(c) => WithoutDiacritics(char.ToLowerInvariant(c)),
        _ when CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark => Skip,
        _ => None,
    };

    private static char WithoutDiacritics(char lower) =>
        lower is (>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF')
            ? lower.ToString().Normalize(NormalizationForm.FormD)[0]
            : lower;
}
