using SupportBot.Conversations;
using SupportBot.Storage.Incidents;

namespace SupportBot.Dialogs.Incidents;

/// <summary>Who was looked at for an incident's news and had nothing to do with it. They may write on, so they are looked at again, but after everybody else (C12).</summary>
internal sealed class PassedOver
{
    /// <summary>So many of an incident are known.</summary>
    public const int Most = 5000;

    /// <summary>Nobody is looked at again before.</summary>
    public static readonly TimeSpan For = TimeSpan.FromSeconds(30);

    private readonly Dictionary<(IncidentId Incident, int Number), Dictionary<ConversationId, DateTimeOffset>> _looked = [];

    public void Add(Incident incident, ConversationId id, DateTimeOffset now) => _looked[Key(incident)][id] = now;

    /// <summary>Forgets who was passed over for older news.</summary>
    public void Keep(IEnumerable<Incident> incidents)
    {
        foreach (var older in _looked.Keys.Except(incidents.Select(Key)).ToArray()) _looked.Remove(older);
    }

    /// <summary>Whom to look at now: in their order who never was, and after them who was looked at longest ago.</summary>
    public IReadOnlyList<ConversationId> Due(Incident incident, IReadOnlyList<ConversationId> candidates, DateTimeOffset now, int most)
    {
        if (!_looked.TryGetValue(Key(incident), out var looked)) looked = _looked[Key(incident)] = [];
        foreach (var gone in looked.Keys.Except(candidates).ToArray()) looked.Remove(gone);
        return [.. candidates.Where(id => !looked.TryGetValue(id, out var at) || now - at >= For).OrderBy(id => looked.GetValueOrDefault(id)).Take(most)];
    }

    private static (IncidentId, int) Key(Incident incident) => (incident.Id, incident.Newest.Number);
}
