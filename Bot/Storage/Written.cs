using SupportBot.Conversations;

namespace SupportBot.Storage;

/// <summary>What a group of writes did, to be told once it is on disk.</summary>
/// <param name="Noticed">Whose notices are others now.</param>
internal sealed record Written(long Sequence, IReadOnlyList<Change> Changes, IReadOnlyList<AgentId> Noticed)
{
    public Written(Sql sql) : this(sql.Sequence, [.. sql.Changes], [.. sql.Noticed])
    {
    }
}
