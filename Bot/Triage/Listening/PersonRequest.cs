using System.Buffers;

namespace SupportBot.Triage.Listening;

/// <summary>
/// Whether a person is asked for (C10): a small, precise net beside the classifier. It wants a wish ("give me", "хочу",
/// "proszę o"), then only words that may stand between, then a person; or a person alone; or "no more robot".
/// </summary>
internal static class PersonRequest
{
    private const int LongestOutcry = 60;
    private const int LongestSentence = 40;
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?\n;…");

    private static readonly WordSet Wishes = new(
        "want", "wanna", "need", "give", "get", "connect", "call", "transfer", "switch", "put", "talk", "speak", "chat", "talking", "speaking", "prefer", "please", "pls", "plz", "require", "demand", "escalate", "fetch",
        "хочу", "хотим", "хотел", "хотела", "дай", "дайте", "позови", "позовите", "соедини", "соедините", "переключи", "переключите", "переведи", "переведите", "нужен", "нужна", "надо", "можно", "поговорить", "пообщаться", "пожалуйста", "требую", "пригласите", "подключите", "зови", "зовите", "свяжите", "давай", "давайте", "прошу", "умоляю",
        "hochu", "daite", "dayte", "pozovite", "soedinite", "pozhaluista", "nuzhen",
        "chce", "chcialbym", "chcialabym", "prosze", "poprosze", "daj", "dajcie", "polacz", "polaczcie", "polaczyc", "polaczenie", "przelacz", "przelaczcie", "przekieruj", "potrzebuje", "wole", "rozmawiac", "porozmawiac", "pogadac", "rozmowa", "rozmowe", "rozmowy", "dawaj", "dawajcie", "dawac", "lacz", "laczcie", "zawolaj", "zawolajcie", "zadam", "blagam");

    private static readonly WordSet Between = new(
        "to", "a", "an", "the", "with", "me", "us", "through", "over", "your", "some", "any", "real", "live", "actual", "human", "please", "just", "now", "support", "customer", "service", "proper", "normal", "speak", "talk", "chat", "be", "connected", "transferred", "get", "of", "member", "staff", "here", "on", "line",
        "с", "со", "мне", "меня", "на", "к", "нам", "нас", "живым", "живого", "живому", "живой", "любым", "любого", "вашим", "вашего", "просто", "наконец", "уже", "поговорить", "пообщаться", "пожалуйста", "связаться", "нормальным", "нормального", "настоящим", "настоящего", "техподдержки", "поддержки", "бы", "сотрудника", "службы", "s", "zhivogo", "mne", "pogovorit", "svyazatsya", "срочно", "связь", "линию", "чат", "сюда", "v", "в", "chat",
        "z", "ze", "o", "do", "na", "mi", "mnie", "nas", "zywym", "zywego", "prawdziwym", "prawdziwego", "jakims", "kims", "waszym", "po", "prostu", "juz", "tu", "rozmawiac", "porozmawiac", "pogadac", "polaczyc", "sie", "rozmowe", "rozmowa", "polaczenie", "kontakt", "prosze", "normalnym", "normalnego", "wreszcie", "zywy", "zywa", "zywej", "linie", "telefon", "czat", "natychmiast", "dac");

    private static readonly WordSet People = new(
        "human", "person", "someone", "somebody", "operator", "agent", "representative", "rep", "manager", "supervisor", "dispatcher", "boss", "advisor", "consultant", "employee", "humans", "people", "agents",
        "человек", "человека", "человеком", "человеку", "оператор", "оператора", "оператором", "оператору", "специалист", "специалиста", "специалистом", "специалисту", "менеджер", "менеджера", "менеджером", "менеджеру",
        "сотрудник", "сотрудника", "сотрудником", "сотруднику", "консультант", "консультанта", "консультантом", "консультанту", "живого", "живым", "людьми", "кем-нибудь", "кемто", "начальника", "руководителя", "руководителем", "диспетчер", "диспетчера", "диспетчером", "управляющего", "администратора", "администратором",
        "operatora", "operatorom", "cheloveka", "chelovekom", "chelovek", "menedzhera", "specialista",
        "czlowiek", "czlowieka", "czlowiekiem", "konsultant", "konsultanta", "konsultantem", "konsultantka", "pracownik", "pracownika", "pracownikiem", "operatorem", "osoba", "osobe", "osoby", "doradca", "doradce", "kims", "kogos", "kierownik", "kierownika", "kierownikiem", "dyspozytora", "dyspozytorem", "agenta", "agentem", "ludzmi");

    // Who is meant by these depends on the wish: "talk to someone" asks for a person, "send someone" does not.
    private static readonly WordSet Vague = new("someone", "somebody", "people", "employee", "osoba", "osobe", "osoby", "kims", "kogos", "ludzmi", "людьми", "живого", "живым");

