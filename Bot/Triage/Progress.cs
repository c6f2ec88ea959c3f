using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>What one turn brings into a script.</summary>
/// <param name="Text">The customer's words.</param>
/// <param name="Choice">The value of a pressed button.</param>
/// <param name="Assessment">What was read so far; a button press alone should not forget it.</param>
/// <param name="Facts">What is known, this turn's words included.</param>
/// <param name="Today">The company's date: "yesterday" is counted from it.</param>
/// <param name="Seed">Chooses among variants; a number that grows by one a turn never repeats a phrase back to back.</param>
internal sealed record TriageContext(
    string Text, string? Choice, Assessment Assessment, Language Language, Facts Facts, DateOnly Today, long Seed)
{
    /// <summary>The words the matter was told in, in which a script recognises choices; null when there are none.</summary>
    public string? Story { get; init; } = Choice is null ? Text : null;

    public TriageContext Knowing(string fact, string value) => this with { Facts = Facts.With(fact, value) };
}

/// <summary>Where a script stands after a turn.</summary>
/// <param name="At">The step that waits for an answer; null when the script ended.</param>
/// <param name="Replies">What to say now: at most one question, and it comes last.</param>
/// <param name="Facts">All facts known now.</param>
/// <param name="Outcome">How it ended; null while it waits.</param>
internal sealed record Progress(TriagePosition? At, IReadOnlyList<Reply> Replies, Facts Facts, TriageOutcome? Outcome)
{
    /// <summary>The steps this turn came to, in order, with the one where it stands or ended; none when the open question is asked again.</summary>
    public IReadOnlyList<PassedStep> Passed { get; init; } = [];
}

/// <summary>A step that a turn came to.</summary>
internal readonly record struct PassedStep(ScriptId Script, string Step);

/// <summary>How a script ends.</summary>
internal abstract record TriageOutcome
{
    private TriageOutcome() { }

    /// <summary>The customer said it helped.</summary>
    public sealed record Resolved : TriageOutcome;

    /// <summary>People take over.</summary>
    public sealed record HandOff(HandoffReason Reason, string Queue, Tier Tier) : TriageOutcome;
}
