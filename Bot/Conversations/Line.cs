using SupportBot.Channels;

namespace SupportBot.Conversations;

/// <summary>Whose line of the transcript it is. The numbers are stored.</summary>
internal enum LineKind
{
    Customer = 0,
    Bot = 1,
    Agent = 2,

    /// <summary>Agents only.</summary>
    Note = 3,

    /// <summary>What happened to the ticket; agents only.</summary>
    Event = 4,
}

/// <summary>A line we add to a transcript.</summary>
internal sealed record Line(LineKind Kind, string Text)
{
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Files an agent sends with it.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>The customer's message that it answers, by its external id.</summary>
    public string? RepliesTo { get; init; }

    /// <summary>Who wrote it, for an agent's reply, note or act.</summary>
    public Agent? Agent { get; init; }

    /// <summary>The wordings of canned replies in it.</summary>
    public IReadOnlyList<CannedUse> Canned { get; init; } = [];

    /// <summary>The version of the draft it was, which is gone with it; 0 for none.</summary>
    public long Draft { get; init; }

    public bool CustomerSees => Kind is LineKind.Customer or LineKind.Bot or LineKind.Agent;

    public static Line Say(Reply reply) => new(LineKind.Bot, reply.Text) { Choices = reply.Choices };
}
