using System.Collections.Frozen;

namespace SupportBot.Triage.Listening;

/// <summary>Finds numbers that stand behind their name: "order no. 4711", "номер заказа 4711", "błąd 502".</summary>
internal static class LabelledNumbers
{
    private const int MostBetween = 4;

    private static readonly FrozenSet<string> OrderWords = FrozenSet.Create(
        "order", "orders", "booking", "reservation", "parcel", "tracking", "shipment",
        "заказ", "заказа", "заказу", "заказе", "заказом", "бронь", "брони", "бронирование", "бронирования", "посылка", "посылки", "трек", "zakaz",
        "zamowienie", "zamowienia", "zamowieniu", "zamowieniem", "zam", "rezerwacja", "rezerwacji", "rezerwacje", "paczka", "paczki", "przesylka", "przesylki");

    private static readonly FrozenSet<string> InvoiceWords = FrozenSet.Create(
        "invoice", "invoices", "bill", "receipt", "счет", "счета", "счету", "счет-фактура", "инвойс", "инвойса", "квитанция", "квитанции", "чек", "чека",
        "faktura", "faktury", "fakture", "fakturze", "rachunek", "rachunku", "fv");

    private static readonly FrozenSet<string> ErrorWords = FrozenSet.Create(
        "error", "err", "errors", "ошибка", "ошибки", "ошибку", "ошибке", "ошибкой", "oshibka", "blad", "bledu", "bledem", "blędu", "http", "exception");

    private static readonly FrozenSet<string> Shows = FrozenSet.Create(
        "shows", "says", "gives", "get", "got", "getting", "выдает", "показывает", "пишет", "вылетает", "pokazuje", "wyskakuje", "wyswietla", "mam");

    private static readonly FrozenSet<string> Between = FrozenSet.Create(
        "no", "nr", "num", "number", "id", "is", "it", "s", "the", "my", "code", "#", "№", "n", "номер", "номера", "номером", "под", "это", "вот", "мой", "код", "кода",
        "numer", "numerze", "o", "to", "jest", "moj", "moje", "kod", "kodem", "kodu", "message", "status");

    public static string? Order(List<Token> tokens) => Behind(tokens, OrderWords, IsNumber) ?? Marked(tokens);

    public static string? Invoice(List<Token> tokens) =>
        tokens.Find(t => t.Word.StartsWith("fv/", StringComparison.Ordinal) && t.HasDigit).Text ?? Behind(tokens, InvoiceWords, IsNumber);

    public static string? Error(List<Token> tokens) =>
        Behind(tokens, ErrorWords, IsError)
        ?? tokens.Find(t => IsErrorName(t.Text)).Text
        ?? Behind(tokens, Shows, (t, _) => t.Number is >= 400 and <= 599);

    /// <summary>Fit to be an order or invoice number: three digits at least, and no day, amount or ticket.</summary>
    public static bool IsNumber(Token token, Token next) =>
        token.Word.Length is >= 3 and <= 30 && token.Word.Count(char.IsAsciiDigit) >= 3 && !token.Word.Contains('.') && !token.Word.Contains(',')
        && !token.Word.StartsWith("sb-", StringComparison.Ordinal) && !Amounts.IsCurrency(next) && Days.Numeric(token.Word) is null;

    /// <summary>Fit to be an error code: digits, or capitals with signs, and no amount.</summary>
    public static bool IsError(Token token, Token next) =>
        token.Text.Length is >= 2 and <= 40 && (token.HasDigit || IsErrorName(token.Text)) && !Amounts.IsCurrency(next) && Days.Numeric(token.Word) is null;

    private static bool IsErrorName(string text) =>
        (text.Length is >= 5 and <= 40 && text.Contains('_') && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_'))
        || (text.Length is >= 6 and <= 18 && text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && text.Skip(2).All(char.IsAsciiHexDigit));

    private static string? Behind(List<Token> tokens, FrozenSet<string> names, Func<Token, Token, bool> fits)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!names.Contains(tokens[i].Word)) continue;
            var at = i + 1;
            while (at <= i + MostBetween && (Between.Contains(tokens.At(at).Word) || names.Contains(tokens.At(at).Word))) at++;
            if (at < tokens.Count && fits(tokens[at], tokens.At(at + 1))) return tokens[at].Text;
        }
        return null;
    }

    // "#47110": a number sign alone means the order.
    private static string? Marked(List<Token> tokens)
    {
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i - 1].Word is "#" or "№" && tokens[i].Start == tokens[i - 1].End && tokens[i].Text.Length >= 4 && IsNumber(tokens[i], tokens.At(i + 1))
                && !InvoiceWords.Contains(tokens.At(i - 2).Word) && !ErrorWords.Contains(tokens.At(i - 2).Word))
                return tokens[i].Text;
        }
        return null;
    }
}
