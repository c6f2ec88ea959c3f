namespace SupportBot.Conversations;

/// <summary>Where in a script a conversation stands: the step whose answer it waits for.</summary>
/// <param name="Script">The script, in the version the conversation began with.</param>
/// <param name="Step">The id of the step that asked.</param>
/// <param name="Misses">How often in a row the answer to this step was not understood.</param>
/// <param name="Callers">Where the scripts that called this one go on, the innermost last.</param>
/// <param name="Path">The steps that waited and were answered, the newest last.</param>
/// <param name="Told">The texts said on the way, so that a way that is walked again says none of them twice.</param>
/// <param name="WaitsUntil">When the script goes on by itself.</param>
/// <param name="Article">The article that was shown, and of which it is asked whether it helped.</param>
/// <param name="AsksApprover">The customer may not share the evidence and is asked who can approve it (C24).</param>
internal sealed record TriagePosition(
    ScriptId Script, string Step, int Misses = 0, IReadOnlyList<StepId>? Callers = null, IReadOnlyList<Stop>? Path = null,
    IReadOnlyList<StepId>? Told = null, DateTimeOffset? WaitsUntil = null, string? Article = null, bool AsksApprover = false)
{
    /// <summary>Older steps are forgotten.</summary>
    public const int LongestPath = 30;

    public IReadOnlyList<StepId> Callers { get; init; } = Callers ?? [];

    public IReadOnlyList<Stop> Path { get; init; } = Path ?? [];

    public IReadOnlyList<StepId> Told { get; init; } = Told ?? [];

    public StepId At => new(Script, Step);

    /// <summary>Every script it needs to go on: its own and those that called it.</summary>
    public IEnumerable<ScriptId> Scripts => Callers.Select(caller => caller.Script).Prepend(Script);

    public bool Equals(TriagePosition? other) => other is not null && At == other.At && Misses == other.Misses
        && WaitsUntil == other.WaitsUntil && Article == other.Article && AsksApprover == other.AsksApprover
        && Callers.SequenceEqual(other.Callers) && Path.SequenceEqual(other.Path) && Told.SequenceEqual(other.Told);

    public override int GetHashCode() => HashCode.Combine(At, Misses);
}

/// <summary>A step of a script in one version.</summary>
internal readonly record struct StepId(ScriptId Script, string Step)
{
    public override string ToString() => $"{Script}.{Step}";
}

/// <summary>A step that waited, and where the answer led.</summary>
internal readonly record struct Stop(ScriptId Script, string Step, string Next)
{
    public StepId At => new(Script, Step);
}
