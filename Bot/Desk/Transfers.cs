using SupportBot.Conversations;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Storage.Routing;

namespace SupportBot.Desk;

/// <summary>Reads where a ticket shall go.</summary>
internal static class Transfers
{
    /// <summary>A target, or what is wrong with what was given.</summary>
    public static async ValueTask<(TransferTo? To, string? Wrong)> ParseAsync(AgentStore agents, QueueRulesStore queues, Ticket ticket, string? login, string? queue, Tier? tier)
    {
        if (!string.IsNullOrWhiteSpace(login))
        {
            return await agents.FindAsync(Logins.Normal(login)) is { Agent: { Enabled: true } colleague }
                ? (new TransferTo.Colleague(colleague.Id, colleague.Name), null)
                : (null, "No agent who can sign in has this login.");
        }
        var name = string.IsNullOrWhiteSpace(queue) ? ticket.Queue : queue.Trim().ToLowerInvariant();
        var names = await queues.NamesAsync();
        if (!names.Contains(name)) return (null, $"The queues are {string.Join(", ", names)}.");
        if (tier is Tier.L1) return (null, "L1 is the bot: release the ticket to give it back.");
        return queue is null && tier is null
            ? (null, "Give the login of an agent, a queue, or a tier.")
            : (new TransferTo.ToQueue(name, tier ?? ticket.Tier), null);
    }
}
