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

    // Whose matter is another one is looked at again, as they may write on.
    private static readonly TimeSpan PassedOverFor = TimeSpan.FromSeconds(30);
    private const int MostPassedOver = 5000;
    private readonly Dictionary<(IncidentId, int, ConversationId), DateTimeOffset> _passedOver = [];

    /// <summary>Tells as many as may be told now.</summary>
    public async Task TellAsync(CancellationToken ct)
    {
        foreach (var incident in known.Known)
        {
            var now = clock.GetUtcNow();
            var candidates = await notices.ToTellAsync(incident, MostPassedOver + AtOnce);
            var due = candidates.Where(id => !_passedOver.TryGetValue(Key(incident, id), out var until) || until <= now).Take(AtOnce).ToArray();
            if (due.Length > 0 && await notices.ClaimAsync(incident.Id)) await TellAsync(incident, due, ct);
        }
        if (_passedOver.Count > MostPassedOver) _passedOver.Clear();
    }

    private async Task TellAsync(Incident incident, ConversationId[] due, CancellationToken ct)
    {
        var until = clock.GetUtcNow() + (NoticeStore.Lease / 2);
        foreach (var id in due)
        {
            if (clock.GetUtcNow() > until || ct.IsCancellationRequested) return;
            if (!await manager.TellAsync(id, incident.Notice, CancellationToken.None)) _passedOver[Key(incident, id)] = clock.GetUtcNow() + PassedOverFor;
        }
    }

    private static (IncidentId, int, ConversationId) Key(Incident incident, ConversationId id) => (incident.Id, incident.Newest.Number, id);
}
