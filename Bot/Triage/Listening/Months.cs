using SupportBot.Conversations;

namespace SupportBot.Triage.Listening;

/// <summary>The months as people write them behind a day's number.</summary>
internal static class Months
{
    private static readonly string[] En = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] Ru = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
    private static readonly string[] Pl = ["stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"];

    // Folded beginnings; the whole word must not be longer than the month's name may get.
    private static readonly (string Stem, int Month)[] Stems =
    [
        ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("may", 5), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("oct", 10), ("nov", 11), ("dec", 12),
        ("янв", 1), ("фев", 2), ("мар", 3), ("апр", 4), ("мая", 5), ("май", 5), ("июн", 6), ("июл", 7), ("авг", 8), ("сен", 9), ("окт", 10), ("ноя", 11), ("дек", 12),
        ("sty", 1), ("lut", 2), ("kwi", 4), ("maj", 5), ("cze", 6), ("lip", 7), ("sie", 8), ("wrz", 9), ("paz", 10), ("lis", 11), ("gru", 12),
    ];

    public static string Name(int month, Language language) => (language switch
    {
        Language.En or Language.Other => En,
        Language.Ru => Ru,
        Language.Pl => Pl,
    })[month - 1];

    /// <summary>The month a folded word names, from 1; 0 when it names none.</summary>
    public static int Read(string word)
    {
        if (word.Length is < 3 or > 12) return 0;
        foreach (var (stem, month) in Stems)
            if (word.StartsWith(stem, StringComparison.Ordinal) && Names(month, word)) return month;
        return 0;
    }

    // "mar" and "march" and "marca" are March, "market" is not.
    private static bool Names(int month, string word) =>
        word.Length == 3 || (word.Length == 4 && word == "sept") || Fits(En[month - 1], word) || Fits(Ru[month - 1], word) || Fits(Pl[month - 1], word);

    private static bool Fits(string name, string word)
    {
        if (name.Length < word.Length - 1) return false;
        var same = 0;
        while (same < word.Length && same < name.Length && Plain.Fold(name[same]) == word[same]) same++;
        return same >= Math.Min(word.Length, Math.Max(4, name.Length - 2));
    }
}
