using SupportBot.Conversations;
using SupportBot.Storage.Scripts;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>Where a version of a script stands.</summary>
internal enum VersionState
{
    /// <summary>New conversations begin with it.</summary>
    Published,

    /// <summary>Some of the new conversations begin with it.</summary>
    Trial,

    /// <summary>New conversations will begin with it.</summary>
    Scheduled,

    /// <summary>Only conversations under way may stand in it; can be gone back to.</summary>
    Retired,
}

/// <param name="StartsAt">When a scheduled one begins; null for others.</param>
internal sealed record VersionOnDesk(ScriptVersion Version, VersionState State, DateTimeOffset? StartsAt);

/// <summary>Everything there is about one script.</summary>
/// <param name="Current">What new conversations begin with; null when it is only a draft yet, or gone.</param>
/// <param name="Mark">Goes along with every act on it.</param>
internal sealed record ScriptOnDesk(string Name, ScriptId? Current, ScriptMark Mark)
{
    /// <summary>It is the one of the files, or nobody ever decided otherwise.</summary>
    public bool IsOfFiles => InForce?.Version is null;

    public required ScriptDraft? Draft { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<VersionOnDesk> Versions { get; init; }

    /// <summary>The decision that holds now; null when nobody ever decided anything.</summary>
    public required ScriptRelease? InForce { get; init; }

    /// <summary>The other version and since when; null when there is no trial.</summary>
    public ScriptRelease? Trial => InForce?.Trial is null ? null : InForce;

    /// <summary>What will come, the next first.</summary>
    public required IReadOnlyList<ScriptRelease> Planned { get; init; }

    /// <summary>Who decided what and when, the newest first.</summary>
    public required IReadOnlyList<ScriptRelease> Decisions { get; init; }

    /// <summary>The text that an editor begins with.</summary>
    public string Source => Draft?.Source ?? Versions.FirstOrDefault(version => version.Version.Id == Current)?.Version.Source ?? "";
}
