using SupportBot.Conversations;
using SupportBot.Handoff;
using SupportBot.Handoff.Sla;
using SupportBot.Storage;
using SupportBot.Triage;

namespace SupportBot.Dialogs;

/// <summary>
/// Everything a turn may know: what the customer wrote and the company's own records of them, and nobody is looked up (C25). Nothing else decides what it says, so any turn can
/// be taken again with the same result.
/// </summary>
/// <param name="Messages">What the customer wrote since the last turn; at least one.</param>
/// <param name="Assessment">What was read in their text together.</param>
/// <param name="Playbook">The active scripts and texts.</param>
/// <param name="Zone">The company's time zone: times are said in it.</param>
internal sealed record TurnInput(
    Conversation Conversation, IReadOnlyList<Message> Messages, Assessment Assessment, Playbook Playbook, DateTimeOffset Now, TimeZoneInfo Zone)
{
    /// <summary>What is read in the words of the matter and the new ones together, where the new ones only say that it grows or is back.</summary>
    public Assessment? Together { get; init; }

    /// <summary>The world around the words: hours, incidents, earlier tickets.</summary>
    public Circumstances Circumstances { get; init; } = Circumstances.Usual;

    /// <summary>The articles found for these words, the best first.</summary>
    public IReadOnlyList<FoundArticle> Articles { get; init; } = [];

    /// <summary>Articles were looked for.</summary>
    public bool IsLookedUp { get; init; }

    /// <summary>The messenger's hint, used until a text says otherwise.</summary>
    public string? LanguageHint { get; init; }

    /// <summary>How many tickets wait before this one; only asked for while it waits.</summary>
    public int Ahead { get; init; }

    /// <summary>When people are there, and how soon they answer.</summary>
    public ServiceTimes Times { get; init; } = ServiceTimes.Usual;

    /// <summary>What became of matters that first line worked on before.</summary>
    public FirstLineRecord Record { get; init; } = FirstLineRecord.None;

    /// <summary>How far abuse is borne (C21).</summary>
    public AbuseLadder Ladder { get; init; } = AbuseLadder.Usual;

    /// <summary>When customers are asked how the help was; null when nobody is.</summary>
    public SurveyTimes? Survey { get; init; }

    /// <summary>A fresh code to join another channel with, for a turn that may need one.</summary>
    public LinkCode? FreshCode { get; init; }

    /// <summary>Whether the code that was typed was given to somebody lately, who is joined then.</summary>
    public bool IsCodeGood { get; init; }

    /// <summary>The ticket where the matter of this one, a duplicate, goes on; null for none.</summary>
    public Ticket? Main { get; init; }

    /// <summary>When the matter was settled that a pressed score is about; null when nothing was settled here then.</summary>
    public DateTimeOffset? RatedOf { get; init; }

    /// <summary>The ticket a command asks for; null when there is none, or not one of this customer's.</summary>
    public TicketStanding? Asked { get; init; }
}

/// <summary>What a turn made of it.</summary>
internal sealed record TurnResult(Conversation Conversation, IReadOnlyList<Line> Lines, IReadOnlyList<TimerChange> Timers)
{
    /// <summary>What became of a matter that first line worked on; null when nothing did.</summary>
    public FirstLineOutcome? Outcome { get; init; }

    /// <summary>What the customer says of the help.</summary>
    public Rating? Rating { get; init; }

    /// <summary>What is to be done about the customer's other channels; null for nothing.</summary>
    public LinkChange? Link { get; init; }

    /// <summary>Whoever promised an update was reminded of it (C17).</summary>
    public bool IsReminder { get; init; }

    /// <summary>What single agents should hear of.</summary>
    public IReadOnlyList<(AgentId To, Notice Notice)> Notices { get; init; } = [];

    /// <summary>The ticket where the matter goes on, which is told that the customer wrote here.</summary>
    public TicketNumber? PassedOn { get; init; }

    /// <summary>The update of an incident that the customer is told (C12).</summary>
    public (IncidentId Incident, int Number)? Noticed { get; init; }

    /// <summary>The ways that were gone through scripts.</summary>
    public IReadOnlyList<Walk> Walks { get; init; } = [];

    /// <summary>Each way out of a step that was gone, in order; kept nowhere, but tests of scripts count them.</summary>
    public IReadOnlyList<Way> Ways { get; init; } = [];

    /// <summary>What became of articles.</summary>
    public IReadOnlyList<ArticleNews> Articles { get; init; } = [];

    /// <summary>The customer's messages whose files are confidential from now on (C24).</summary>
    public IReadOnlyList<Message> Confided { get; init; } = [];
}
