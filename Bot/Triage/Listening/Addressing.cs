namespace SupportBot.Triage.Listening;

/// <summary>Hears how a customer wants to be called and spoken to: "call me Anna", "давай на ты", "proszę mówić mi po imieniu" (C23).</summary>
internal static class Addressing
{
    private const int LongestName = 40;

    // What follows these is a name, however it is written.
    private static readonly string[][] Introductions = Sequences(
        "my name is", "the name is", "name is", "меня зовут", "моё имя", "mam na imię", "nazywam się", "moje imię to");

    // What follows these is a name when it is written like one: "call me back" is none.
    private static readonly string[][] Wishes = Sequences(
        "call me", "зовите меня", "называйте меня", "зови меня", "называй меня", "можно просто", "просто", "обращайтесь ко мне",
        "mówcie mi", "mów mi", "mówić mi", "mówić do mnie", "mi mówić", "proszę się zwracać do mnie", "zwracać się do mnie");

    private static readonly WordSet NoNames = new(
        "back", "now", "when", "on", "at", "in", "today", "tomorrow", "later", "again", "if", "any", "asap", "please", "before", "after", "not", "the", "a", "an", "and", "as", "by", "for",
        "на", "не", "ты", "вы", "по", "имени", "пожалуйста", "когда", "сейчас", "завтра", "и", "что", "как",
        "po", "imieniu", "na", "ty", "pan", "pani", "pana", "nie", "prosze", "kiedy", "jak", "teraz", "jutro", "i", "per");

    private static readonly string[] Familiar = Plain.Whole("на ты", "na ty", "po imieniu", "по имени без отчества", "per ty");
    private static readonly string[] Polite = Plain.Whole("на вы", "na pan", "na pani", "per pan", "per pani", "na wy", "mowic pan", "mowic pani");
    private static readonly string[] NotFamiliar = Plain.Whole("не на ты", "nie na ty", "nie po imieniu", "не надо на ты", "nie per ty");

    /// <summary>The name, as written; null when none is given.</summary>
    public static string? Name(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Length(Introductions, tokens, i) is > 0 and var introduced) return NameAt(tokens, i + introduced, isCertain: true);
            if (Length(Wishes, tokens, i) is > 0 and var wished && NameAt(tokens, i + wished, isCertain: false) is { } name) return name;
        }
        return null;
    }

    /// <summary><see cref="FactNames.Informal"/> or <see cref="FactNames.Formal"/>; null when nothing is said about it.</summary>
    public static string? Form(PlainWords words)
    {
        if (words.MentionAny(NotFamiliar) || words.MentionAny(Polite)) return FactNames.Formal;
        return words.MentionAny(Familiar) ? FactNames.Informal : null;
    }

    private static string? NameAt(List<Token> tokens, int at, bool isCertain)
    {
        var first = tokens.At(at);
        if (!IsName(first) || (!isCertain && !IsCapitalised(first))) return null;
        var name = first.Text.ToString();
        var second = tokens.At(at + 1);
        return IsName(second) && IsCapitalised(second) && second.Start - first.End == 1 && name.Length + second.Length < LongestName ? $"{name} {second.Text}" : name;
    }

    private static bool IsName(Token token) => token.Length is > 1 and <= LongestName && !token.HasDigit && !NoNames.Contains(token.Word);

    // "CALL ME BACK NOW": shouting makes no names.
    private static bool IsCapitalised(Token token) => char.IsUpper(token.Text[0]) && !char.IsUpper(token.Text[1]);

    private static int Length(string[][] sequences, List<Token> tokens, int at)
    {
        foreach (var sequence in sequences)
            if (Stands(sequence, tokens, at)) return sequence.Length;
        return 0;
    }

    private static bool Stands(string[] sequence, List<Token> tokens, int at)
    {
        for (var i = 0; i < sequence.Length; i++)
            if (!tokens.At(at + i).Word.SequenceEqual(sequence[i])) return false;
        return true;
    }

    private static string[][] Sequences(params string[] phrases) => [.. phrases.Select(phrase => Plain.Line(phrase).Split(' '))];
}
