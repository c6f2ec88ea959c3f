namespace SupportBot.Conversations;

/// <summary>The world around the words of a turn: what neither the customer said nor the conversation remembers.</summary>
/// <param name="IsOpen">People are there to answer.</param>
/// <param name="Incident">What is told of the open incident this matter may belong to; null while there is none.</param>
/// <param name="FirstLine">How likely first line settles a matter like this; null when too few were seen to say.</param>
internal sealed record Circumstances(bool IsOpen, IncidentNotice? Incident, PastTickets Past, Chance? FirstLine)
{
    /// <summary>Business hours, no incident, a customer who is new, and nothing known about matters like this.</summary>
    public static Circumstances Usual { get; } = new(true, null, PastTickets.None, null);

    /// <summary>The same for one conversation: an incident that its matter does not belong to is none.</summary>
    public Circumstances Of(Conversation conversation) => Incident?.Concerns(conversation) is false ? this with { Incident = null } : this;
}

/// <summary>The customer's other tickets, on whichever channel they joined.</summary>
/// <param name="Open">How many of them are not settled.</param>
/// <param name="Days">How many days ago the newest was opened; null when there is none.</param>
internal sealed record PastTickets(int Count, int Open, int? Days)
{
    public static PastTickets None { get; } = new(0, 0, null);
}

/// <summary>A share that was measured.</summary>
/// <param name="Value">0 to 1.</param>
/// <param name="Tickets">How many settled matters it was measured on.</param>
internal sealed record Chance(double Value, int Tickets);
