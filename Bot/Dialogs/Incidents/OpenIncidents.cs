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
    public IncidentNotice? For(Conversation conversation, Assessment read)
    {
        foreach (var incident in _known)
        {
            var isAbout = conversation.Incident?.Id == incident.Id || incident.Topics.Contains(conversation.Ticket.Topic)
                || (read.Topic.IsSure && incident.Topics.Contains(read.Topic.Value));
            if (incident.IsOpen && isAbout) return incident.Notice;
        }
        return null;
    }
}
