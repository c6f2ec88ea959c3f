using SupportBot.Storage.Audit;

namespace SupportBot.Admin;

/// <summary>What was done, in an admin's words; what it was done to follows.</summary>
internal static class AuditWords
{
    public static string Of(AuditAct act) => act switch
    {
        AuditAct.TrainingBegun => "began to train the",
        AuditAct.TrainingCancelled => "cancelled the training of the",
        AuditAct.ModelPromoted => "made active: model",
        AuditAct.ModelRolledBack => "went back to model",
        AuditAct.ShadowOn => "lets read unseen: model",
        AuditAct.ShadowOff => "ended the unseen reading of model",
        AuditAct.ModelAdded => "added model",
        AuditAct.AgentAdded => "added agent",
        AuditAct.AgentChanged => "changed agent",
        AuditAct.AgentDisabled => "disabled agent",
        AuditAct.AgentEnabled => "enabled agent",
        AuditAct.PasswordSet => "set a new password for agent",
        AuditAct.CustomerErased => "erased the customer of ticket",
        AuditAct.LabelsImported => "imported labels:",
        AuditAct.LabelsExported => "exported labels:",
        AuditAct.LabelChanged => "changed the label of",
        AuditAct.ScriptDraftSaved => "saved a draft of script",
        AuditAct.ScriptDraftDiscarded => "threw away the draft of script",
        AuditAct.ScriptPublished => "published script",
        AuditAct.ScriptScheduled => "scheduled script",
        AuditAct.ScriptRolledBack => "went back to script",
        AuditAct.ScriptPlanWithdrawn => "withdrew what was planned for script",
        AuditAct.ScriptTrialBegun => "began a trial of script",
        AuditAct.ScriptTrialEnded => "ended the trial of script",
        AuditAct.IncidentDeclared => "declared the incident",
        AuditAct.IncidentUpdated => "told customers how it stands with the incident",
        AuditAct.IncidentEnded => "told customers that it is over: the incident",
        AuditAct.AlarmDismissed => "dismissed as no incident the alarm about",
        AuditAct.CalendarSaved => "changed calendar",
        AuditAct.CalendarRemoved => "removed calendar",
        AuditAct.PolicySaved => "changed how soon tickets are answered in",
        AuditAct.PolicyRemoved => "removed the policy of",
        AuditAct.QueueAdded => "added queue",
        AuditAct.QueueChanged => "changed how it is worked: queue",
        AuditAct.QueueRemoved => "removed queue",
        AuditAct.CannedReplyAdded => "added the canned reply",
        AuditAct.CannedReplyChanged => "changed the canned reply",
        AuditAct.CannedReplyPutAway => "put away the canned reply",
        AuditAct.CannedReplyBroughtBack => "brought back the canned reply",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
