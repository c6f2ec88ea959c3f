using SupportBot.Conversations;

namespace SupportBot.Triage.Listening;

/// <summary>The months as people write them behind a day's number.</summary>
internal static class Months
{
    private static readonly string[] En = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] Ru = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
    private static readonly string[] Pl = ["stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"];

    // The first three letters, folded.
    private static readonly WordMap<int> Stems = new(
    [
        (1, ["jan", "янв", "sty"]), (2, ["feb", "фев", "lut"]), (3, ["mar", "мар"]), (4, ["apr", "апр", "kwi"]),
        (5, ["may", "мая", "май", "maj"]), (6, ["jun", "июн", "cze"]), (7, ["jul", "июл", "lip"]), (8, ["aug", "авг", "sie"]),
        (9, ["sep", "сен", "wrz"]), (10, ["oct", "окт", "paz"]), (11, ["nov", "ноя", "lis"]), (12, ["dec", "дек", "gru"]),
    ]);

    public static string Name(int month, Language language) => (language switch
    {
        Language.En or Language.Other => En,
        Language.Ru => Ru,
        Language.Pl => Pl,
    })[month - 1];

    /// <summary>The month a folded word names, from 1; 0 when it names none.</summary>
    public static int Read(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 12) return 0;
        return Stems.TryFind(word[..3], out var month) && Names(month, word) ? month : 0;
    }

    // "mar" and "march" and "marca" are March, "market" is not.
    private static bool Names(int month, ReadOnlySpan<char> word) =>
        word.Length == 3 || word is "sept" || Fits(En[month - 1], word) || Fits(Ru[month - 1], word) || Fits(Pl[month - 1], word);

    private static bool Fits(string name, ReadOnlySpan<char> word)
    {
        if (name.Length < word.Length - 1) return false;
        var same = 0;
        while (same < word.Length && same < name.Length && BareLetter.Of(name[same]) == word[same]) same++;
        return same >= Math.Min(word.Length, Math.Max(4, name.Length - 2));
    }
}
