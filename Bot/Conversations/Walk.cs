namespace SupportBot.Conversations;

/// <summary>How a conversation's way through a script ended. The numbers stand in stores.</summary>
internal enum WalkOutcome
{
    /// <summary>The customer said it helped.</summary>
    Resolved = 1,

    /// <summary>The customer was sent to where it can be helped.</summary>
    Referred = 2,

    /// <summary>People took over, for whatever reason.</summary>
    HandedOff = 3,

    /// <summary>The customer ended the conversation, or began anew.</summary>
    Left = 4,

    /// <summary>It was called by another script, which goes on.</summary>
    Returned = 5,
}

/// <summary>The way of one turn through one script, kept so that scripts can be judged by what became of those who walked them.</summary>
/// <param name="Begins">The script began with this turn.</param>
/// <param name="Steps">The steps that it came to, in order; none when the open question was asked again.</param>
/// <param name="Last">Where it stopped: the step that waits, or the one it ended at; empty when it ended in a script that it had called.</param>
/// <param name="Outcome">Null while it goes on.</param>
internal sealed record Walk(ScriptId Script, bool Begins, IReadOnlyList<string> Steps, string Last, WalkOutcome? Outcome);
