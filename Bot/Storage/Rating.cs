using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>What a customer says of the help they got.</summary>
/// <param name="Score">1 to 5.</param>
internal sealed record Rating(int Score, string? Comment)
{
    /// <summary>When the matter was settled that it is about; null for the ticket as it stands.</summary>
    public DateTimeOffset? Of { get; init; }

    /// <summary>Whom a bad one is told: whoever settled the matter.</summary>
    public IReadOnlyList<(AgentId To, Notice Notice)> NoticesOf(Ticket ticket) => Score <= Survey.WorstScores && ticket.Agent is { } agent
        ? [(agent, new Notice(NoticeKind.Rated, ticket.Number, Comment is null ? $"Rated {Score} of 5" : $"Rated {Score} of 5: {Comment}"))]
        : [];
}
