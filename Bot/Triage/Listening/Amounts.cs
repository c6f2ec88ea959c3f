using System.Collections.Frozen;

namespace SupportBot.Triage.Listening;

/// <summary>Finds an amount of money: "1 299,00 zł", "$49.99", "500 руб".</summary>
internal static class Amounts
{
    private static readonly FrozenDictionary<string, string> Currencies = new Dictionary<string, string>
    {
        ["$"] = "USD", ["usd"] = "USD", ["dollar"] = "USD", ["dollars"] = "USD", ["bucks"] = "USD", ["доллар"] = "USD", ["доллара"] = "USD", ["долларов"] = "USD", ["dolarow"] = "USD",
        ["€"] = "EUR", ["eur"] = "EUR", ["euro"] = "EUR", ["euros"] = "EUR", ["евро"] = "EUR",
        ["£"] = "GBP", ["gbp"] = "GBP", ["pounds"] = "GBP", ["pound"] = "GBP", ["фунтов"] = "GBP", ["funtow"] = "GBP",
        ["zl"] = "PLN", ["pln"] = "PLN", ["zlotych"] = "PLN", ["zlote"] = "PLN", ["zloty"] = "PLN", ["злотых"] = "PLN",
        ["₽"] = "RUB", ["rub"] = "RUB", ["руб"] = "RUB", ["рублей"] = "RUB", ["рубля"] = "RUB", ["рубль"] = "RUB", ["р"] = "RUB", ["rubles"] = "RUB", ["rubley"] = "RUB",
        ["uah"] = "UAH", ["грн"] = "UAH", ["гривен"] = "UAH",
    }.ToFrozenDictionary();

    public static bool IsCurrency(Token token) => Currencies.ContainsKey(token.Word);

    /// <summary>Such as <c>1299.00 PLN</c>; null when there is none.</summary>
    public static string? Find(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Currencies.TryGetValue(tokens[i].Word, out var currency))
            {
                if (Before(tokens, i - 1) is { } before) return $"{before} {currency}";
                if (tokens[i].Text.Length == 1 && tokens[i].Text != "р" && Number(tokens.At(i + 1).Word) is { } after) return $"{after} {currency}";
                if (tokens[i].Word.Length == 3 && Number(tokens.At(i + 1).Word) is { } behind) return $"{behind} {currency}";
            }
            else if (Joined(tokens, i) is { } joined)
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
        var whole = string.Concat(tokens.Skip(first).Take(last - first + 1).Select(t => t.Word));
        return Number(whole) ?? Number(tokens[last].Word);
    }

    private static bool IsGroup(Token before, Token token) =>
        before.Word.Length <= 3 && before.Number >= 0 && token.Start - before.End == 1
        && token.Word.Length >= 3 && token.Word.AsSpan(0, 3).IndexOfAnyExceptInRange('0', '9') < 0 && (token.Word.Length == 3 || token.Word[3] is ',' or '.');

    // "500zł", "500р"
    private static string? Joined(List<Token> tokens, int at)
    {
        var word = tokens[at].Word;
        var letters = word.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        if (letters <= 0 || letters == word.Length || !Currencies.TryGetValue(word[letters..], out var currency)) return null;
        return Number(word[..letters]) is { } number ? $"{number} {currency}" : null;
    }

    /// <summary>A written number with a decimal point: the last sign divides the cents when one or two digits follow it.</summary>
    private static string? Number(string word)
    {
        if (word.Length is 0 or > 15 || !char.IsAsciiDigit(word[0])) return null;
        if (!word.All(c => char.IsAsciiDigit(c) || c is '.' or ',')) return null;
        var sign = word.AsSpan().LastIndexOfAny('.', ',');
        var cents = sign >= 0 && word.Length - sign is 2 or 3 ? word[(sign + 1)..] : "";
        var whole = string.Concat((cents.Length > 0 ? word[..sign] : word).Where(char.IsAsciiDigit));
        return cents.Length > 0 ? $"{whole}.{cents.PadRight(2, '0')}" : whole;
    }
}
