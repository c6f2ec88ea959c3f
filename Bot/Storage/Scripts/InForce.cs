namespace SupportBot.Storage.Scripts;

/// <summary>What the decisions about one script mean at a moment. The newest whose time has come holds; what was planned before it is withdrawn by it.</summary>
internal static class InForce
{
    /// <summary>Those whose time has come, the one that holds first: the others say what to go back to where it cannot be used.</summary>
    public static IEnumerable<ScriptRelease> Begun(IEnumerable<ScriptRelease> ofOneScript, DateTimeOffset now) =>
        ofOneScript.Where(release => release.StartsAt <= now).OrderByDescending(release => release.Number);

    /// <summary>Those that will hold, the next one first.</summary>
    public static IEnumerable<ScriptRelease> Planned(IReadOnlyCollection<ScriptRelease> ofOneScript, DateTimeOffset now) =>
        from release in ofOneScript
        where release.StartsAt > now
        where !ofOneScript.Any(other => other.Number > release.Number && other.StartsAt <= release.StartsAt)
        orderby release.StartsAt, release.Number
        select release;
}
