using SupportBot.Conversations;
using SupportBot.Storage.Incidents;

namespace SupportBot.Dialogs.Incidents;

/// <summary>
/// Tells everyone affected by an incident how it stands, the most urgent first, by ordinary commits: what was told stands in the conversation itself, so
/// nobody hears an update twice, and a node that is killed is followed by the next.
/// </summary>
internal sealed class IncidentTeller(OpenIncidents known, NoticeStore notices, DialogManager manager, TimeProvider clock)
{
    /// <summary>So many are told at each look: fewer than messengers take in that time, so that answers of people are not behind them.</summary>
    public const int AtOnce = 40;

    // All nodes together tell no faster than one.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private readonly PassedOver _passedOver = new();

    /// <summary>Tells as many as may be told now.</summary>
    public async Task TellAsync(CancellationToken ct)
    {
        var incidents = known.Known;
        _passedOver.Keep(incidents);
        foreach (var incident in incidents)
        {
            var began = clock.GetUtcNow();
            var due = _passedOver.Due(incident, await notices.ToTellAsync(incident, PassedOver.Most + AtOnce), began, AtOnce);
            if (due.Count == 0 || await notices.ClaimAsync(incident.Id) is not { } claimed) continue;
            await TellAsync(incident, due, ct);
            await notices.GiveBackAsync(incident.Id, claimed, began + Pace);
        }
    }

    private async Task TellAsync(Incident incident, IReadOnlyList<ConversationId> due, CancellationToken ct)
    {
        var until = clock.GetUtcNow() + (NoticeStore.Lease / 2);
        foreach (var id in due)
        {
            if (clock.GetUtcNow() > until || ct.IsCancellationRequested) return;
            if (!await manager.TellAsync(id, incident.Notice, CancellationToken.None)) _passedOver.Add(incident, id, clock.GetUtcNow());
        }
    }
}
