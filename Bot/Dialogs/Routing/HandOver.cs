using SupportBot.Conversations;
using SupportBot.Handoff.Routing;
using SupportBot.Storage.Routing;

namespace SupportBot.Dialogs.Routing;

/// <summary>How many conversations found a colleague, and how many wait in their queue again.</summary>
internal readonly record struct HandedOver(int ToColleagues, int ToQueues);

/// <summary>Hands all of an agent's work to less loaded colleagues in one action (C26); whoever is given it has to touch it in time, as after any other giving.</summary>
internal sealed class HandOver(RoutingStore store, PresenceStore presences, RoutingActs acts, TimeProvider clock)
{
    public async Task<HandedOver> AllAsync(Agent by, CancellationToken ct)
    {
        // First of all, or the sweep might give them the next one meanwhile.
        await presences.ChooseAsync(by.Id, Presence.NoMore, ct);
        var work = await store.WorkOfAsync(by.Id);
        var plan = RoutingDecision.HandOver(by.Id, work, await presences.AllAsync(), clock.GetUtcNow()).ToDictionary(given => given.Ticket);
        var (colleagues, queues) = (0, 0);
        foreach (var ticket in work)
        {
            var to = plan.GetValueOrDefault(ticket.Number);
            if (!await acts.HandOverAsync(ticket.Number, by, to, ct)) continue;
            if (to is null) queues++;
            else colleagues++;
        }
        return new HandedOver(colleagues, queues);
    }
}
