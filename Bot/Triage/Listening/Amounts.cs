namespace SupportBot.Triage.Listening;

/// <summary>Finds an amount of money: "1 299,00 zł", "$49.99", "500 руб".</summary>
internal static class Amounts
{
    private static readonly WordMap<string> Currencies = new(
    [
        ("USD", ["$", "usd", "dollar", "dollars", "bucks", "доллар", "доллара", "долларов", "dolarow"]),
        ("EUR", ["€", "eur", "euro", "euros", "евро"]),
        ("GBP", ["£", "gbp", "pound", "pounds", "фунтов", "funtow"]),
        ("PLN", ["zl", "pln", "zlotych", "zlote", "zloty", "злотых"]),
        ("RUB", ["₽", "rub", "руб", "рублей", "рубля", "рубль", "р", "rubles", "rubley"]),
        ("UAH", ["uah", "грн", "гривен"]),
    ]);

    public static bool IsCurrency(Token token) => Currencies.TryFind(token.Word, out _);

    /// <summary>Such as <c>1299.00 PLN</c>; null when there is none.</summary>
    public static string? Find(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Currencies.TryFind(tokens[i].Word, out var currency))
            {
                if ((Before(tokens, i - 1) ?? Behind(tokens, i)) is { } number) return $"{number} {currency}";
            }
            else if (tokens[i].HasDigit && Joined(tokens[i].Word) is { } joined)
            {
                return joined;
            }
        }
        return null;
    }

    // The number that ends at this token, with the thousands that stand before it: "1 299,00".
    private static string? Before(List<Token> tokens, int last)
    {
        if (Number(tokens.At(last).Word) is null) return null;
        var first = last;
        while (first > 0 && last - first < 3 && IsGroup(tokens[first - 1], tokens[first])) first--;
        if (first == last) return Number(tokens[last].Word);
        var whole = string.Concat(tokens.Skip(first).Take(last - first + 1).Select(t => t.Word.ToString()));
        return Number(whole) ?? Number(tokens[last].Word);
    }

    // "$49.99", "PLN 300": signs and codes may stand before the number, words may not.
    private static string? Behind(List<Token> tokens, int currency) =>
        tokens[currency].Length == 3 || tokens[currency].Word is "$" or "€" or "£" or "₽" ? Number(tokens.At(currency + 1).Word) : null;

    private static bool IsGroup(Token before, Token token) =>
        before.Length <= 3 && before.Number >= 0 && token.Start - before.End == 1
        && token.Length >= 3 && !token.Word[..3].ContainsAnyExceptInRange('0', '9') && (token.Length == 3 || token.Word[3] is ',' or '.');

    // "500zł", "500р"
    private static string? Joined(ReadOnlySpan<char> word)
    {
        var letters = word.LastIndexOfAnyInRange('0', '9') + 1;
        if (letters == word.Length || !Currencies.TryFind(word[letters..], out var currency)) return null;
        return Number(word[..letters]) is { } number ? $"{number} {currency}" : null;
    }

    /// <summary>A written number with a decimal point: the last sign divides the cents when one or two digits follow it.</summary>
    public static string? Number(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > 15 || !char.IsAsciiDigit(word[0])) return null;
        foreach (var c in word)
            if (!char.IsAsciiDigit(c) && c is not ('.' or ',')) return null;
        var sign = word.LastIndexOfAny('.', ',');
        if (sign < 0 || word.Length - sign is not (2 or 3)) return Whole(word);
        return $"{Whole(word[..sign])}.{word[(sign + 1)..].ToString().PadRight(2, '0')}";
    }

    private static string Whole(ReadOnlySpan<char> word) =>
        word.ContainsAny('.', ',') ? word.ToString().Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal) : word.ToString();
}
