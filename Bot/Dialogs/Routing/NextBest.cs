using SupportBot.Conversations;
using SupportBot.Handoff.Routing;
using SupportBot.Storage.Routing;

namespace SupportBot.Dialogs.Routing;

/// <summary>Takes the next best ticket for an agent who asks for work.</summary>
internal sealed class NextBest(RoutingStore store, PresenceStore presences, AgentActs acts, TimeProvider clock)
{
    /// <summary>The ticket that is theirs now; null when nothing waits that fits them.</summary>
    public async Task<Ticket?> TakeAsync(Agent by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var best in RoutingDecision.NextFor(by.Id, await store.WaitingAsync(onlyPushed: false), await presences.AllAsync(), now))
        {
            // A colleague may have been faster: then it is the one after it.
            if (await acts.ClaimAsync(best.Ticket, by, best.Because, ct) is ActResult.Done(var ticket)) return ticket;
        }
        return null;
    }
}
