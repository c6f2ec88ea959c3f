namespace SupportBot.Triage.Listening;

/// <summary>Days told from today: "yesterday", "3 дня назад", "od tygodnia".</summary>
internal static class RelativeDays
{
    private const int Longest = 3660;

    private static readonly WordMap<int> Ago = new(
    [
        (0, ["today", "tonight", "сегодня", "сегодняшнего", "утра", "segodnya", "dzisiaj", "dzis", "rana"]),
        (1, ["yesterday", "вчера", "вчерашнего", "vchera", "wczoraj", "wczorajszego"]),
        (2, ["позавчера", "позавчерашнего", "przedwczoraj"]),
    ]);

    private static readonly WordMap<int> Units = new(
    [
        (1, ["day", "days", "день", "дня", "дней", "сутки", "dzien", "dni", "dnia"]),
        (7, ["week", "weeks", "неделю", "недели", "недель", "tydzien", "tygodnie", "tygodni", "tygodnia"]),
    ]);

    private static readonly WordMap<int> Numbers = new(
    [
        (1, ["a", "one", "один", "jeden"]), (2, ["two", "couple", "два", "две", "пару", "dwa", "dwoch", "dwie", "pare"]),
        (3, ["three", "три", "trzy", "trzech"]), (4, ["four", "четыре", "cztery", "czterech"]), (5, ["five", "пять", "piec", "pieciu"]),
        (6, ["six", "шесть", "szesc"]), (7, ["seven", "семь", "siedem"]), (10, ["ten", "десять", "dziesiec"]),
    ]);

    private static readonly WordSet Past = new("ago", "назад", "temu");
    private static readonly WordSet Lasting = new("for", "since", "already", "past", "last", "уже", "od", "już", "последние", "ostatnie");
    private static readonly WordSet Wishes = new(
        "can", "could", "will", "need", "must", "можно", "можете", "надо", "нужно", "нужен", "нужна", "można", "możecie", "potrzebuję", "muszę");

    public static DateOnly? Read(List<Token> tokens, int i, DateOnly today)
    {
        var word = tokens[i].Word;
        if (Ago.TryFind(word, out var days)) return IsMeant(tokens, i, days) ? Back(today, days) : null;
        if (!Units.TryFind(word, out var unit)) return null;
        var number = Count(tokens.At(i - 1));
        var isPast = Past.Contains(tokens.At(i + 1).Word);
        var isLasting = Lasting.Contains(tokens.At(number > 0 ? i - 2 : i - 1).Word);
        if (!isPast && !isLasting) return null;
        return Back(today, (long)unit * Math.Max(number, 1));
    }

    // "The day before yesterday", "since this morning"; "с утра" and "od rana" mean today, "утра" alone means an hour.
    private static bool IsMeant(List<Token> tokens, int i, int days) => tokens[i].Word switch
    {
        "утра" => tokens.At(i - 1).Word is "с",
        "rana" => tokens.At(i - 1).Word is "od",
        _ => days > 0 || !Asks(tokens, i),
    };

    // "Can you help today?" tells nothing about when it began.
    private static bool Asks(List<Token> tokens, int i)
    {
        for (var at = Math.Max(0, i - 6); at < i; at++)
            if (Wishes.Contains(tokens[at].Word)) return true;
        return false;
    }

    private static int Count(Token token) => token.Number is > 0 and <= 400 and var number ? number : Numbers.TryFind(token.Word, out var named) ? named : 0;

    private static DateOnly? Back(DateOnly today, long days) => days <= Longest && days <= today.DayNumber ? today.AddDays(-(int)days) : null;
}
