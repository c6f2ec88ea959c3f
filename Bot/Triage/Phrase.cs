namespace SupportBot.Triage;

/// <summary>Everything the product itself says to a customer. The words stand in <c>phrases.yaml</c>.</summary>
internal enum Phrase
{
    /// <summary>The first words, when nothing was told yet.</summary>
    Greeting,

    /// <summary>The topic is unclear: which of these is it?</summary>
    AskTopic,

    /// <summary>What was understood, to be corrected (C03).</summary>
    Acknowledge,

    /// <summary>The customer is venting: no question, only the choice to go on or to have a person (C04).</summary>
    AcknowledgeAnger,

    /// <summary>The anger is over: said once, before the answer (C04).</summary>
    CalmAgain,
    ChoiceGoOn,
    ChoicePerson,
    ChoiceYes,
    ChoiceNo,

    /// <summary>A person was asked for before anything was tried: one quick step, or a person now (C10).</summary>
    OfferQuickStep,
    NotUnderstood,

    /// <summary>Not understood for the second time, outside a script: topics and a person are offered.</summary>
    NotUnderstoodAgain,

    /// <summary>The same inside a script: the question follows, and a person is offered.</summary>
    NotUnderstoodInScript,

    /// <summary>A button of an earlier question was pressed.</summary>
    OldButton,
    DidItHelp,

    /// <summary>An earlier answer was corrected: what is known now.</summary>
    NotedChange,

    /// <summary>The same, of what is not told back.</summary>
    Noted,

    /// <summary>The customer said how to be called or spoken to; the open question follows (C23).</summary>
    AddressNoted,

    /// <summary>Another matter came up in the middle of this one: it can be taken up instead, and the open question follows.</summary>
    AnotherMatter,

    /// <summary>The other matter was answered, and the open question follows.</summary>
    BackToQuestion,

    /// <summary>With evidence that may be confidential: it may be blacked out, and there is another way (C24).</summary>
    EvidenceRedaction,
    ChoiceMayNotShare,

    /// <summary>Who can approve that it is shared (C24)?</summary>
    AskApprover,
    ChoiceUnknown,

    /// <summary>The customer was sent elsewhere, and the ticket ends with that (C13).</summary>
    Referred,
    HandoffTold,
    HandoffUrgent,
    WaitingStatus,
    WaitingAdded,
    AgentJoined,

    /// <summary>A colleague has it from here (C19).</summary>
    AgentChanged,
    AgentLeft,
    ResolvedByAgent,
    ResolvedByBot,
    Reopened,

    /// <summary>The promised time passed and nobody answered yet (C17).</summary>
    HoldingNote,

    /// <summary>The same, when somebody has it.</summary>
    HoldingNoteTaken,

    /// <summary>The time that was named then passed, too.</summary>
    HoldingNoteAgain,
    TriageStatus,
    ClaimedStatus,
    ResolvedStatus,
    AbuseWarning,
    CoolDown,
    Unreadable,
    LanguageUnknown,

    /// <summary>A duplicate was merged into another ticket of the same person.</summary>
    Merged,

    /// <summary>A duplicate was merged into a ticket of somebody else about the same.</summary>
    MergedElsewhere,

    /// <summary>The customer writes in a duplicate: it is passed on.</summary>
    MergedNoted,

    /// <summary>An agent gave it back to the bot at a certain step.</summary>
    AgentLeftAt,

    /// <summary>Asked for by command: in which language shall we go on?</summary>
    ChooseLanguage,
    LanguageChosen,

    /// <summary>The customer ended it by command.</summary>
    EndedByCustomer,

    /// <summary>A command asked for a ticket that is not this customer's, or that there is not.</summary>
    UnknownTicket,

    /// <summary>A code to join another channel with.</summary>
    LinkCode,
    Linked,
    LinkCodeUnknown,

    /// <summary>Nobody is there now: when they are back (C16).</summary>
    QueueNewsClosed,

    /// <summary>How the queue stands, when it can be told how long it takes (C16).</summary>
    QueueNews,

    /// <summary>The same, when it may be any moment now (C16).</summary>
    QueueNewsSoon,

    /// <summary>Before how the queue stands: the time that was told has passed (C16).</summary>
    QueueNewsLate,

    /// <summary>How the queue stands, when too little is known to tell how long it takes.</summary>
    QueueNewsPlace,

    /// <summary>Nobody is taken before, and it cannot be told how long it takes.</summary>
    QueueNewsNext,

    /// <summary>Asks the customer to pass on a question to whoever can approve that evidence is shared (C24).</summary>
    ApprovalRequest,

    /// <summary>It was granted: what to do now, and who sees it.</summary>
    ApprovalGranted,

    /// <summary>It was refused: it goes on without.</summary>
    ApprovalRefused,

    /// <summary>How was the help, from 1 to 5?</summary>
    SurveyAsk,

    /// <summary>The same once more, and never again.</summary>
    SurveyRemind,

    /// <summary>To a score that is not bad: thanks, and room for a comment.</summary>
    SurveyThanks,

    /// <summary>To a bad score: it is seen, and the matter can be opened again.</summary>
    SurveyBad,

    /// <summary>To a comment.</summary>
    SurveyNoted,

    /// <summary>To who leaves it settled after a bad score.</summary>
    SurveyLeft,
    ChoiceReopen,
    ChoiceLeave,

    /// <summary>First thing to who is affected by an incident: what is known, and that news come by themselves (C12).</summary>
    IncidentTold,

    /// <summary>The same to who waits for a person.</summary>
    IncidentToldWaiting,

    /// <summary>How an incident stands now.</summary>
    IncidentNews,
    IncidentOver,

    /// <summary>Who was told writes on: it is noted, and there is nothing newer.</summary>
    IncidentNoted,
    ChoiceOtherMatter,

    /// <summary>What an admin may begin with: that many report the same.</summary>
    IncidentBegins,

    /// <summary>What an admin may begin with: that it is not over.</summary>
    IncidentGoesOn,

    /// <summary>What an admin may begin with: that it is over.</summary>
    IncidentEnds,
    Thanks,
    TooLong,
}
