using SupportBot.Conversations;
using SupportBot.Dialogs;

namespace SupportBot.Simulation;

/// <summary>Counts one generated conversation into the report: which script it is in, and what becomes of it there.</summary>
internal sealed class ConversationCount(SimulationReport report)
{
    private string? _script;
    private int _turns;

    public void Add(Conversation before, TurnResult turn)
    {
        report.Turns++;
        _turns++;
        foreach (var walk in turn.Walks)
            if (walk.Begins) Begins(walk.Script.Name);
        if (turn.Conversation.Triage is { } at && turn.Lines.Count > 0) ScriptCount.Raise(report.Of(at.Script.Name).Asked, at.Step);
        // A matter may come back, begin and be handed off in one turn.
        if ((before.Ticket.BotOwns || _script is not null) && !turn.Conversation.Ticket.BotOwns) Settled(turn);
    }

    public void Ended(Conversation conversation)
    {
        if (!conversation.Ticket.BotOwns || (_script is null && _turns == 0)) return;
        Close().Left++;
    }

    private void Begins(string script)
    {
        if (_script is not null) Close().Left++;
        (_script, _turns) = (script, 1);
        report.Of(script).Begun++;
    }

    private void Settled(TurnResult turn)
    {
        var ticket = turn.Conversation.Ticket;
        var referred = turn.Walks.Any(walk => walk.Outcome is WalkOutcome.Referred);
        var count = Close();
        if (ticket.State is not TicketState.Resolved) ScriptCount.Raise(count.HandedOff, ticket.Reason ?? HandoffReason.NotUnderstood);
        else if (referred) count.Referred++;
        else count.Resolved++;
    }

    private ScriptCount Close()
    {
        var count = report.Of(_script ?? SimulationReport.NoScript);
        if (_script is null) count.Begun++;
        ScriptCount.Raise(count.Turns, _turns);
        (_script, _turns) = (null, 0);
        return count;
    }
}
