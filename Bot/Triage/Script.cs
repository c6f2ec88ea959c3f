using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>A triage script: a flowchart as data, in one version (C07).</summary>
/// <param name="Id">Its name and version.</param>
/// <param name="Topics">The topics that begin it; none for a script that only words or another script begin.</param>
/// <param name="Queue">Where its conversations wait when people take over, unless a step says otherwise.</param>
/// <param name="Steps">As written; it begins with the first.</param>
/// <param name="Source">The YAML it was read from, to be kept for conversations under way.</param>
internal sealed record Script(ScriptId Id, ImmutableArray<Topic> Topics, string Queue, ImmutableArray<Step> Steps, string Source)
{
    /// <summary>What begins it beside its topics.</summary>
    public Trigger Trigger { get; init; } = Trigger.None;

    private readonly FrozenDictionary<string, Step> _byId = Steps.ToFrozenDictionary(s => s.Id);

    /// <summary>The step of this name; null when this version has none.</summary>
    public Step? Find(string step) => _byId.GetValueOrDefault(step);

    /// <summary>The choices that are known facts, in the words of their buttons: "charged twice".</summary>
    public IEnumerable<string> ChosenInWords(Facts facts, Language language) =>
        from ask in Steps.OfType<Step.Ask>()
        where ask is { Fact: not null, Check: null }
        from option in ask.Options
        where option.Value == facts[ask.Fact!] && option.Tells
        select Uncapitalised(option.Label.In(language));

    // "Charged twice" goes into a sentence; "PIN is refused" keeps its capitals.
    private static string Uncapitalised(string label) =>
        label.Length > 1 && !char.IsUpper(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;
}
