using System.Collections.Immutable;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>What one turn brings into a script.</summary>
/// <param name="Text">The customer's words.</param>
/// <param name="Choice">The value of a pressed button.</param>
/// <param name="Assessment">What was read so far; a button press alone should not forget it.</param>
/// <param name="Facts">What is known, this turn's words included.</param>
/// <param name="Today">The company's date: "yesterday" is counted from it.</param>
/// <param name="Seed">Chooses among variants; a number that grows by one a turn never repeats a phrase back to back.</param>
internal sealed record TriageContext(
    string Text, string? Choice, Assessment Assessment, Language Language, Facts Facts, DateOnly Today, long Seed)
{
    /// <summary>The words the matter was told in, in which a script recognises choices; null when there are none.</summary>
    public string? Story { get; init; } = Choice is null ? Text : null;

    /// <summary>The time of the turn, from which a wait is counted.</summary>
    public DateTimeOffset Now { get; init; }

    public FormOfAddress Form => FormsOfAddress.Of(Facts);

    /// <summary>The customer sent a file.</summary>
    public bool HasFile { get; init; }

    /// <summary>The facts that have another value since these words.</summary>
    public ImmutableArray<string> Changed { get; init; } = [];

    public Circumstances Circumstances { get; init; } = Circumstances.Usual;

    /// <summary>The articles found for the customer's words, the best first.</summary>
    public IReadOnlyList<FoundArticle> Articles { get; init; } = [];

    public ChannelName? Channel { get; init; }

    public Tone Tone { get; init; } = Tone.Calm;

    /// <summary>How many turns in a row were not understood before a script began.</summary>
    public int Misses { get; init; }

    /// <summary>How often the customer asked to be answered.</summary>
    public int Nudges { get; init; }

    /// <summary>What expressions are asked about.</summary>
    public Situation Situation => new(Facts, Assessment, Language, Circumstances) { Channel = Channel, Tone = Tone, Misses = Misses, Nudges = Nudges };

    public TriageContext Knowing(string fact, string value) => this with { Facts = Facts.With(fact, value) };
}

/// <summary>Where a script stands after a turn.</summary>
/// <param name="At">The step that waits for an answer; null when the script ended.</param>
/// <param name="Replies">What to say now: at most one question, and it comes last.</param>
/// <param name="Facts">All facts known now.</param>
/// <param name="Outcome">How it ended; null while it waits.</param>
internal sealed record Progress(TriagePosition? At, IReadOnlyList<Reply> Replies, Facts Facts, TriageOutcome? Outcome)
{
    /// <summary>The steps this turn came to, in order, with the one where it stands or ended; none when the open question is asked again.</summary>
    public IReadOnlyList<StepId> Passed { get; init; } = [];

    /// <summary>What is told before the question; empty when nothing is.</summary>
    public string Said { get; init; } = "";

    /// <summary>The ways out of steps that were gone in this turn, those of skipped ones among them.</summary>
    public IReadOnlyList<Way> Ways { get; init; } = [];

    /// <summary>What became of articles in this turn.</summary>
    public ImmutableArray<ArticleNews> Articles { get; init; } = [];

    /// <summary>What became of evidence that was asked for; null when nothing did.</summary>
    public EvidenceNews? Evidence { get; init; }
}

/// <summary>An article was shown, or it was said whether it helped.</summary>
/// <param name="Helped">Null when it was shown.</param>
internal readonly record struct ArticleNews(string Id, bool? Helped);

/// <summary>What became of evidence (C24).</summary>
internal enum EvidenceNews
{
    /// <summary>It came.</summary>
    Given,

    /// <summary>It may not be shared.</summary>
    Refused,

    /// <summary>It was said who can approve that it is shared.</summary>
    ApproverNamed,
}

/// <summary>How a script ends.</summary>
internal abstract record TriageOutcome
{
    private TriageOutcome() { }

    /// <summary>The customer said it helped.</summary>
    public sealed record Resolved : TriageOutcome;

    /// <summary>The customer was sent to where the matter belongs (C13).</summary>
    /// <param name="To">Who that is, in the customer's language.</param>
    public sealed record Referred(string To) : TriageOutcome;

    /// <summary>People take over.</summary>
    public sealed record HandOff(HandoffReason Reason, string Queue, Tier Tier) : TriageOutcome
    {
        /// <summary>What whoever takes it should know, joined by commas; null for nothing special.</summary>
        public string? Skills { get; init; }
    }
}
