namespace SupportBot.Triage.Listening;

/// <summary>Yes, no and "I do not know" in words, in any of the languages.</summary>
internal static class YesNo
{
    private static readonly WordSet Yes = new("yes", "y", "yep", "yeah", "yup", "ye", "sure", "ok", "okay", "correct", "right", "exactly",
        "indeed", "of course", "i do", "i did", "it does", "it is", "да", "ага", "угу", "конечно", "верно", "точно", "так и есть", "ок", "есть", "da",
        "tak", "jasne", "no tak", "dokladnie", "zgadza sie", "oczywiscie", "owszem", "pewnie");

    private static readonly WordSet No = new("no", "n", "nope", "nah", "not", "not yet", "not really", "never", "нет", "неа", "не", "нету",
        "да нет", "ещё нет", "пока нет", "никак", "net", "nie", "nie bardzo", "jeszcze nie", "skad");

    private static readonly WordSet Unknown = new("i dont know", "dont know", "dunno", "idk", "no idea", "not sure", "i dont have it", "i dont have one",
        "dont have it", "dont have one", "i cant find it", "dont remember", "i dont remember", "не знаю", "без понятия", "не помню", "хз", "нет его", "не нашел", "не нашла", "не могу найти",
        "затрудняюсь", "нету", "нет номера", "nothing", "none", "there is none", "no code", "no number", "ничего", "нет кода", "кода нет", "номера нет", "отсутствует", "brak", "nie ma", "nie ma kodu", "nic",
        "nie wiem", "nie mam", "nie pamietam", "nie mam pojecia", "trudno powiedziec", "nie moge znalezc", "ne znayu");

    // The words that tell how it went, with or without a yes before them.
    private static readonly WordSet Worked = new("works", "worked", "working", "fixed", "solved", "helped", "thanks", "thank", "thx", "ty", "great", "perfect", "found",
        "помогло", "помогли", "заработало", "работает", "получилось", "решено", "решилось", "спасибо", "спс", "отлично", "супер", "нашел", "нашла", "нашлось", "нашлась", "удалось",
        "dziala", "zadzialalo", "pomoglo", "udalo", "rozwiazane", "dzieki", "dziekuje", "znalazlem", "znalazlam", "znalazla", "znalazlo", "super", "swietnie");

    private static readonly WordSet StillBroken = new("no", "nope", "not", "still", "doesnt", "didnt", "isnt", "cant", "nothing", "same", "but", "нет", "не", "никак",
        "опять", "снова", "по-прежнему", "прежнему", "все еще", "но", "ничего", "nie", "nadal", "dalej", "wciaz", "ale", "nic", "znowu", "bez");

    // One wrong letter is forgiven in these only: short words have too many neighbours.
    private static readonly string[] MisspeltYes = ["yes", "yeah", "tak", "sure", "correct", "exactly", "конечно", "верно", "точно", "jasne", "oczywiscie", "dokladnie"];
    private static readonly string[] MisspeltNo = ["nope", "нет", "nie", "не помогло", "никак"];

    private static readonly WordSet OtherWords = new("yet", "eyes", "year", "years", "nice", "nic", "nim", "die", "jak", "tam", "taki", "taka", "take", "talk", "task", "ten", "his",
        "лет", "нем", "нее", "note", "hope", "cure", "pure", "surf");

    /// <summary>True for yes, false for no, null when it is neither or both.</summary>
    public static bool? Read(PlainWords words)
    {
        if (words.Count == 0) return null;
        if (Exactly(words.Line) is { } answer) return answer;
        if (words.Count > 5 || IsUnknown(words)) return null;
        // "Yes, but not mine": a person would ask again.
        return Exactly(words[0]) is true && words.Any(StillBroken) ? null : Exactly(words[0]);
    }

    public static bool? Read(string text) => Read(Plain.Words(text));

    /// <summary>Whether the first word is a no: "no, there is just a white page".</summary>
    public static bool BeginsWithNo(PlainWords words) => words.Count > 0 && Exactly(words[0]) is false;

    /// <summary>Whether it helped: "still broken" is no, "works, thanks" is yes.</summary>
    public static bool? ReadHelped(string text)
    {
        var words = Plain.Words(text);
        if (words.Count == 0) return null;
        if (Exactly(words.Line) is { } answer) return answer;
        if (words.Any(StillBroken)) return false;
        return words.Count <= 12 && (words.Any(Worked) || words.Any(Yes)) ? true : null;
    }

    /// <summary>"I do not know", "I do not have it".</summary>
    public static bool IsUnknown(PlainWords words) => Unknown.Contains(words.Line);

    private static bool? Exactly(ReadOnlySpan<char> line)
    {
        if (Yes.Contains(line)) return true;
        if (No.Contains(line)) return false;
        if (line.Length < 3 || OtherWords.Contains(line)) return null;
        if (Near(MisspeltYes, line)) return true;
        return Near(MisspeltNo, line) ? false : null;
    }

    private static bool Near(string[] words, ReadOnlySpan<char> line)
    {
        foreach (var word in words)
            if (Plain.IsNear(word, line)) return true;
        return false;
    }
}
