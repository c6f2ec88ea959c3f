using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>One box of a triage script's flowchart. The closed set.</summary>
internal abstract record Step
{
    /// <summary>The name by which a called script goes back to the one that called it.</summary>
    public const string ReturnName = "return";

    private Step() { }

    /// <summary>The step's name within its script.</summary>
    public required string Id { get; init; }

    /// <summary>The steps that can follow.</summary>
    public abstract IEnumerable<string> Exits { get; }

    /// <summary>Tells the customer something and goes on.</summary>
    public sealed record Say(Words Text, string Next) : Step
    {
        public override IEnumerable<string> Exits => [Next];
    }

    /// <summary>Asks one thing and waits. Skipped when its fact is known already (C02).</summary>
    /// <param name="Text">The question.</param>
    /// <param name="Again">The question in other words, for the first answer that was not understood.</param>
    /// <param name="Fact">The fact that keeps the answer.</param>
    /// <param name="Check">What a written answer must be; null when only the choices count.</param>
    /// <param name="Options">The buttons. Beside a check they are ways out ("I do not have it") and leave the fact unknown.</param>
    /// <param name="Next">Where an answer leads that has no step of its own.</param>
    public sealed record Ask(Words Text, Words? Again, string? Fact, Check? Check, ImmutableArray<Option> Options, string? Next) : Step
    {
        /// <summary>Asked even when its fact is known: for "tell me again".</summary>
        public bool Always { get; init; }

        public override IEnumerable<string> Exits =>
            Options.Select(o => o.Next).Append(Check is null ? null : Next).OfType<string>();
    }

    /// <summary>Chooses the way by what is known and read, and says nothing; the first case that holds wins. Written <c>check</c>.</summary>
    public sealed record Decide(ImmutableArray<Case> Cases, string Else) : Step
    {
        public override IEnumerable<string> Exits => Cases.Select(c => c.Next).Append(Else);

        /// <summary>The way out, and where it leads.</summary>
        public (string Out, string Next) Choose(Situation situation)
        {
            for (var i = 0; i < Cases.Length; i++)
                if (Cases[i].If.Holds(situation)) return (Way.Case(i + 1), Cases[i].Next);
            return (Way.Else, Else);
        }
    }

    /// <summary>Goes on after a while, or as soon as the customer writes.</summary>
    /// <param name="Text">Said before.</param>
    public sealed record Wait(TimeSpan For, Words Text, string Next) : Step
    {
        public override IEnumerable<string> Exits => [Next];
    }

    /// <summary>Asks for a file that may be confidential, with the reason, the offer to redact it and another way (C24).</summary>
    /// <param name="Text">What is wanted.</param>
    /// <param name="Why">What it is needed for.</param>
    /// <param name="Next">Where it goes on when a file came.</param>
    /// <param name="Alternative">Where it goes on for those who may not share it.</param>
    public sealed record Evidence(Words Text, Words Why, string Next, string Alternative) : Step
    {
        public override IEnumerable<string> Exits => [Next, Alternative];
    }

    /// <summary>Shows the short answer of an article and asks whether it helped. Passed when there is none.</summary>
    /// <param name="Article">Its id; null for the best that was found for the customer's words.</param>
    public sealed record ShowArticle(string? Article, string Next) : Step
    {
        /// <summary>Stands in place of an id for the article that fits best.</summary>
        public const string Search = "search";

        public override IEnumerable<string> Exits => [Next];
    }

    /// <summary>Asks whether it helped: yes settles the matter, no goes on.</summary>
    /// <param name="Text">The question; null for the playbook's own.</param>
    public sealed record Resolve(Words? Text, string No) : Step
    {
        public override IEnumerable<string> Exits => [No];
    }

    /// <summary>Sends the customer to where the matter belongs, and ends (C13).</summary>
    /// <param name="Text">Where to go, and how.</param>
    /// <param name="To">Who that is.</param>
    public sealed record Refer(Words Text, Words To) : Step
    {
        public override IEnumerable<string> Exits => [];
    }

    /// <summary>Gives the conversation to people.</summary>
    /// <param name="Skills">What whoever takes it should know.</param>
    public sealed record HandOff(HandoffReason Reason, string Queue, Tier Tier, ImmutableArray<string> Skills) : Step
    {
        public override IEnumerable<string> Exits => [];
    }

    /// <summary>Goes through another script and comes back.</summary>
    /// <param name="Script">Its name; the active version is taken.</param>
    public sealed record Call(string Script, string Next) : Step
    {
        public override IEnumerable<string> Exits => [Next];
    }

    /// <summary>The end of a called script: goes on where it was called.</summary>
    public sealed record Return : Step
    {
        public override IEnumerable<string> Exits => [];
    }

    /// <summary>Whether a way through the script can end here.</summary>
    public bool Ends => this is Resolve or HandOff or Refer or Return;

    /// <summary>Whether the customer's answer is always awaited here.</summary>
    public bool Waits => this is Ask or Resolve or Wait or Evidence;

    /// <summary>The texts a customer may read here, labels of buttons aside.</summary>
    public IEnumerable<Words> Texts => this switch
    {
        Say say => [say.Text],
        Ask ask => ask.Again is { } again ? [ask.Text, again] : [ask.Text],
        Wait wait => [wait.Text],
        Evidence evidence => [evidence.Text, evidence.Why],
        Resolve { Text: { } text } => [text],
        Refer refer => [refer.Text, refer.To],
        Resolve or Decide or ShowArticle or HandOff or Call or Return => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>What a written answer must be.</summary>
internal enum Check
{
    Order,
    Email,
    Phone,
    Date,
    Amount,
    ErrorCode,
    Text,
    YesNo,
    File,
}
