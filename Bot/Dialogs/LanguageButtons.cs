using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Dialogs;

/// <summary>The buttons to choose a language with: each in its own.</summary>
internal static class LanguageButtons
{
    public static IReadOnlyList<Choice> All { get; } = [new("lang.en", "English"), new("lang.ru", "Русский"), new("lang.pl", "Polski")];

    /// <summary>The language a button stands for; null when it is another button.</summary>
    public static Language? Read(string? choice) => choice switch
    {
        "lang.en" => Language.En,
        "lang.ru" => Language.Ru,
        "lang.pl" => Language.Pl,
        _ => null,
    };
}
