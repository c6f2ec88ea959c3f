using System.Collections.Frozen;

namespace SupportBot.Triage.Listening;

/// <summary>Days told from today: "yesterday", "3 дня назад", "od tygodnia".</summary>
internal static class RelativeDays
{
    private const int Longest = 3660;

    private static readonly FrozenDictionary<string, int> Ago = new Dictionary<string, int>
    {
        ["today"] = 0, ["tonight"] = 0, ["сегодня"] = 0, ["сегодняшнего"] = 0, ["утра"] = 0, ["segodnya"] = 0, ["dzisiaj"] = 0, ["dzis"] = 0, ["rana"] = 0,
        ["yesterday"] = 1, ["вчера"] = 1, ["вчерашнего"] = 1, ["vchera"] = 1, ["wczoraj"] = 1, ["wczorajszego"] = 1,
        ["позавчера"] = 2, ["позавчерашнего"] = 2, ["przedwczoraj"] = 2,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Units = new Dictionary<string, int>
    {
        ["day"] = 1, ["days"] = 1, ["день"] = 1, ["дня"] = 1, ["дней"] = 1, ["сутки"] = 1, ["dzien"] = 1, ["dni"] = 1, ["dnia"] = 1,
        ["week"] = 7, ["weeks"] = 7, ["неделю"] = 7, ["недели"] = 7, ["недель"] = 7, ["tydzien"] = 7, ["tygodnie"] = 7, ["tygodni"] = 7, ["tygodnia"] = 7,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Numbers = new Dictionary<string, int>
    {
        ["a"] = 1, ["one"] = 1, ["two"] = 2, ["couple"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["ten"] = 10,
        ["один"] = 1, ["два"] = 2, ["две"] = 2, ["пару"] = 2, ["три"] = 3, ["четыре"] = 4, ["пять"] = 5, ["шесть"] = 6, ["семь"] = 7, ["десять"] = 10,
        ["jeden"] = 1, ["dwa"] = 2, ["dwoch"] = 2, ["dwie"] = 2, ["pare"] = 2, ["trzy"] = 3, ["trzech"] = 3, ["cztery"] = 4, ["czterech"] = 4, ["piec"] = 5, ["pieciu"] = 5, ["szesc"] = 6, ["siedem"] = 7, ["dziesiec"] = 10,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Past = FrozenSet.Create("ago", "назад", "temu");
    private static readonly FrozenSet<string> Lasting = FrozenSet.Create("for", "since", "already", "past", "last", "уже", "od", "juz", "последние", "ostatnie");

    public static DateOnly? Read(List<Token> tokens, int i, DateOnly today)
    {
        var word = tokens[i].Word;
        if (Ago.TryGetValue(word, out var days)) return IsMeant(tokens, i, days) ? Back(today, days) : null;
        if (!Units.TryGetValue(word, out var unit)) return null;
        var number = Count(tokens.At(i - 1));
        var isPast = Past.Contains(tokens.At(i + 1).Word);
        var isLasting = Lasting.Contains(tokens.At(number > 0 ? i - 2 : i - 1).Word);
        if (!isPast && !isLasting) return null;
        return Back(today, (long)unit * Math.Max(number, 1));
    }

    // "The day before yesterday", "since this morning"; "с утра" and "od rana" mean today, "утра" alone means an hour.
    private static bool IsMeant(List<Token> tokens, int i, int days) => tokens[i].Word switch
    {
        "утра" => tokens.At(i - 1).Word == "с",
        "rana" => tokens.At(i - 1).Word == "od",
        _ => days > 0 || !Asks(tokens, i),
    };

    // "Can you help today?" tells nothing about when it began.
    private static bool Asks(List<Token> tokens, int i)
    {
        for (var at = Math.Max(0, i - 6); at < i; at++)
            if (tokens[at].Word is "can" or "could" or "will" or "need" or "must" or "можно" or "можете" or "надо" or "нужно" or "нужен" or "нужна" or "mozna" or "mozecie" or "potrzebuje" or "musze") return true;
        return false;
    }

    private static int Count(Token token) => token.Number is > 0 and <= 400 and var number ? number : Numbers.GetValueOrDefault(token.Word);

    private static DateOnly? Back(DateOnly today, long days) => days <= Longest && days <= today.DayNumber ? today.AddDays(-(int)days) : null;
}