    private static readonly WordSet Talks = new(
        "talk", "talking", "speak", "speaking", "chat", "connect", "connected", "transfer", "transferred", "through", "give", "put",
        "поговорить", "пообщаться", "соедини", "соедините", "переключи", "переключите", "переведи", "переведите", "позови", "позовите", "дай", "дайте", "зови", "зовите", "pogovorit",
        "daj", "dajcie", "dawaj", "dawajcie", "dawac", "poprosze", "zawolaj", "zawolajcie", "rozmawiac", "porozmawiac", "pogadac", "polacz", "polaczcie", "przelacz", "przelaczcie", "rozmowa", "rozmowe", "rozmowy", "kontakt");

    private static readonly string[] AgainstBots = Plain.Whole(
        "stop this robot", "stop this bot", "no bot", "no bots", "no robot", "no more bot", "no more robot", "not with a bot", "not with a robot", "hate bots", "hate this bot",
        "dont want a bot", "dont want to talk to a bot", "human please", "person please",
        "хватит бота", "хватит роботов", "хватит с меня бота", "не с роботом", "не с ботом", "не хочу с ботом", "не хочу с роботом", "уберите бота", "уберите робота", "отключите бота", "а не робот", "а не бот", "а не с роботом", "есть кто живой", "есть там кто живой", "есть живые", "позовите кого",
        "nie z botem", "nie z robotem", "nie chce bota", "nie chce z botem", "nie chce rozmawiac z botem", "a nie bot", "a nie robot", "a nie z botem", "dosc bota", "dosc robota", "wylacz bota", "wylaczcie bota", "czlowieka prosze");

    // "My agent was great", "не дали оператора": a person is spoken of, or refused.
    private static readonly WordSet Refusals = new("dont", "not", "no", "never", "не", "нет", "без", "nie", "bez", "without");

    private static readonly WordSet Possessions = new("s", "name", "account", "details", "data", "number", "page", "role", "rights", "access");

    public static bool IsAskedFor(string text)
    {
        var words = Plain.Words(text);
        return IsWished(words) || (words.Count <= LongestOutcry && words.MentionAny(AgainstBots)) || IsOneSentence(text);
    }

    /// <summary>The button or the words.</summary>
    public static bool IsAskedFor(string text, string? choice) => choice == Buttons.Person || (choice is null && IsAskedFor(text));

    /// <summary>In answer to "go on here, or a person?" a few words that name a person choose the person.</summary>
    public static bool IsChosen(string text)
    {
        var words = Plain.Words(text);
        if (words.Count is 0 or > 6 || (words.Count > 3 && words.Any(Refusals))) return false;
        for (var i = 0; i < words.Count; i++)
            if (IsPerson(words[i])) return true;
        return false;
    }

    // "STOP BOT!!! OPERATOR!!!", "bla bla. agent pls": a sentence that is nothing but the wish.
    private static bool IsOneSentence(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(SentenceEnds);
            var sentence = end < 0 ? rest : rest[..end];
            if (sentence.Length is > 3 and <= LongestSentence && IsAlone(Plain.Words(sentence.ToString()))) return true;
            rest = end < 0 ? [] : rest[(end + 1)..];
        }
        return false;
    }

    private static bool IsAlone(PlainWords words)
    {
        var named = false;
        for (var i = 0; i < words.Count; i++)
        {
            var person = IsPerson(words[i]);
            if (!person && !Between.Contains(words[i]) && !IsWish(words[i])) return false;
            named |= person && (words.Count == 1 || !Vague.Contains(words[i]));
        }
        return named;
    }

    private static bool IsWished(PlainWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsWish(words[i]) || (i > 0 && Refusals.Contains(words[i - 1]))) continue;
            var talks = Talks.Contains(words[i]) || Talks.ContainsNear(words[i]);
            var at = i + 1;
            for (; at < words.Count && !IsPerson(words[at]) && MayStandBetween(words[at]); at++) talks |= Talks.Contains(words[at]);
            if (at < words.Count && IsPerson(words[at]) && (talks || !Vague.Contains(words[at])) && !IsPossessed(words, at)) return true;
            // What was passed cannot begin a wish that ends elsewhere.
            i = Math.Max(i, at - 1);
        }
        return false;
    }

    // "The person's name", "manager account": the word stands for something of theirs.
    private static bool IsPossessed(PlainWords words, int at) => at + 1 < words.Count && Possessions.Contains(words[at + 1]);

    private static bool IsWish(ReadOnlySpan<char> word) => Wishes.Contains(word) || (!Between.Contains(word) && Wishes.ContainsNear(word));

    private static bool IsPerson(ReadOnlySpan<char> word) =>
        People.Contains(word) || (!Between.Contains(word) && !Wishes.Contains(word) && People.ContainsNear(word));

    private static bool MayStandBetween(ReadOnlySpan<char> word) => Between.Contains(word) || Wishes.Contains(word) || Between.ContainsNear(word);
}
