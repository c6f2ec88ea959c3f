using SupportBot.Conversations;
using SupportBot.Triage.Loading;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>What became of something an admin wished to do to a script.</summary>
internal abstract record ScriptAct
{
    private ScriptAct() { }

    /// <param name="Version">The version it is about; null for a draft, or when the script is gone.</param>
    public sealed record Done(string Script, ScriptId? Version) : ScriptAct;

    /// <summary>There is no such script, draft or version.</summary>
    public sealed record NotFound : ScriptAct;

    /// <summary>It cannot be used, and nothing was changed.</summary>
    public sealed record Unusable(IReadOnlyList<ScriptProblem> Problems) : ScriptAct;

    /// <summary>It makes no sense as asked for; says in a sentence why.</summary>
    public sealed record Refused(string Why) : ScriptAct;

    /// <summary>Somebody else changed the script since it was seen: look at it again and decide anew.</summary>
    public sealed record Meanwhile : ScriptAct;
}
