using SupportBot.Conversations;
using SupportBot.Triage;

namespace SupportBot.Dialogs;

/// <summary>What a turn was for the scripts it went through, to be counted.</summary>
internal static class Walks
{
    /// <param name="passed">The steps that scripts came to in the turn.</param>
    /// <param name="outcome">How a script ended by itself.</param>
    public static IReadOnlyList<Walk> Of(Conversation before, Conversation after, IReadOnlyList<StepId> passed, TriageOutcome? outcome)
    {
        if (passed.Count == 0 && (before.Triage is null || !before.Ticket.BotOwns)) return [];
        var scripts = passed.Select(step => step.Script).ToList();
        if (before.Triage is { } stood && !scripts.Contains(stood.Script)) scripts.Insert(0, stood.Script);
        var ending = After(after, outcome);
        return [.. scripts.Distinct().Select(script => Of(script, before, after, [.. passed.Where(step => step.Script == script).Select(step => step.Step)], ending))];
    }

    private static Walk Of(ScriptId script, Conversation before, Conversation after, IReadOnlyList<string> steps, WalkOutcome? ending)
    {
        var (stood, stands) = (Of(before, script), Of(after, script));
        // The open question was only asked again.
        if (steps.Count > 0 && steps[0] == stood) steps = [.. steps.Skip(1)];
        return new Walk(script, before.Triage?.Scripts.Contains(script) is not true, steps, stands ?? (steps.Count > 0 ? steps[^1] : stood!), ending);
    }

    private static string? Of(Conversation conversation, ScriptId script) => conversation.Triage is { } at && at.Script == script ? at.Step : null;

    // A person may be asked for at any step, and the conversation ended.
    private static WalkOutcome? After(Conversation after, TriageOutcome? outcome) => after switch
    {
        { Triage: not null } => null,
        { Ticket.State: TicketState.Resolved } when outcome is TriageOutcome.Resolved => WalkOutcome.Resolved,
        { Ticket.State: TicketState.Resolved } when outcome is TriageOutcome.Referred => WalkOutcome.Referred,
        { Ticket.State: TicketState.Waiting } => WalkOutcome.HandedOff,
        _ => WalkOutcome.Left,
    };
}
