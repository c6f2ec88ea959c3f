using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Dialogs;

/// <summary>What a turn, or an agent's act, was for the scripts it went through, to be counted.</summary>
internal static class Walks
{
    /// <param name="passed">The steps that scripts came to in the turn.</param>
    /// <param name="outcome">How a script ended by itself.</param>
    public static IReadOnlyList<Walk> Of(Conversation before, Conversation after, IReadOnlyList<StepId> passed, TriageOutcome? outcome)
    {
        if (passed.Count == 0 && (before.Triage is null || !before.Ticket.BotOwns)) return [];
        var ending = Ending(after, outcome);
        // Who is in a script is also in those that called it: they end together.
        var stood = ending is null ? before.Triage is { } at ? [at.Script] : [] : before.Triage?.Scripts ?? [];
        return [.. stood.Concat(passed.Select(step => step.Script)).Distinct()
            .Select(script => Of(script, before, after, passed, ending))];
    }

    private static Walk Of(ScriptId script, Conversation before, Conversation after, IReadOnlyList<StepId> passed, WalkOutcome? ending)
    {
        var steps = passed.Where(step => step.Script == script).Select(step => step.Step).ToList();
        var (stood, stands) = (Of(before, script), Of(after, script));
        var isBack = (steps is [.., Step.ReturnName] && passed[^1].Script != script) || (ending is null && after.Triage?.Scripts.Contains(script) is not true);
        // The open question was only asked again.
        if (steps.Count > 0 && steps[0] == stood) steps.RemoveAt(0);
        return new Walk(
            script, before.Triage?.Scripts.Contains(script) is not true, steps, stands ?? (steps.Count > 0 ? steps[^1] : stood ?? ""),
            isBack ? WalkOutcome.Returned : ending);
    }

    private static string? Of(Conversation conversation, ScriptId script) => conversation.Triage is { } at && at.Script == script ? at.Step : null;

    // A person may be asked for at any step, the conversation ended, and an agent may take over.
    private static WalkOutcome? Ending(Conversation after, TriageOutcome? outcome) => after switch
    {
        { Ticket.State: TicketState.Claimed } => WalkOutcome.HandedOff,
        { Triage: not null } => null,
        { Ticket.State: TicketState.Resolved } when outcome is TriageOutcome.Resolved => WalkOutcome.Resolved,
        { Ticket.State: TicketState.Resolved } when outcome is TriageOutcome.Referred => WalkOutcome.Referred,
        { Ticket.State: TicketState.Waiting } => WalkOutcome.HandedOff,
        _ => WalkOutcome.Left,
    };
}
