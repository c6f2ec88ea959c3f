namespace SupportBot.Conversations;

/// <summary>A queue and how its tickets find somebody.</summary>
/// <param name="Name">As scripts, filters and programs write it; it never changes.</param>
/// <param name="Title">As people read it.</param>
internal sealed record QueueRules(string Name, string Title)
{
    /// <summary>Tickets are given to whoever is able; otherwise agents take them.</summary>
    public bool IsPush { get; init; }

    /// <summary>How many conversations an agent has at once at the most, where nothing else is said of the agent.</summary>
    public int Cap { get; init; } = 4;

    /// <summary>What was given and not touched for so long comes back.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>After so long nothing more urgent goes before a ticket of normal urgency.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromHours(1);

    /// <summary>As it was seen by whoever changes it.</summary>
    public long Revision { get; init; }

    /// <summary>All that admins say of it, in words.</summary>
    public IReadOnlyList<(string What, string Is)> Said =>
    [
        ("title", Title), ("worked", IsPush ? "given" : "taken"), ("at once", Cap.ToString(CultureInfo.InvariantCulture)),
        ("comes back after", $"{(long)AnswerWithin.TotalMinutes} min"), ("longest wait", $"{(long)LongestWait.TotalMinutes} min"),
    ];
}
