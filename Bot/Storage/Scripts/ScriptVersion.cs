using SupportBot.Conversations;

namespace SupportBot.Storage.Scripts;

/// <summary>One version of a script. It never changes, and is kept for the conversations that began with it (C07).</summary>
/// <param name="MadeBy">The login of who made it; null for one that came with a program.</param>
internal sealed record ScriptVersion(ScriptId Id, string Source, DateTimeOffset MadeAt, string? MadeBy)
{
    /// <summary>Versions made here count from above this one, so that those of a newer program never meet them.</summary>
    public const int LastOfFiles = 1000;
}

/// <summary>The version of a script that somebody works on. No customer meets it.</summary>
/// <param name="Revision">Raised by every saving.</param>
internal sealed record ScriptDraft(string Script, int Revision, string Source, DateTimeOffset At, string By);

/// <summary>The decision which version of a script is in force from a time on. Never changed: the newest one whose time has come holds.</summary>
/// <param name="Number">Counts the decisions about this script from 1.</param>
/// <param name="Version">Null for the one that came with the program.</param>
internal sealed record ScriptRelease(string Script, int Number, int? Version, DateTimeOffset StartsAt, DateTimeOffset At, string By)
{
    /// <summary>Some of the new conversations begin with another version, to see which one does better.</summary>
    public ScriptTrial? Trial { get; init; }
}

/// <param name="Version">The other version.</param>
/// <param name="Percent">Of the new conversations, 1 to 99.</param>
internal sealed record ScriptTrial(int Version, int Percent);

/// <summary>What somebody saw of a script before they decided: a decision made on an older state is refused.</summary>
/// <param name="Release">The number of the newest release; 0 for none.</param>
/// <param name="Draft">The newest revision of the draft; 0 for none.</param>
internal readonly record struct ScriptMark(int Release, int Draft)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Release}.{Draft}");

    public static bool TryParse(string? text, out ScriptMark mark)
    {
        mark = default;
        if ((text ?? "").Split('.') is not [var release, var draft]) return false;
        if (!int.TryParse(release, NumberStyles.None, CultureInfo.InvariantCulture, out var first)) return false;
        if (!int.TryParse(draft, NumberStyles.None, CultureInfo.InvariantCulture, out var second)) return false;
        mark = new(first, second);
        return true;
    }
}
