using SupportBot.Storage.Routing;

namespace SupportBot.Handoff.Routing;

/// <summary>
/// In which order those who wait are taken: whoever has waited past their bound first, the longest past it before the others, so that no stream of urgent ones keeps
/// anybody waiting for ever; then by urgency, by when something is owed, and by how long they have waited.
/// </summary>
internal static class WaitingOrder
{
    public static IReadOnlyList<WaitingTicket> Of(IEnumerable<WaitingTicket> waiting, DateTimeOffset now) =>
    [
        .. waiting.OrderBy(ticket => ticket.Bound <= now ? ticket.Bound : DateTimeOffset.MaxValue)
            .ThenByDescending(ticket => ticket.Urgency)
            .ThenBy(ticket => ticket.DueBy ?? DateTimeOffset.MaxValue)
            .ThenBy(ticket => ticket.Since)
            .ThenBy(ticket => ticket.Number.Value),
    ];
}
