using SupportBot.Conversations;

namespace SupportBot.Triage.Listening;

/// <summary>
/// Hears in a few words that they go back to a matter already told. A nudge is made of nothing but its own words, since "hello, my card is gone" is none;
/// that the matter grows may stand among others.
/// </summary>
internal static class FollowUps
{
    private const int LongestNudge = 8;
    private const int Longest = 12;
    private const int LongestText = 200;

    private static readonly string[] Asking =
    [
        "still nothing", "nothing yet", "nothing", "waiting", "hello", "hey", "anyone", "anybody", "are you there", "you there", "any news", "any update", "any updates", "any progress", "what now", "now what",
        "so", "so what", "well", "and", "how long", "how much longer", "no answer", "no reply", "no response", "ping", "bump", "answer me", "please answer", "reply please", "please reply", "dont ignore me",
        "ну что", "ну что там", "что там", "как там", "ну как", "и что", "что дальше", "и что дальше", "ну", "алло", "ало", "ау", "эй", "вы тут", "вы там", "вы здесь", "есть кто", "кто нибудь", "есть новости", "какие новости", "новости есть",
        "ничего", "тишина", "жду", "ждем", "сколько ждать", "сколько можно", "сколько еще", "долго еще", "когда ответите", "когда ответят", "ответьте", "молчите", "никто не отвечает", "нет ответа",
        "nu chto", "chto tam", "alo", "allo", "zhdu",
        "i co", "i co dalej", "co dalej", "no i co", "i jak", "co tam", "halo", "hej", "jest ktos", "jest tam ktos", "jest tam kto", "ktos tam", "nadal nic", "dalej nic", "wciaz nic", "ciagle nic", "nic", "cisza", "czekam", "czekamy", "ile mam czekac", "ile jeszcze",
        "jak dlugo", "jakies wiesci", "sa wiesci", "kiedy odpowiecie", "kiedy ktos odpowie", "odpowiedzcie", "prosze o odpowiedz", "nikt nie odpowiada", "brak odpowiedzi", "ponawiam", "przypominam sie",
    ];

    private static readonly string[] Around =
    [
        "i", "im", "ive", "am", "been", "is", "are", "the", "a", "an", "it", "me", "for", "on", "my", "here", "there", "yet", "already", "still", "guys", "please", "pls", "ok", "but", "at", "all", "today", "now", "hour", "hours", "minutes", "min", "days", "from", "you",
        "а", "и", "же", "там", "уже", "все", "еще", "до", "сих", "пор", "по", "прежнему", "пока", "пожалуйста", "так", "мне", "я", "вы", "от", "вас", "час", "часа", "часов", "минут", "дня", "дней", "день", "второй", "третий", "можно", "ждать", "где", "ответ",
        "ja", "to", "tu", "tam", "juz", "od", "wciaz", "nadal", "ciagle", "dalej", "prosze", "no", "a", "godzine", "godziny", "godzin", "minut", "dni", "dzien", "was", "z", "strony", "mi", "ze", "ktos", "kto",
    ];

    private static readonly string[] Nudges = Plain.Whole(Asking);

    private static readonly WordSet OfNudges = new([.. Asking.SelectMany(phrase => phrase.Split(' ')), .. Around]);

    private static readonly string[] Back = Plain.Whole(
        "same again", "the same again", "again the same", "same thing again", "same problem again", "happened again", "happening again", "it is back", "its back",
        "опять то же", "снова то же", "опять тоже самое", "снова тоже самое", "опять случилось", "опять повторилось", "опять 25", "все повторилось",
        "znowu to samo", "znow to samo", "znowu sie powtorzylo", "powtorzylo sie", "znowu wrocilo");

    private static readonly WordSet BackAlone = new("again", "опять", "снова", "opyat", "snova", "znowu", "znow");

    private static readonly string[] Growing = Plain.Whole(
        "getting worse", "gets worse", "got worse", "is worse", "its worse", "even worse", "worse now", "worse and worse", "now all of us", "all of us now", "now everyone", "everyone now", "now everybody", "now nobody can",
        "it is spreading", "its spreading", "not just me", "not only me", "the others too", "others too now", "my colleagues too",
        "становится хуже", "становится все хуже", "стало хуже", "еще хуже", "все хуже", "хуже и хуже", "теперь у всех", "уже у всех", "теперь все мы", "теперь мы все", "теперь никто", "не только у меня", "не только я", "у остальных тоже", "у коллег тоже",
        "coraz gorzej", "jest gorzej", "jeszcze gorzej", "gorzej niz", "pogarsza sie", "pogorszylo sie", "teraz wszyscy", "teraz u wszystkich", "juz u wszystkich", "juz wszyscy", "teraz nikt", "nie tylko ja", "nie tylko u mnie", "u innych tez", "u kolegow tez");

    private static readonly string[] Denials = Plain.Beginnings("not", "isnt", "doesnt", "hasnt", "no", "не", "nie");

    /// <summary>What a text is to a matter already told. Whether there is one, the text does not know.</summary>
    public static FollowUp Read(string text)
    {
        if (text.Length > LongestText) return FollowUp.None;
        var words = Plain.Words(Shortened(text));
        if (words.Count == 0) return text.Contains('?', StringComparison.Ordinal) ? FollowUp.Nudge : FollowUp.None;
        if (words.Count > Longest) return FollowUp.None;
        if (Says(words, Growing)) return FollowUp.Worse;
        if (Says(words, Back) || (words.Any(BackAlone) && AreAll(words, BackAlone))) return FollowUp.Again;
        return words.Count <= LongestNudge && words.MentionAny(Nudges) && AreAll(words, OfNudges) ? FollowUp.Nudge : FollowUp.None;
    }

    private static bool Says(PlainWords words, string[] phrases)
    {
        foreach (var phrase in phrases)
            if (words.Mention(phrase) && !IsDenied(words, phrase)) return true;
        return false;
    }

    private static bool IsDenied(PlainWords words, string phrase)
    {
        foreach (var denial in Denials)
            if (words.Mention(denial + phrase)) return true;
        return false;
    }

    // A number in a nudge tells how long it has been.
    private static bool AreAll(PlainWords words, WordSet known)
    {
        for (var i = 0; i < words.Count; i++)
            if (!known.Contains(words[i]) && (words[i].Length > 2 || words[i].ContainsAnyExceptInRange('0', '9'))) return false;
        return true;
    }

    // "hellooooo", "алооо": no language of ours has a letter three times in a row.
    private static string Shortened(string text)
    {
        Span<char> kept = stackalloc char[LongestText];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isRun = char.IsLetter(text[i]) && ((i > 1 && text[i] == text[i - 1] && text[i] == text[i - 2])
                || (i > 0 && i + 1 < text.Length && text[i] == text[i - 1] && text[i] == text[i + 1]));
            if (!isRun) kept[length++] = text[i];
        }
        return new string(kept[..length]);
    }
}
