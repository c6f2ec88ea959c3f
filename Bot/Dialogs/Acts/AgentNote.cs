using SupportBot.Conversations;

namespace SupportBot.Dialogs.Acts;

/// <summary>What an agent tells colleagues.</summary>
internal sealed record AgentNote(string Text)
{
    /// <summary>Whom it names: they are told (see <see cref="NoticeKind.Mention"/>).</summary>
    public IReadOnlyList<AgentId> Mentioned { get; init; } = [];

    /// <summary>The version of the draft it was; 0 for none.</summary>
    public long Draft { get; init; }
}
