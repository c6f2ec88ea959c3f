using SupportBot.Conversations;

namespace SupportBot.Triage.Listening;

/// <summary>A customer asks how their ticket stands (C19).</summary>
/// <param name="Ticket">The number they quoted; null when they mean the one of this conversation.</param>
internal sealed record StatusQuestion(TicketNumber? Ticket)
{
    private const int LongestQuestion = 12;
    private const int LongestText = 200;

    private static readonly WordSet Status = new("status", "статус", "статуса", "statusu", "statusie");

    private static readonly string[] Asking = Plain.Whole(
        "any news", "any update", "any updates", "what about my ticket", "what is with my ticket", "where is my ticket", "how is my ticket", "whats happening with my ticket", "when will someone answer", "when will you answer",
        "что с моим обращением", "что по обращению", "что с обращением", "что с заявкой", "что по заявке", "что с моей заявкой", "как там мое обращение", "есть новости", "какие новости", "когда ответят", "когда ответите", "какой я в очереди",
        "co z moim zgloszeniem", "co ze zgloszeniem", "co z moja sprawa", "jak moje zgloszenie", "jakies wiesci", "kiedy odpowiedz", "kiedy ktos odpowie");

    // The status of an order or a payment is a matter of its own.
    private static readonly string[] Elsewhere = Plain.Beginnings("order", "track", "deliver", "parcel", "payment", "refund", "shipment", "заказ", "трек", "отделени", "заявки на", "достав", "посыл", "платеж", "оплат", "возврат", "zamow", "paczk", "przesyl", "drodze", "platnos", "zwrot", "dostaw");

    /// <summary>The question in a text; null when it asks something else.</summary>
    public static StatusQuestion? In(string text)
    {
        if (text.Length > LongestText || Plain.Words(text) is not { Count: > 0 and <= LongestQuestion } words) return null;
        var asks = words.Any(Status) || words.MentionAny(Asking);
        if (Number(words) is { } ticket) return asks || words.Count <= 4 ? new StatusQuestion(ticket) : null;
        return asks && !words.MentionAny(Elsewhere) ? new StatusQuestion((TicketNumber?)null) : null;
    }

    /// <summary>Whether the text asks for the status of a ticket.</summary>
    public static bool Asks(string text) => In(text) is not null;

    // "SB-1042", "sb 1042", "sb1042"
    private static TicketNumber? Number(PlainWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("sb") && !words[i].StartsWith("сб")) continue;
            var digits = words[i].Length > 2 ? words[i][2..] : i + 1 < words.Count ? words[i + 1] : [];
            if (digits.Length <= 15 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return new TicketNumber(number);
        }
        return null;
    }
}
