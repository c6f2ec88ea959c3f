using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Triage;

/// <summary>One box of a triage script's flowchart. The closed set.</summary>
internal abstract record Step
{
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

    /// <summary>Chooses the way by facts or by what was read in the words; the first case that holds wins.</summary>
    public sealed record Branch(ImmutableArray<Case> Cases, string Else) : Step
    {
        public override IEnumerable<string> Exits => Cases.Select(c => c.Next).Append(Else);

        public string Choose(Facts facts, Assessment assessment) =>
            Cases.FirstOrDefault(c => c.Holds(facts, assessment))?.Next ?? Else;
    }

    /// <summary>Asks whether it helped: yes settles the matter, no goes on.</summary>
    /// <param name="Text">The question; null for the playbook's own.</param>
    public sealed record Resolve(Words? Text, string No) : Step
    {
        public override IEnumerable<string> Exits => [No];
    }

    /// <summary>Gives the conversation to people.</summary>
    public sealed record HandOff(HandoffReason Reason, string Queue, Tier Tier) : Step
    {
        public override IEnumerable<string> Exits => [];
    }

    /// <summary>Whether a way through the script can end here.</summary>
    public bool Ends => this is Resolve or HandOff;

    /// <summary>Whether the customer's answer is awaited here.</summary>
    public bool Waits => this is Ask or Resolve;
}

/// <summary>What a written answer must be.</summary>
internal enum Check
{
    Order,
    Email,
    Phone,
    Date,
    ErrorCode,
    Text,
    YesNo,
}
