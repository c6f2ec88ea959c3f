using System.Collections.Frozen;

namespace SupportBot.Triage.Listening;

/// <summary>Yes, no and "I do not know" in words, in any of the languages.</summary>
internal static class YesNo
{
    private static readonly FrozenSet<string> Yes = Set("yes", "y", "yep", "yeah", "yup", "ye", "sure", "ok", "okay", "correct", "right", "exactly",
        "indeed", "of course", "i do", "i did", "it does", "it is", "да", "ага", "угу", "конечно", "верно", "точно", "так и есть", "ок", "есть", "da",
        "tak", "jasne", "no tak", "dokladnie", "zgadza sie", "oczywiscie", "owszem", "pewnie");

    private static readonly FrozenSet<string> No = Set("no", "n", "nope", "nah", "not", "not yet", "not really", "never", "нет", "неа", "не", "нету",
        "да нет", "ещё нет", "пока нет", "никак", "net", "nie", "nie bardzo", "jeszcze nie", "skad");

    private static readonly FrozenSet<string> Unknown = Set("i dont know", "dont know", "dunno", "idk", "no idea", "not sure", "i dont have it", "i dont have one",
        "dont have it", "dont have one", "i cant find it", "dont remember", "i dont remember", "не знаю", "без понятия", "не помню", "хз", "нет его", "не нашел", "не нашла", "не могу найти",
        "затрудняюсь", "нету", "нет номера", "nothing", "none", "there is none", "no code", "no number", "ничего", "нет кода", "кода нет", "номера нет", "отсутствует", "brak", "nie ma", "nie ma kodu", "nic",
        "nie wiem", "nie mam", "nie pamietam", "nie mam pojecia", "trudno powiedziec", "nie moge znalezc", "ne znayu");

    // The words that tell how it went, with or without a yes before them.
    private static readonly FrozenSet<string> Worked = Set("works", "worked", "working", "fixed", "solved", "helped", "thanks", "thank", "thx", "ty", "great", "perfect", "found",
        "помогло", "помогли", "заработало", "работает", "получилось", "решено", "решилось", "спасибо", "спс", "отлично", "супер", "нашел", "нашла", "нашлось", "нашлась", "удалось",
        "dziala", "zadzialalo", "pomoglo", "udalo", "rozwiazane", "dzieki", "dziekuje", "znalazlem", "znalazlam", "znalazla", "znalazlo", "super", "swietnie");

    private static readonly FrozenSet<string> StillBroken = Set("no", "nope", "not", "still", "doesnt", "didnt", "isnt", "cant", "nothing", "same", "but", "нет", "не", "никак",
        "опять", "снова", "по-прежнему", "прежнему", "все еще", "но", "ничего", "nie", "nadal", "dalej", "wciaz", "ale", "nic", "znowu", "bez");

    // One wrong letter is forgiven in these only: short words have too many neighbours.
    private static readonly string[] MisspeltYes = ["yes", "yeah", "tak", "sure", "correct", "exactly", "конечно", "верно", "точно", "jasne", "oczywiscie", "dokladnie"];
    private static readonly string[] MisspeltNo = ["nope", "нет", "nie", "не помогло", "никак"];

    private static readonly FrozenSet<string> OtherWords = Set("yet", "eyes", "year", "years", "nice", "nic", "nim", "die", "jak", "tam", "taki", "taka", "take", "talk", "task", "ten", "his",
        "лет", "нем", "нее", "note", "hope", "cure", "pure", "surf");

    /// <summary>True for yes, false for no, null when it is neither or both.</summary>
    public static bool? Read(string text)
    {
        var words = Plain.Words(text);
        if (words.Count == 0) return null;
        var line = string.Join(' ', words);
        if (Exactly(line) is { } answer) return answer;
        if (words.Count > 5 || IsUnknown(text)) return null;
        return Exactly(words[0]) switch
        {
            // "Yes, but not mine": a person would ask again.
            true => words.Exists(StillBroken.Contains) ? null : true,
            false => false,
            null => null,
        };
    }

    /// <summary>Whether it helped: "still broken" is no, "works, thanks" is yes.</summary>
    public static bool? ReadHelped(string text)
    {
        var words = Plain.Words(text);
        if (words.Count == 0) return null;
        if (Exactly(string.Join(' ', words)) is { } answer) return answer;
        if (words.Exists(StillBroken.Contains)) return false;
        return words.Count <= 12 && words.Exists(w => Worked.Contains(w) || Yes.Contains(w)) ? true : null;
    }

    /// <summary>"I do not know", "I do not have it".</summary>
    public static bool IsUnknown(string text) => Unknown.Contains(Plain.Line(text));

    private static bool? Exactly(string line)
    {
        if (Yes.Contains(line)) return true;
        if (No.Contains(line)) return false;
        if (line.Length < 3 || OtherWords.Contains(line)) return null;
        if (Near(MisspeltYes, line)) return true;
        return Near(MisspeltNo, line) ? false : null;
    }

    private static bool Near(string[] words, string line)
    {
        foreach (var word in words)
            if (Plain.IsNear(word, line)) return true;
        return false;
    }

    private static FrozenSet<string> Set(params string[] words) => words.Select(Plain.Line).ToFrozenSet();
}
