using SupportBot.Conversations;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Tests.Triage;

/// <summary>A conversation with one script: the customer writes and presses, and this remembers where it stands.</summary>
internal sealed class Talk
{
    public static readonly DateOnly Today = new(2026, 5, 14);
    private readonly Playbook _playbook;
    private readonly Script _script;
    private readonly Language _language;
    private long _turn;

    private Talk(Playbook playbook, Script script, Language language, Facts facts)
    {
        (_playbook, _script, _language, Facts) = (playbook, script, language, facts);
    }

    public Assessment Assessment { get; private set; } = Assessment.Unsure;
    public Facts Facts { get; private set; }
    public TriagePosition? At { get; private set; }
    public TriageOutcome? Outcome { get; private set; }
    public IReadOnlyList<Reply> Replies { get; private set; } = [];

    /// <summary>The step that waits, or how the script ended: "handoff billing".</summary>
    public string Stands => Outcome switch
    {
        null => At!.Step,
        TriageOutcome.Resolved => "resolved",
        TriageOutcome.Referred referred => $"referred to {referred.To}",
        TriageOutcome.HandOff end => $"{Buttons.Named(end.Reason)} {end.Queue} {end.Tier}",
        _ => throw new InvalidOperationException(),
    };

    public Reply Reply => Replies.Single();

    public static Talk Begin(Script script, string text = "", Language language = Language.En, Facts? facts = null, Assessment? read = null)
    {
        var talk = new Talk(ShippedPlaybook.It, script, language, facts ?? Facts.None) { Assessment = read ?? Assessment.Unsure };
        talk.Take(talk._playbook.Runner.Begin(script, talk.Context(text, null)));
        return talk;
    }

    public static Talk About(Topic topic, string text, Language language = Language.En) =>
        Begin(ShippedPlaybook.It.ScriptFor(topic)!, text, language);

    public Talk Writes(string text) => Answers(text, null);

    /// <summary>Presses the button with this label.</summary>
    public Talk Presses(string label) => Answers(label, Reply.Choices.Single(c => c.Label == label).Value);

    public Talk PressesValue(string value) => Answers("", value);

    private Talk Answers(string text, string? choice)
    {
        Take(_playbook.Runner.Continue(_script, At!, Context(text, choice)));
        return this;
    }

    private TriageContext Context(string text, string? choice)
    {
        var known = choice is null ? Facts.With(FactExtractor.Extract(text, Today)) : Facts;
        return new(text, choice, Assessment, _language, known, Today, _turn++) { Changed = Corrections.Changed(Facts, known) };
    }

    private void Take(Progress progress) => (At, Replies, Facts, Outcome) = (progress.At, progress.Replies, progress.Facts, progress.Outcome);
}
