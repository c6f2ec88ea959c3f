using System.Buffers;

namespace SupportBot.Triage.Listening;

/// <summary>Finds numbers that stand behind their name: "order no. 4711", "номер заказа 4711", "błąd 502".</summary>
internal static class LabelledNumbers
{
    private const int MostBetween = 4;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private static readonly WordSet OrderWords = new(
        "order", "orders", "booking", "reservation", "confirmation", "reference", "ref", "parcel", "tracking", "shipment",
        "заказ", "заказа", "заказу", "заказе", "заказом", "бронь", "брони", "бронирование", "бронирования", "посылка", "посылки", "трек", "zakaz",
        "zamówienie", "zamówienia", "zamówieniu", "zamówieniem", "zam", "rezerwacja", "rezerwacji", "rezerwację", "paczka", "paczki", "przesyłka", "przesyłki");

    private static readonly WordSet InvoiceWords = new(
        "invoice", "invoices", "bill", "receipt", "счёт", "счёта", "счёту", "инвойс", "инвойса", "квитанция", "квитанции", "чек", "чека",
        "faktura", "faktury", "fakturę", "fakturze", "rachunek", "rachunku", "fv");

    private static readonly WordSet ErrorWords = new(
        "error", "err", "errors", "ошибка", "ошибки", "ошибку", "ошибке", "ошибкой", "oshibka", "błąd", "błędu", "błędem", "http", "exception");

    private static readonly WordSet Shows = new(
        "shows", "says", "gives", "get", "got", "getting", "выдаёт", "показывает", "пишет", "вылетает", "pokazuje", "wyskakuje", "wyświetla", "mam");

    private static readonly WordSet Between = new(
        "no", "nr", "num", "number", "id", "is", "it", "s", "the", "my", "code", "n", "номер", "номера", "номером", "под", "это", "вот", "мой", "код", "кода",
        "numer", "numerze", "o", "to", "jest", "mój", "moje", "kod", "kodem", "kodu", "message", "status");

    public static string? Order(List<Token> tokens) => Behind(tokens, OrderWords, IsNumber) ?? Marked(tokens);

    public static string? Invoice(List<Token> tokens)
    {
        foreach (var token in tokens)
            if (token.Word.StartsWith("fv/") && token.HasDigit) return token.Text.ToString();
        return Behind(tokens, InvoiceWords, IsNumber);
    }

    public static string? Error(List<Token> tokens) =>
        Behind(tokens, ErrorWords, IsError) ?? Named(tokens) ?? Behind(tokens, Shows, (token, _) => token.Number is >= 400 and <= 599);

    /// <summary>Fit to be an order or invoice number: three digits at least, and no day, amount or ticket.</summary>
    public static bool IsNumber(Token token, Token next) =>
        token.Length is >= 3 and <= 30 && Digits(token.Word) >= 3 && !token.Word.ContainsAny('.', ',')
        && !token.Word.StartsWith("sb-") && !Amounts.IsCurrency(next) && NumberedDays.Numeric(token.Word) is null;

    /// <summary>Fit to be an error code: digits, or capitals with signs, and no amount.</summary>
    public static bool IsError(Token token, Token next) =>
        token.Length is >= 2 and <= 40 && (token.HasDigit || IsErrorName(token.Text)) && !Amounts.IsCurrency(next) && NumberedDays.Numeric(token.Word) is null;

    private static string? Named(List<Token> tokens)
    {
        foreach (var token in tokens)
            if (IsErrorName(token.Text)) return token.Text.ToString();
        return null;
    }

    // ERR_CONNECTION_REFUSED, 0x80070005
    private static bool IsErrorName(ReadOnlySpan<char> text)
    {
        if (text.Length is < 5 or > 40) return false;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) return text.Length is >= 6 and <= 18 && !text[2..].ContainsAnyExcept(HexDigits);
        if (!text.Contains('_')) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c) && c != '_') return false;
        return true;
    }

    private static string? Behind(List<Token> tokens, WordSet names, Func<Token, Token, bool> fits)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!names.Contains(tokens[i].Word)) continue;
            var at = i + 1;
            while (at <= i + MostBetween && MayStandBetween(tokens.At(at), names)) at++;
            if (at < tokens.Count && fits(tokens[at], tokens.At(at + 1))) return tokens[at].Text.ToString();
        }
        return null;
    }

    private static bool MayStandBetween(Token token, WordSet names) =>
        token.Word is "#" or "№" || Between.Contains(token.Word) || names.Contains(token.Word);

    // "#47110": a number sign alone means the order.
    private static string? Marked(List<Token> tokens)
    {
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i - 1].Word is not ("#" or "№") || tokens[i].Start != tokens[i - 1].End) continue;
            var name = tokens.At(i - 2).Word;
            if (tokens[i].Length >= 4 && IsNumber(tokens[i], tokens.At(i + 1)) && !InvoiceWords.Contains(name) && !ErrorWords.Contains(name))
                return tokens[i].Text.ToString();
        }
        return null;
    }

    private static int Digits(ReadOnlySpan<char> word)
    {
        var digits = 0;
        foreach (var c in word)
            if (char.IsAsciiDigit(c)) digits++;
        return digits;
    }
}
