namespace SupportBot.Channels.Discord;

/// <summary>
/// The slash commands customers find in Discord's menu, in three languages. Names are small letters of any alphabet ("Application Command Naming"); a
/// translation that is the same as the English word is left out, as Discord does.
/// </summary>
internal static class CommandList
{
    public const string Support = "support";
    public const string Question = "question";

    private const int ChatInput = 1;
    private const int Text = 3;
    private const int LongestTicket = 32;
    private const int LongestQuestion = 2_000;

    public static readonly IReadOnlyList<CommandPayload> All =
    [
        Command(Support, "поддержка", "pomoc",
            "Get help in private", "Получить помощь в личной переписке", "Uzyskaj pomoc w prywatnej rozmowie",
            Option(Question, "вопрос", "pytanie", "What is the matter?", "Что случилось?", "Co się stało?") with { MaxLength = LongestQuestion }),
        Command("human", "человек", "konsultant",
            "Talk to a person", "Поговорить с человеком", "Porozmawiaj z człowiekiem"),
        Command("status", "статус", "status",
            "See how your ticket stands", "Узнать, что с вашим обращением", "Sprawdź stan swojego zgłoszenia",
            Option("ticket", "номер", "numer",
                "Its number, such as SB-1001; empty for the present one", "Номер, например SB-1001; пусто — текущее обращение",
                "Numer, np. SB-1001; puste pole to bieżące zgłoszenie") with { MaxLength = LongestTicket }),
        Command("language", "язык", "język",
            "Choose the language of the conversation", "Выбрать язык переписки", "Wybierz język rozmowy",
            Option("to", "на", "na", "The language", "Язык", "Język") with
            {
                Choices = [new("English", "en"), new("Русский", "ru"), new("Polski", "pl")],
            }),
        Command("end", "завершить", "zakończ",
            "End the conversation: it is settled", "Завершить обращение: вопрос решён", "Zakończ rozmowę: sprawa załatwiona"),
    ];

    private static CommandPayload Command(
        string name, string ru, string pl, string about, string aboutRu, string aboutPl, params IReadOnlyList<CommandOptionPayload> options) => new()
        {
            Type = ChatInput,
            Name = name,
            NameLocalizations = Translations(name, ru, pl),
            Description = about,
            DescriptionLocalizations = Translations(about, aboutRu, aboutPl),
            Options = options.Count > 0 ? options : null,
            Contexts = [0, 1],
        };

    private static CommandOptionPayload Option(string name, string ru, string pl, string about, string aboutRu, string aboutPl) => new()
    {
        Type = Text,
        Name = name,
        NameLocalizations = Translations(name, ru, pl),
        Description = about,
        DescriptionLocalizations = Translations(about, aboutRu, aboutPl),
    };

    private static SortedDictionary<string, string> Translations(string english, string ru, string pl)
    {
        var translations = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (pl != english) translations["pl"] = pl;
        if (ru != english) translations["ru"] = ru;
        return translations;
    }
}
