using SupportBot.Conversations;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Sla;
using SupportBot.Storage;
using SupportBot.Triage;

namespace SupportBot.Dialogs.Acts;

/// <summary>Gives a ticket back to the bot at a step of a script: the bot asks there at once, and goes on from it.</summary>
internal sealed class GivingBack(ActWriter writer, PlaybookKeeper playbook, Outgoing outgoing, Company company, ServiceTimesKeeper times, TimeProvider clock)
{
    /// <summary>The steps at which the bot can go on: those that ask the customer something.</summary>
    public static IEnumerable<Step> StepsOf(Script script) => script.Steps.Where(step => step is Step.Ask or Step.Resolve or Step.Evidence);

    public Task<ActResult> ReleaseAsync(TicketNumber number, Agent by, string script, string step, CancellationToken ct) =>
        playbook.Current.Named(script) is { } chosen && StepsOf(chosen).Any(one => one.Id == step)
            ? writer.ActAsync(
                number, _ => new TicketEvent.Released(by.Id),
                (_, after) => [ActWriter.Event(by, $"{EventText.Released}:{chosen.Id.Name}.{step}"), new Line(LineKind.Bot, Words(after))], ct,
                commit => Begun(commit, new TriagePosition(chosen.Id, step)), AgentActs.ForPeopleAlone)
            : Task.FromResult<ActResult>(new ActResult.BadText("The scripts have no such step now. Choose a script and one of its steps, or neither."));

    private Commit Begun(Commit commit, TriagePosition at)
    {
        var input = new TurnInput(commit.After, [], Assessment.Unsure, playbook.Current, clock.GetUtcNow().Kept(), company.Zone) { Times = times.Current };
        var begun = FirstLine.GoOn(new Draft(input, commit.After with { Triage = at, Greeted = true })).Done();
        IReadOnlyList<Line> lines = [.. commit.Lines, .. begun.Lines];
        return commit with
        {
            After = begun.Conversation, Lines = lines, Outbox = outgoing.Of(commit.Before, begun.Conversation, lines), Timers = [.. commit.Timers, .. begun.Timers],
            Walks = begun.Walks,
        };
    }

    private string Words(Conversation to) => playbook.Current.Phrases.Say(
        Phrase.AgentLeftAt, to.Language, Moods.Of(to.Tone), FormsOfAddress.Of(to.Facts), to.Version, ("ticket", to.Ticket.Number.ToString()));
}
