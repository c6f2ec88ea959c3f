using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Triage.Loading;

namespace SupportBot.Triage;

/// <summary>The active scripts, those conversations under way began with, and the product's own words.</summary>
internal sealed class Playbook
{
    private readonly FrozenDictionary<ScriptId, Script> _byId;
    private readonly FrozenDictionary<Topic, Script> _byTopic;

    public Playbook(IEnumerable<Script> active, IEnumerable<Script> earlier, Phrases phrases)
    {
        Active = [.. active.OrderBy(s => s.Id.Name, StringComparer.Ordinal)];
        Phrases = phrases;
        Runner = new ScriptRunner(phrases);
        // An active script wins over a stored one of the same version.
        _byId = earlier.Concat(Active).GroupBy(s => s.Id).ToFrozenDictionary(g => g.Key, g => g.Last());
        _byTopic = Active.SelectMany(s => s.Topics.Select(t => (Topic: t, Script: s))).ToFrozenDictionary(x => x.Topic, x => x.Script);
    }

    /// <summary>One a name, in the newest version.</summary>
    public ImmutableArray<Script> Active { get; }
    public Phrases Phrases { get; }
    public ScriptRunner Runner { get; }

    /// <summary>Reads every script and the phrases of a folder.</summary>
    /// <exception cref="PlaybookException">With every problem found.</exception>
    public static Playbook Load(string folder)
    {
        var (playbook, problems) = PlaybookFolder.Read(folder);
        return playbook ?? throw new PlaybookException(problems);
    }

    /// <summary>The script that begins for a topic; null when people take it at once.</summary>
    public Script? ScriptFor(Topic topic) => _byTopic.GetValueOrDefault(topic);

    /// <summary>A script in the version a conversation began with; null when it is not kept any more.</summary>
    public Script? Find(ScriptId id) => _byId.GetValueOrDefault(id);

    /// <summary>The same playbook that also knows stored versions, for conversations under way.</summary>
    public Playbook With(IEnumerable<Script> earlier) => new(Active, earlier.Concat(_byId.Values), Phrases);

    /// <summary>The same texts with other scripts in force; all that were known stay known for conversations under way.</summary>
    public Playbook Playing(IEnumerable<Script> active) => new(active, _byId.Values, Phrases);

    /// <summary>Where a matter waits for people.</summary>
    public string QueueFor(Topic topic) => ScriptFor(topic)?.Queue ?? Queues.Support;
}
