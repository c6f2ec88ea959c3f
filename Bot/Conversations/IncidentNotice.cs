using System.Collections.Immutable;

namespace SupportBot.Conversations;

/// <summary>A failure that many customers meet at once.</summary>
internal readonly record struct IncidentId(long Value);

/// <summary>The same words in every language the product speaks.</summary>
internal sealed record IncidentTexts(string En, string Ru, string Pl)
{
    /// <summary>An unknown language gets English.</summary>
    public string In(Language language) => language switch
    {
        Language.En or Language.Other => En,
        Language.Ru => Ru,
        Language.Pl => Pl,
    };
}

/// <summary>What customers are told of an incident (C12).</summary>
/// <param name="Number">Of the newest of its updates, from 1; each is told a customer once.</param>
/// <param name="Topics">What the matters are about that belong to it.</param>
internal sealed record IncidentNotice(IncidentId Incident, int Number, ImmutableArray<Topic> Topics, IncidentTexts Texts)
{
    /// <summary>Only matters in which this is said belong to it; null for all of its topics.</summary>
    public string? Mention { get; init; }

    /// <summary>It is over: those who were told of it are told so, and nobody else.</summary>
    public bool IsOver { get; init; }

    /// <summary>Whether a conversation is about it: it was told so and did not say that it is something else, or its matter belongs to it.</summary>
    public bool Concerns(Conversation conversation) => conversation.Incident is { } told && told.Id == Incident
        ? !told.IsAside
        : !IsOver && Fits(conversation.Ticket, conversation.Facts);

    /// <summary>Whether a matter belongs to it: what is not urgent is somebody's own trouble, unless it is that nothing works.</summary>
    public bool Fits(Ticket ticket, Facts facts) => Topics.Contains(ticket.Topic) && (Mention is { } said
        ? Says(ticket.Symptom, said) || facts.Values.Values.Any(value => Says(value, said))
        : ticket.Topic is Topic.Outage || ticket.Urgency >= Urgency.High);

    private static bool Says(string? text, string said) => text?.Contains(said, StringComparison.OrdinalIgnoreCase) is true;
}
