using System.Collections.Frozen;
using SupportBot.Conversations;

namespace SupportBot.Triage.Listening;

/// <summary>A customer asks how their ticket stands (C19).</summary>
/// <param name="Ticket">The number they quoted; null when they mean the one of this conversation.</param>
internal sealed record StatusQuestion(TicketNumber? Ticket)
{
    private const int LongestQuestion = 12;

    private static readonly FrozenSet<string> Status = FrozenSet.Create("status", "статус", "статуса", "statusu", "statusie");

    private static readonly string[] Asking =
    [
        "any news", "any update", "any updates", "what about my ticket", "what is with my ticket", "where is my ticket", "how is my ticket", "whats happening with my ticket", "when will someone answer", "when will you answer",
        "что с моим обращением", "что по обращению", "что с обращением", "что с заявкой", "что по заявке", "что с моей заявкой", "как там мое обращение", "есть новости", "какие новости", "когда ответят", "когда ответите", "какой я в очереди", "сколько ждать",
        "co z moim zgloszeniem", "co ze zgloszeniem", "co z moja sprawa", "jak moje zgloszenie", "jakies wiesci", "kiedy odpowiedz", "kiedy ktos odpowie", "ile czekac", "na jakim etapie",
    ];

    // The status of an order or a payment is a matter of its own.
    private static readonly string[] Elsewhere = ["order", "deliver", "parcel", "payment", "refund", "shipment", "заказ", "достав", "посыл", "платеж", "оплат", "возврат", "zamow", "paczk", "przesyl", "platnos", "zwrot", "dostaw"];

    /// <summary>The question in a text; null when it asks something else.</summary>
    public static StatusQuestion? In(string text)
    {
        var words = Plain.Words(text);
        if (words.Count is 0 or > LongestQuestion) return null;
        var ticket = Number(words);
        if (ticket is not null) return words.Count <= 4 || Asks(words) ? new StatusQuestion(ticket) : null;
        var elsewhere = words.Exists(w => Array.Exists(Elsewhere, e => w.StartsWith(e, StringComparison.Ordinal)));
        return Asks(words) && !elsewhere ? new StatusQuestion((TicketNumber?)null) : null;
    }

    /// <summary>Whether the text asks for the status of a ticket.</summary>
    public static bool Asks(string text) => In(text) is not null;

    private static bool Asks(List<string> words)
    {
        if (words.Exists(Status.Contains)) return true;
        var line = $" {string.Join(' ', words)} ";
        return Array.Exists(Asking, phrase => line.Contains($" {phrase} ", StringComparison.Ordinal));
    }

    // "SB-1042", "sb 1042", "sb1042"
    private static TicketNumber? Number(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("sb", StringComparison.Ordinal) && !words[i].StartsWith("сб", StringComparison.Ordinal)) continue;
            var digits = words[i].Length > 2 ? words[i][2..] : i + 1 < words.Count ? words[i + 1] : "";
            if (digits.Length is > 0 and <= 15 && digits.All(char.IsAsciiDigit)) return new TicketNumber(long.Parse(digits, CultureInfo.InvariantCulture));
        }
        return null;
    }
}
