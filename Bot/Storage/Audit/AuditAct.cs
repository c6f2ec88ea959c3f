namespace SupportBot.Storage.Audit;

/// <summary>What was done. The numbers stand in stores: new acts get new ones.</summary>
internal enum AuditAct
{
    TrainingBegun = 1,
    TrainingCancelled = 2,
    ModelPromoted = 3,
    ModelRolledBack = 4,
    ShadowOn = 5,
    ShadowOff = 6,

    /// <summary>A model was trained, or came with an update, and became active or a candidate by itself.</summary>
    ModelAdded = 7,

    AgentAdded = 20,
    AgentChanged = 21,
    AgentDisabled = 22,
    AgentEnabled = 23,
    PasswordSet = 24,
    CustomerErased = 30,
    LabelsImported = 40,
    LabelsExported = 41,
    LabelChanged = 42,
    ScriptDraftSaved = 50,
    ScriptDraftDiscarded = 51,
    ScriptPublished = 52,
    ScriptScheduled = 53,
    ScriptRolledBack = 54,
    ScriptPlanWithdrawn = 55,
    ScriptTrialBegun = 56,
    ScriptTrialEnded = 57,
    IncidentDeclared = 70,
    IncidentUpdated = 71,
    IncidentEnded = 72,
    AlarmDismissed = 73,
    CalendarSaved = 95,
    CalendarRemoved = 96,
    PolicySaved = 97,
    PolicyRemoved = 98,
    QueueAdded = 85,
    QueueChanged = 86,
    QueueRemoved = 87,
    CannedReplyAdded = 105,
    CannedReplyChanged = 106,
    CannedReplyPutAway = 107,
    CannedReplyBroughtBack = 108,
}
