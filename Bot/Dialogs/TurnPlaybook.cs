using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Dialogs;

/// <summary>
/// The playbook for a turn. While nodes are exchanged one after the other, a conversation may stand in a version of a script that only
/// the newer ones came with: it is read from the store, which has every version that was ever active.
/// </summary>
internal sealed class TurnPlaybook(Playbook own, ScriptStore scripts)
{
    private volatile Playbook _known = own;

    public ValueTask<Playbook> ForAsync(Conversation conversation)
    {
        var known = _known;
        return conversation.Triage is not { Script: var script } || known.Find(script) is not null ? new(known) : LearnAsync(known, script);
    }

    // Two that learn at the same moment may forget each other's, which is learnt again.
    private async ValueTask<Playbook> LearnAsync(Playbook known, ScriptId id) =>
        await scripts.FindAsync(id.Name, id.Version) is { } source && ScriptLoader.Parse(source, $"{id.Name}@{id.Version}").Script is { } script
            ? _known = known.With([script])
            : known;
}
