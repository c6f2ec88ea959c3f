namespace SupportBot.Triage.Listening;

/// <summary>Days told from today: "yesterday", "3 дня назад", "od tygodnia".</summary>
internal static class RelativeDays
{
    private const int Longest = 3660;
    private const int Around = 12;

    private static readonly WordMap<int> Ago = new(
    [
        (0, ["today", "morning", "сегодня", "сегодняшнего", "утра", "segodnya", "dzisiaj", "dzis", "rana"]),
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
    private static readonly WordSet From = new("since", "from", "с", "со", "od");

    // "Can you help today?" and "I need it today" tell nothing; "today it stopped" does.
    private static readonly Stems Happened = new(
        "was", "were", "got", "since", "start", "stopped", "happen", "charged", "took", "taken", "paid", "went", "broke", "crash", "died", "began", "disappear", "received",
        "списал", "снял", "прише", "пришл", "перестал", "пропал", "слома", "заблокир", "начал", "случил", "оплатил", "заплатил", "получил", "отключил", "упал", "появил", "купил", "заказал", "работает",
        "pobra", "przesta", "zablokow", "znik", "zepsu", "zacz", "dosta", "przysz", "zaplac", "kupi", "wylacz", "padl", "dziala");

    public static DateOnly? Read(List<Token> tokens, int i, DateOnly today, bool asked)
    {
        var word = tokens[i].Word;
        if (Ago.TryFind(word, out var days)) return asked || IsMeant(tokens, i, days) ? Back(today, days) : null;
        if (!Units.TryFind(word, out var unit)) return null;
        var number = Count(tokens.At(i - 1));
        var isPast = Past.Contains(tokens.At(i + 1).Word);
        var isLasting = Lasting.Contains(tokens.At(number > 0 ? i - 2 : i - 1).Word);
        if (!isPast && !isLasting) return null;
        return Back(today, (long)unit * Math.Max(number, 1));
    }

    // "С утра", "od rana" and "this morning" mean today; alone these words mean an hour.
    private static bool IsMeant(List<Token> tokens, int i, int days)
    {
        if (days > 0 || From.Contains(tokens.At(i - 1).Word)) return true;
        if (tokens[i].Word is "утра" or "rana") return false;
        if (tokens[i].Word is "morning" && tokens.At(i - 1).Word is not "this") return false;
        for (var at = Math.Max(0, i - Around); at < Math.Min(tokens.Count, i + Around); at++)
            if (Happened.Begin(tokens[at].Word)) return true;
        return false;
    }

    private static int Count(Token token) => token.Number is > 0 and <= 400 and var number ? number : Numbers.TryFind(token.Word, out var named) ? named : 0;

    private static DateOnly? Back(DateOnly today, long days) => days <= Longest && days <= today.DayNumber ? today.AddDays(-(int)days) : null;
}
