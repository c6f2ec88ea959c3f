using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Storage.Incidents;

namespace SupportBot.Dialogs.Incidents;

/// <summary>The incidents that customers are told of, as this node knows them; a turn asks no store for them.</summary>
internal sealed class OpenIncidents(IncidentStore store, TimeProvider clock)
{
    /// <summary>Who could not be told for so long that it is over is not told any more.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(12);

    private ImmutableArray<Incident> _known = [];

    /// <summary>Those that are open, and those that ended lately.</summary>
    public ImmutableArray<Incident> Known => _known;

    /// <summary>Looks what admins declared, on whichever node.</summary>
    public async Task LookAsync() => _known = [.. await store.ToTellAsync(clock.GetUtcNow() - Late)];

    /// <summary>The open one that a matter may belong to; whether it does is known when the words were heard.</summary>
    public IncidentNotice? For(Conversation conversation, Assessment read) => Among(_known, conversation, read);

    /// <summary>The one the customer was told of goes before others; what they set aside is none.</summary>
    internal static IncidentNotice? Among(IReadOnlyCollection<Incident> known, Conversation conversation, Assessment read)
    {
        var (told, topic) = (conversation.Incident, conversation.Ticket.Topic);
        var open = known.Where(incident => incident.IsOpen && !(told is { IsAside: true } && told.Id == incident.Id)).ToList();
        var own = open.Find(incident => incident.Id == told?.Id);
        return (own ?? open.Find(incident => incident.Topics.Contains(topic) || (read.Topic.IsSure && incident.Topics.Contains(read.Topic.Value))))?.Notice;
    }
}
