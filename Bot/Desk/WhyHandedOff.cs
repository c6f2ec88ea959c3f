using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Desk;

/// <summary>Why a ticket went to people, as agents read it (C09).</summary>
internal static class WhyHandedOff
{
    /// <summary>Null when the reason alone says it.</summary>
    public static string? Of(Ticket ticket, HandoffTable table) => ticket switch
    {
        { Reason: null } => null,
        { HandoffRule: { } id } => $"{table.Find(id)?.Says ?? $"By the rule {id}, which the playbook does not have any more."}{Held(ticket)}",
        { HandoffHeld: { } held } => $"{Sentence(held)}.",
        _ => null,
    };

    /// <summary>How likely first line settles a matter like this; null when too few were seen to say.</summary>
    public static string? Odds(Chance? chance) => chance is null ? null
        : string.Create(CultureInfo.InvariantCulture, $"settles about {chance.Value * 100:0} of 100 like this, from {chance.Tickets} of the topic");

    private static string? Held(Ticket ticket) => ticket.HandoffHeld is { Length: > 0 } held ? $" {Sentence(held)}." : null;

    private static string Sentence(string held) => Wording.Title(held.Replace("@", ", version ", StringComparison.Ordinal));
}
