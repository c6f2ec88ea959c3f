namespace SupportBot.Conversations;

/// <summary>What somebody who signs in may do. The numbers are stored.</summary>
internal enum Role
{
    Agent = 0,

    /// <summary>Also manages agents and the classifier.</summary>
    Admin = 1,
}

/// <summary>A person of the company.</summary>
internal sealed record Agent(AgentId Id, string Login, string Name, Role Role, IReadOnlyList<Language> Languages, bool Enabled)
{
    /// <summary>What they can be given.</summary>
    public AgentProfile Profile { get; init; } = AgentProfile.Open;
}
