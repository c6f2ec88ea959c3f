using SupportBot.Conversations;

namespace SupportBot.Classification.WordForms;

/// <summary>Cuts the endings of folded words off: roughly, since nobody reads what is left.</summary>
internal static class Endings
{
    private const int ShortestStem = 3;

    private static readonly string[] English = Longest("ations ation ings ing ments ment ies ied ed es s ly y e");

    private static readonly string[] Polish = Longest(
        """
        owaniem owania owanie owalem owalam owales owalas owala owali owac owane owany owana uje ujesz ujemy ujecie uja uj
        alem alam ales alas alismy alysmy ala alo ali aly al ilem ilam iles ilas ila ilo ili ily il ylem ylam yla ylo yli yl elem elam ela elo eli
        ac ic yc ec aj ajcie amy acie aja asz emy ecie esz imy icie isz anie ania aniu eniem enia enie eniu
        ami ach iami iach om iom ow owi iowi em iem ie ia ii iu ego iego emu iemu ymi imi ych ich ym im ej iej
        a e i o u y
        """);

    private static readonly string[] Russian = Longest(
        """
        иями ями ами иях ях ах ием ией ия ии ию ие ье ья ьи ов ев ей ой ий ый ам ям ом ем
        ого его ому ему ыми ими ым им ых их ая яя ое ее ые ую юю ою ею
        ить ать ять еть уть нуть ыть ти ть ите ете йте ишь ает яет ует еет ают яют уют еют ит ут ют ал ала ало али ял яла яли ил ила ило или ел ела ело ели
        ла ло ли нула нул нули а я о е ы и у ю ь й
        """);

    // What is left of nouns and participles when their ending is gone.
    private static readonly string[] RussianSecond = Longest("енн ени ани ен нн ан ост");
    private static readonly string[] PolishSecond = Longest("osc on en");

    /// <summary>Whatever the language of the text, a Cyrillic word in it is Russian.</summary>
    public static string Cut(string word, Language language)
    {
        if (word[0] is >= '\u0400' and <= '\u052F') return CutRussian(word);
        return language is Language.Pl ? CutPolish(word) : Without(word, English);
    }

    private static string CutRussian(string word)
    {
        if (word.Length > 5 && (word.EndsWith("ся", StringComparison.Ordinal) || word.EndsWith("сь", StringComparison.Ordinal))) word = word[..^2];
        // "Посылок" is a form of "посылка".
        if (word.Length > 5 && word.EndsWith("ок", StringComparison.Ordinal)) return word[..^2] + "к";
        return Without(Without(word, Russian), RussianSecond, 4);
    }

    // Consonants change before some endings: "paczce" and "paczek" are forms of "paczka", "karcie" of "karta", "fakturze" of "faktura".
    private static string CutPolish(string word)
    {
        if (word.Length > 5 && word.EndsWith("ek", StringComparison.Ordinal)) return word[..^2] + "k";
        var stem = Without(word, Polish);
        if (stem.Length < word.Length && stem.Length > ShortestStem)
        {
            if (stem.EndsWith("rz", StringComparison.Ordinal)) stem = stem[..^1];
            else if (stem[^1] == 'c' && word.EndsWith("cie", StringComparison.Ordinal)) stem = stem[..^1] + "t";
            else if (stem[^1] == 'c' && word.EndsWith("ce", StringComparison.Ordinal)) stem = stem[..^1] + "k";
        }
        return Without(stem, PolishSecond, 5);
    }

    private static string Without(string word, string[] endings, int shortest = ShortestStem)
    {
        foreach (var ending in endings)
            if (word.Length - ending.Length >= shortest && word.EndsWith(ending, StringComparison.Ordinal)) return word[..^ending.Length];
        return word;
    }

    private static string[] Longest(string endings) =>
        [.. endings.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).OrderByDescending(ending => ending.Length)];
}
