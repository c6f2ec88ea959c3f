using SupportBot.Conversations;
using SupportBot.Storage.Scripts;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>
/// What the decisions in the store make of the scripts that came with the program. A version that cannot be used is left out, and
/// the one before it goes on; one that would begin for a topic that another script has does too.
/// </summary>
internal sealed class Composition(Playbook factory, IReadOnlyDictionary<ScriptId, Script> usable)
{
    private readonly Dictionary<string, Script> _scripts = factory.Active.ToDictionary(script => script.Id.Name);
    private readonly List<PlaybookInForce.Trial> _trials = [];
    private readonly List<ScriptId> _leftOut = [];

    /// <summary>Versions that should be in force and are not.</summary>
    public IReadOnlyList<ScriptId> LeftOut => _leftOut;

    /// <param name="known">Knows the versions of conversations under way.</param>
    public PlaybookInForce At(DateTimeOffset now, IEnumerable<ScriptRelease> releases, Playbook known)
    {
        var open = releases.GroupBy(release => release.Script).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => InForce.Begun(group, now).ToList())
            .Where(begun => begun.Count > 0).ToList();
        // A topic can go from one script to another: who clashes now may fit when the others are in.
        while (open.RemoveAll(TryPut) > 0) { }
        _leftOut.AddRange(open.Select(begun => begun[0]).Where(release => release.Version is not null).Select(release => new ScriptId(release.Script, release.Version!.Value)));
        foreach (var begun in open) PutEarlier(begun);
        return new PlaybookInForce(known.Playing(_scripts.Values), _trials);
    }

    private bool TryPut(List<ScriptRelease> begun)
    {
        var release = begun[0];
        if (!TryPut(release)) return false;
        if (release.Trial is { } trial) AddTrial(release.Script, trial);
        return true;
    }

    private void PutEarlier(List<ScriptRelease> begun)
    {
        foreach (var release in begun.Skip(1))
            if (TryPut(release)) return;
    }

    // Without a version: the one of the files, or none when there is no such file.
    private bool TryPut(ScriptRelease release)
    {
        var script = release.Version is { } version
            ? usable.GetValueOrDefault(new ScriptId(release.Script, version))
            : factory.Active.FirstOrDefault(script => script.Id.Name == release.Script);
        if (script is null) return release.Version is null && (_scripts.Remove(release.Script) || true);
        if (!Fits(script)) return false;
        _scripts[release.Script] = script;
        return true;
    }

    private void AddTrial(string script, ScriptTrial trial)
    {
        var id = new ScriptId(script, trial.Version);
        if (usable.GetValueOrDefault(id) is { } other && _scripts.ContainsKey(script) && Fits(other)) _trials.Add(new(other, trial.Percent));
        else _leftOut.Add(id);
    }

    private bool Fits(Script script) => !PlaybookFolder.Clashes([.. _scripts.Values.Where(other => other.Id.Name != script.Id.Name), script]).Any();
}
