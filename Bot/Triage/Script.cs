using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>A triage script: a flowchart as data, in one version (C07).</summary>
internal sealed record Script
{
    public required ScriptId Id { get; init; }

    /// <summary>The topics that begin it.</summary>
    public required ImmutableArray<Topic> Topics { get; init; }

    /// <summary>Where its conversations wait when people take over, unless a step says otherwise.</summary>
    public required string Queue { get; init; }

    /// <summary>The step it begins with: the first one written.</summary>
    public required string First { get; init; }

    public required FrozenDictionary<string, Step> Steps { get; init; }

    /// <summary>The YAML it was read from, to be kept for conversations under way.</summary>
    public required string Source { get; init; }
}
