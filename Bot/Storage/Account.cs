using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>An agent, and what proves that somebody is that agent.</summary>
/// <param name="PasswordHash">As <c>PasswordHasher</c> made it.</param>
/// <param name="Stamp">Cookies carry it; a new password or a disabled agent gets a new one, which ends them all.</param>
internal sealed record Account(Agent Agent, string PasswordHash, string Stamp);

/// <summary>Somebody to add.</summary>
/// <param name="Login">Lower case and trimmed; unique.</param>
internal sealed record NewAgent(string Login, string Name, Role Role, string PasswordHash, IReadOnlyList<Language> Languages)
{
    /// <summary>What they can be given.</summary>
    public AgentProfile Profile { get; init; } = AgentProfile.Open;
}

/// <summary>What became of a change to an agent.</summary>
internal enum AgentChange
{
    Done,
    NotFound,

    /// <summary>Nobody would be left to manage agents.</summary>
    LastAdmin,
}
