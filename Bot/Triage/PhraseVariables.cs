namespace SupportBot.Triage;

/// <summary>What the caller gives with each phrase; every variant must use all of it and nothing else.</summary>
internal static class PhraseVariables
{
    private static readonly string[] None = [];

    public static IReadOnlyList<string> Of(Phrase phrase) => phrase switch
    {
        Phrase.Acknowledge or Phrase.NotedChange or Phrase.AnotherMatter => ["what"],
        Phrase.HandoffTold or Phrase.HandoffUrgent => ["reason", "ticket", "time"],
        Phrase.WaitingStatus => ["ahead", "ticket", "time"],
        Phrase.QueueNews or Phrase.QueueNewsSoon => ["ahead", "wait"],
        Phrase.QueueNewsPlace => ["ahead"],
        Phrase.QueueNewsClosed => ["ahead", "time"],
        Phrase.ApprovalRequest => ["approver", "ticket"],
        Phrase.LinkCode => ["code"],
        Phrase.CoolDown => ["time"],
        Phrase.HoldingNote or Phrase.HoldingNoteTaken or Phrase.HoldingNoteAgain or Phrase.Reopened => ["ticket", "time"],
        Phrase.AgentJoined or Phrase.AgentChanged or Phrase.ClaimedStatus => ["agent", "ticket"],
        Phrase.Merged => ["ticket", "other"],
        Phrase.WaitingAdded or Phrase.MergedElsewhere or Phrase.MergedNoted or Phrase.AgentLeftAt or Phrase.AgentLeft or Phrase.ResolvedByAgent or Phrase.ResolvedByBot or Phrase.Referred
            or Phrase.TriageStatus or Phrase.ResolvedStatus or Phrase.EndedByCustomer
            or Phrase.ApprovalGranted or Phrase.ApprovalRefused or Phrase.SurveyAsk or Phrase.SurveyRemind or Phrase.SurveyBad or Phrase.SurveyLeft => ["ticket"],
        Phrase.Unreadable => ["kind"],
        Phrase.IncidentTold or Phrase.IncidentToldWaiting or Phrase.IncidentNews or Phrase.IncidentOver => ["text", "ticket"],
        Phrase.IncidentNoted => ["ticket"],
        Phrase.IncidentBegins => ["what"],
        Phrase.Greeting or Phrase.AskTopic or Phrase.AcknowledgeAnger or Phrase.ChoiceGoOn or Phrase.ChoicePerson
            or Phrase.ChoiceYes or Phrase.ChoiceNo or Phrase.OfferQuickStep or Phrase.NotUnderstood or Phrase.NotUnderstoodAgain
            or Phrase.NotUnderstoodInScript or Phrase.OldButton or Phrase.DidItHelp or Phrase.AbuseWarning or Phrase.CalmAgain
            or Phrase.Noted or Phrase.AddressNoted or Phrase.BackToQuestion or Phrase.EvidenceRedaction or Phrase.ChoiceMayNotShare or Phrase.AskApprover or Phrase.ChoiceUnknown
            or Phrase.LanguageUnknown or Phrase.ChooseLanguage or Phrase.LanguageChosen or Phrase.UnknownTicket or Phrase.QueueNewsNext or Phrase.QueueNewsLate
            or Phrase.SurveyThanks or Phrase.SurveyNoted or Phrase.ChoiceReopen or Phrase.ChoiceLeave
            or Phrase.ChoiceOtherMatter or Phrase.IncidentGoesOn or Phrase.IncidentEnds or Phrase.Linked or Phrase.LinkCodeUnknown or Phrase.Thanks or Phrase.TooLong => None,
    };
}
