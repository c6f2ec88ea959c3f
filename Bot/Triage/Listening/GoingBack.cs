namespace SupportBot.Triage.Listening;

/// <summary>Hears that a customer wants the question before: "back", "назад", "wstecz".</summary>
internal static class GoingBack
{
    private static readonly WordSet Words = new(
        "back", "go back", "one back", "step back", "one step back", "previous question", "the previous question", "back please", "go back please", "please go back", "undo",
        "назад", "вернись", "вернуться", "вернуться назад", "вернись назад", "вернитесь назад", "шаг назад", "на шаг назад", "предыдущий вопрос", "отмени ответ",
        "wstecz", "wroc", "cofnij", "cofnac", "powrot", "krok wstecz", "poprzednie pytanie", "wracamy", "nazad");

    public static bool IsAskedFor(string text) => text.Length < 40 && Words.Contains(Plain.Words(text).Line);
}
