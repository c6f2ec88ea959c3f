namespace SupportBot.Triage.Listening;

/// <summary>A customer says thanks and nothing else: "thanks bye", "спасибо большое", "dzięki". The classifier is unsure of a single word.</summary>
internal static class PlainThanks
{
    private const int Most = 5;

    private static readonly WordSet Thanks = new("thanks", "thank", "thx", "cheers", "спасибо", "спс", "благодарю", "dziekuje", "dzieki", "dziekujemy", "dziekowac");
    private static readonly WordSet Around = new(
        "you", "u", "so", "very", "much", "a", "lot", "many", "ok", "okay", "great", "bye", "goodbye", "all", "that", "is", "thats",
        "большое", "огромное", "вам", "все", "ок", "пока", "хорошо", "до", "свидания",
        "bardzo", "wielkie", "za", "pomoc", "to", "wszystko", "papa", "super", "serdecznie");

    public static bool IsAll(string text)
    {
        var words = Plain.Words(text);
        if (words.Count is 0 or > Most || !words.Any(Thanks)) return false;
        for (var i = 0; i < words.Count; i++)
            if (!Thanks.Contains(words[i]) && !Around.Contains(words[i])) return false;
        return true;
    }
}
