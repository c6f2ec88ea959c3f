using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Triage.Expressions;
using SupportBot.Triage.Knowledge;
using SupportBot.Triage.Listening;
using SupportBot.Triage.Loading;

namespace SupportBot.Triage;

/// <summary>The active scripts, those conversations under way began with, the product's own words, what is told of the company, and the articles.</summary>
internal sealed class Playbook
{
    private const int LongestStory = 2000;
    private const string PastPrefix = "tickets.";
    private readonly FrozenDictionary<ScriptId, Script> _byId;
    private readonly FrozenDictionary<string, Script> _byName;
    private readonly FrozenDictionary<Topic, Script> _byTopic;
    private readonly ImmutableArray<Script> _special;

    public Playbook(IEnumerable<Script> active, IEnumerable<Script> earlier, Phrases phrases, CompanyFile company, HandoffTable handoff, Articles articles)
    {
        Active = [.. active.OrderBy(s => s.Id.Name, StringComparer.Ordinal)];
        (Phrases, Company, Handoff, Articles) = (phrases, company, handoff, articles);
        Runner = new ScriptRunner(this);
        // An active script wins over a stored one of the same version.
        _byId = earlier.Concat(Active).GroupBy(s => s.Id).ToFrozenDictionary(g => g.Key, g => g.Last());
        _byName = Active.ToFrozenDictionary(s => s.Id.Name);
        _special = [.. Active.Where(s => s.Trigger.IsSpecial)];
        Queues = [.. Conversations.Queues.All, .. _byId.Values.SelectMany(script => script.Steps.OfType<Step.HandOff>().Select(step => step.Queue).Append(script.Queue))];
        AsksOfPast = _byId.Values.SelectMany(Asked).Concat(Handoff.Rules.Select(rule => rule.If)).Concat(Handoff.Floors.Select(floor => floor.If))
            .Any(expression => expression.Names.Any(name => name.StartsWith(PastPrefix, StringComparison.Ordinal)));
        _byTopic = Active.Where(s => !s.Trigger.IsSpecial).SelectMany(s => s.Topics.Select(t => (Topic: t, Script: s))).ToFrozenDictionary(x => x.Topic, x => x.Script);
    }

    /// <summary>The names of the queues it may give a conversation to.</summary>
    public FrozenSet<string> Queues { get; }

    /// <summary>One a name, in the newest version.</summary>
    public ImmutableArray<Script> Active { get; }
    public Phrases Phrases { get; }
    public CompanyFile Company { get; }

    /// <summary>When people take over without being asked.</summary>
    public HandoffTable Handoff { get; }

    public Articles Articles { get; }

    /// <summary>The canned replies that came with it, by the names of their files; what agents use stands in the store.</summary>
    public IReadOnlyList<(string Id, CannedReply Reply)> Canned { get; init; } = [];

    /// <summary>Whether anything in it depends on the customer's other tickets.</summary>
    public bool AsksOfPast { get; }

    public ScriptRunner Runner { get; }

    /// <summary>Reads every script and the phrases of a folder.</summary>
    /// <exception cref="PlaybookException">With every problem found.</exception>
    /// <param name="queues">The names of the queues there are: those of the product when it is left out, any name when it is empty.</param>
    public static Playbook Load(string folder, IReadOnlyList<string>? queues = null)
    {
        var (playbook, problems) = PlaybookFolder.Read(folder, queues);
        return playbook ?? throw new PlaybookException(problems);
    }

    /// <summary>The script that begins for a topic as a whole; null when people take it at once.</summary>
    public Script? ScriptFor(Topic topic) => _byTopic.GetValueOrDefault(topic);

    /// <summary>
    /// The script for a matter: the one with the longest phrase that stands in the customer's words, else one for this situation, else the topic's own.
    /// </summary>
    public Script? ScriptFor(Topic topic, string story, Situation situation)
    {
        var words = story.Length <= LongestStory && !_special.IsEmpty ? Plain.Words(story) : null;
        var (best, most) = (ScriptFor(topic) is { } own && own.Trigger.Speaks(situation.Language) ? own : null, -1);
        foreach (var script in _special)
        {
            var heard = words is null ? 0 : script.Trigger.Heard(words);
            if (heard > most && Begins(script, topic, heard, situation)) (best, most) = (script, heard);
        }
        return best;
    }

    /// <summary>The buttons of scripts that have one of their own, for the list of topics.</summary>
    public IEnumerable<Choice> BeginningChoices(Language language) =>
        from script in Active
        where script.Trigger.Button is not null && script.Trigger.Speaks(language)
        select new Choice(Buttons.Beginning(script.Id), script.Trigger.Button!.In(language));

    /// <summary>The active script of a name; null when there is none.</summary>
    public Script? Named(string? name) => name is null ? null : _byName.GetValueOrDefault(name);

    /// <summary>A script in the version a conversation began with; null when it is not kept any more.</summary>
    public Script? Find(ScriptId id) => _byId.GetValueOrDefault(id);

    /// <summary>The same playbook that also knows stored versions, for conversations under way.</summary>
    public Playbook With(IEnumerable<Script> earlier) => new(Active, earlier.Concat(_byId.Values), Phrases, Company, Handoff, Articles);

    /// <summary>The same texts with other scripts in force; all that were known stay known for conversations under way.</summary>
    public Playbook Playing(IEnumerable<Script> active) => new(active, _byId.Values, Phrases, Company, Handoff, Articles);

    /// <summary>Whether a script comes to an article that has to be searched for, by itself or by a call.</summary>
    public bool Searches(Script script) => script.Steps.Any(step => step switch
    {
        Step.ShowArticle { Article: null } => true,
        Step.Call call => Named(call.Script)?.Steps.Any(called => called is Step.ShowArticle { Article: null }) is true,
        _ => false,
    });

    /// <summary>Whether a script that a matter of this topic may begin does.</summary>
    public bool Searches(Topic topic) => Active.Any(script => (script.Topics.IsEmpty ? script.Trigger.IsSpecial : script.Topics.Contains(topic)) && Searches(script));

    /// <summary>Where a matter waits for people.</summary>
    public string QueueFor(Topic topic) => ScriptFor(topic)?.Queue ?? Conversations.Queues.Support;

    private static IEnumerable<Expression> Asked(Script script)
    {
        var cases = script.Steps.OfType<Step.Decide>().SelectMany(step => step.Cases).Select(one => one.If);
        return script.Trigger.When is { } when ? cases.Append(when) : cases;
    }

    // Words may tell what a matter is about while the topic is unclear; what else must hold cannot.
    private static bool Begins(Script script, Topic topic, int heard, Situation situation)
    {
        var trigger = script.Trigger;
        if (!trigger.Speaks(situation.Language) || (!trigger.Said.IsEmpty && heard == 0)) return false;
        var fits = script.Topics.IsEmpty || script.Topics.Contains(topic) || (topic is Topic.Other && heard > 0);
        return fits && trigger.When?.Holds(situation) is not false;
    }
}
