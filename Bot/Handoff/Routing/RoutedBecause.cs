using SupportBot.Conversations;
using SupportBot.Storage.Routing;

namespace SupportBot.Handoff.Routing;

/// <summary>Why a ticket goes to somebody, as agents read it in the ticket.</summary>
internal static class RoutedBecause
{
    /// <param name="agent">As they are before they have it.</param>
    /// <param name="from">Who hands it over; null when it waited.</param>
    public static string Of(WaitingTicket ticket, AgentNow agent, DateTimeOffset now, string? from = null)
    {
        var known = ticket.Skills.Where(agent.Agent.Profile.Skills.Contains).ToList();
        string?[] why =
        [
            from is not null ? $"handed over by {from}" : Waited(ticket, now),
            agent.Id == ticket.KnownBy ? "had this customer last" : null,
            agent.Agent.Languages.Contains(ticket.Language) ? $"speaks {Name(ticket.Language)}" : null,
            known.Count > 0 ? $"knows {string.Join(" and ", known)}" : null,
            $"has {agent.Load} of {agent.Cap(ticket.Queue)}",
        ];
        return $"{agent.Agent.Name}: {string.Join(", ", why.OfType<string>())}.";
    }

    private static string Waited(WaitingTicket ticket, DateTimeOffset now) => ticket.Bound <= now
        ? $"waited longer than {Minutes(ticket.Bound - ticket.Since)}"
        : $"{ticket.Urgency.ToString().ToLowerInvariant()} urgency, waited {Minutes(now - ticket.Since)}";

    public static string Minutes(TimeSpan time) => time < TimeSpan.FromHours(2) ? $"{Math.Max(1, (int)time.TotalMinutes)} min" : $"{(int)time.TotalHours} h";

    private static string Name(Language language) => language switch
    {
        Language.En => "English",
        Language.Ru => "Russian",
        Language.Pl => "Polish",
        Language.Other => "the language",
    };
}
