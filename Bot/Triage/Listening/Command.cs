using SupportBot.Conversations;

namespace SupportBot.Triage.Listening;

/// <summary>What a customer can type, or choose from a messenger's menu, instead of describing it. The closed set.</summary>
internal abstract record Command
{
    private const int LongestName = 16;

    private Command() { }

    /// <summary><c>/start</c>: begin, or begin anew.</summary>
    public sealed record Start : Command;

    /// <summary><c>/human</c>: a person (C10).</summary>
    public sealed record Human : Command;

    /// <summary><c>/status</c>, also of another ticket: how does it stand (C19)?</summary>
    public sealed record Status(TicketNumber? Of) : Command;

    /// <summary><c>/language</c>, with one of ours or to choose it.</summary>
    public sealed record ChooseLanguage(Language? To) : Command;

    /// <summary><c>/link</c>: a code to join another channel with, or the code from there; null for a code that cannot be one.</summary>
    public sealed record Link(bool HasCode, LinkCode? Code) : Command;

    /// <summary><c>/end</c>: it is settled, or no longer wanted.</summary>
    public sealed record End : Command;

    /// <summary>The command a text is; null for ordinary words. Unknown ones are ordinary words.</summary>
    public static Command? Read(string text)
    {
        if (!text.StartsWith('/')) return null;
        var (name, rest) = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries) is [var first, var more] ? (first, more.Trim()) : (text.Trim(), "");
        return name.Length > LongestName ? null : name.ToLowerInvariant() switch
        {
            "/start" => new Start(),
            "/human" or "/person" or "/operator" or "/agent" => new Human(),
            "/status" => new Status(TicketNumber.TryParse(rest, null, out var number) ? number : null),
            "/language" or "/lang" => new ChooseLanguage(LanguageOf(rest)),
            "/link" => new Link(rest.Length > 0, LinkCode.Read(rest)),
            "/end" or "/stop" => new End(),
            _ => null,
        };
    }

    private static Language? LanguageOf(string word) => word.ToLowerInvariant() switch
    {
        "en" or "english" => Language.En,
        "ru" or "русский" or "russian" => Language.Ru,
        "pl" or "polski" or "polish" => Language.Pl,
        _ => null,
    };
}
