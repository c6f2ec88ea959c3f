using SupportBot.Conversations;

namespace SupportBot.Storage.Routing;

/// <summary>
/// In which order those who wait are taken, by whoever takes them: so routing gives them out, so agents read the list, and so customers are told how many stand before them.
/// Whoever has waited past their bound comes first, the longest past it before the others, so that no stream of urgent ones keeps anybody waiting for ever; then it goes by urgency,
/// by when something is owed, and by how long they have waited.
/// </summary>
internal static class WaitingOrder
{
    /// <summary>By when a ticket <c>t</c> owes something; one that an older program wrote last has nothing but a promise.</summary>
    public const string Due = "COALESCE(t.due_by, t.promised_by)";

    // After so many thousandths of its queue's longest wait nothing more urgent goes before it.
    private static readonly (Urgency Urgency, int Thousandths)[] Bounds = [(Urgency.Low, 4000), (Urgency.Normal, 1000), (Urgency.High, 500), (Urgency.Critical, 250)];

    private static readonly string BoundOf = $"""
        t.waiting_since + COALESCE((SELECT o.wait_seconds FROM queues o WHERE o.name = t.queue), {new QueueRules("", "").LongestWait.TotalSeconds})
          * CASE t.urgency {string.Join(' ', Bounds.Select(bound => $"WHEN {(int)bound.Urgency} THEN {bound.Thousandths}"))} END
        """;

    public static DateTimeOffset Bound(Urgency urgency, QueueRules queue, DateTimeOffset since) =>
        since + (queue.LongestWait * Bounds.First(bound => bound.Urgency == urgency).Thousandths / 1000);

    public static IReadOnlyList<WaitingTicket> Of(IEnumerable<WaitingTicket> waiting, DateTimeOffset now) =>
    [
        .. waiting.OrderBy(ticket => ticket.Bound <= now ? ticket.Bound : DateTimeOffset.MaxValue)
            .ThenByDescending(ticket => ticket.Urgency)
            .ThenBy(ticket => ticket.DueBy ?? DateTimeOffset.MaxValue)
            .ThenBy(ticket => ticket.Since)
            .ThenBy(ticket => ticket.Number.Value),
    ];

    /// <summary>The same of waiting tickets <c>t</c> in their rows.</summary>
    /// <param name="now">The parameter that says what time it is.</param>
    public static string Sql(string now) =>
        $"CASE WHEN {BoundOf} <= {now} THEN {BoundOf} ELSE {long.MaxValue} END, t.urgency DESC, COALESCE({Due}, {long.MaxValue}), t.waiting_since, t.number";
}
