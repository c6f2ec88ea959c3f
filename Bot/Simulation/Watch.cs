using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Triage;

namespace SupportBot.Simulation;

/// <summary>Watches one conversation for what must never happen, whoever writes.</summary>
internal sealed class Watch(Playbook playbook)
{
    private const int MostMessages = 3;
    private const int MostAsked = 3;
    private const int MostComings = 3;
    private readonly Dictionary<StepId, int> _comings = [];
    private int _asked;
    private int _changes;
    private int _personAsked;
    private string _lastSaid = "";

    /// <summary>Looks at a turn.</summary>
    /// <returns>What is broken; null when all is well.</returns>
    public string? Look(Act act, Conversation before, TurnResult turn, PureTalk talk)
    {
        var said = turn.Lines.Where(line => line.Kind is LineKind.Bot).ToList();
        var (after, words) = (talk.Conversation, string.Join('\n', said.Select(line => line.Text)));
        var broken = Owner(after, talk) ?? Said(act, before, talk, said.Count, words) ?? Asked(act, before, after) ?? Person(act, before, after);
        if (words.Length > 0) _lastSaid = words;
        return broken;
    }

    /// <summary>Looks at how the customer left it.</summary>
    public static string? AtTheEnd(Conversation after) =>
        !after.Ticket.BotOwns || after.Triage is not null || after.Offered.Count > 0 ? null : "left without a question or an owner";

    // Whoever owns it, there is a reason, a queue and a time.
    private static string? Owner(Conversation after, PureTalk talk) => after.Ticket switch
    {
        { State: TicketState.Waiting, Reason: null } => "handed off without a reason",
        { State: TicketState.Waiting, PromisedBy: null } => "waits without a promised time",
        { State: TicketState.Waiting, PromisedBy: { } by } when talk.NextTimer is not { } next || next > by => "waits without a timer for the promise",
        { State: TicketState.Waiting, Queue: var queue } when !talk.Playbook.Queues.Contains(queue) => $"waits in no queue: '{queue}'",
        { State: TicketState.Triage } when after.Triage is { } at && talk.Playbook.Find(at.Script)?.Find(at.Step) is null => $"stands at {at.At}, which is not there",
        { State: TicketState.Triage } when after.Triage is { WaitsUntil: { } until } && talk.NextTimer is not { } timer => $"waits until {until:g} without a timer",
        _ => null,
    };

    private string? Said(Act act, Conversation before, PureTalk talk, int messages, string words)
    {
        if (messages > MostMessages) return $"{messages} messages in one turn";
        if (messages == 0)
        {
            var isPaused = before.Tone.PausedUntil > talk.Now && IsNothingToTheMatter(act);
            return act.Kind is not ActKind.Waits && talk.Conversation.Ticket.BotOwns && !isPaused ? "nothing was answered" : null;
        }
        return words == _lastSaid ? "the same words twice in a row" : null;
    }

    // While the bot pauses, only what helps the matter on is answered.
    private static bool IsNothingToTheMatter(Act act) => act.Kind is ActKind.Vents or ActKind.Mumbles or ActKind.Nudges || act.Reading.Abuse.Or(Abuse.None) is not Abuse.None;

    private string? Asked(Act act, Conversation before, Conversation after)
    {
        if (!before.Ticket.BotOwns || before.Ticket.State != after.Ticket.State) Anew();
        if (act.Kind is ActKind.Corrects or ActKind.Tells or ActKind.Vents) _changes++;
        if (after.Triage is not { } at || !after.Ticket.BotOwns) return null;
        if (before.Triage?.At == at.At && before.Triage?.AsksApprover == at.AsksApprover)
        {
            // Who asks something else in between, to go back or to go on hears the question anew.
            _asked = act.Kind switch
            {
                _ when before.Offered.Any(button => button.Value == Buttons.GoOn) || !before.Facts.Equals(after.Facts) => 1,
                ActKind.Answers or ActKind.Mumbles => _asked + 1,
                ActKind.Corrects or ActKind.Nudges or ActKind.Tells or ActKind.Vents => 1,
                _ => _asked,
            };
            return _asked > MostAsked ? $"{at.At} asked more than {MostAsked} times in a row" : null;
        }
        _asked = 1;
        var comings = _comings[at.At] = _comings.GetValueOrDefault(at.At) + 1;
        if (comings > MostComings + _changes) return $"came to {at.At} {comings} times";
        return IsKnown(at, before, after) ? $"{at.At} asks for what was known" : null;
    }

    // A fact that stood before this turn and still stands was there to be used.
    private bool IsKnown(TriagePosition at, Conversation before, Conversation after) =>
        playbook.Find(at.Script)?.Find(at.Step) is Step.Ask { Fact: { } fact, Always: false } ask
        && before.Facts[fact] is { } known && after.Facts[fact] == known && (ask.Check is not null || ask.Options.Any(option => option.Value == known));

    // At the latest at the second asking.
    private string? Person(Act act, Conversation before, Conversation after)
    {
        if (!before.Ticket.BotOwns) _personAsked = 0;
        if (act.Kind is not ActKind.AsksForPerson || !before.Ticket.BotOwns) return null;
        _personAsked++;
        if (!after.Ticket.BotOwns) return null;
        if (act.Button is not null) return "the button for a person was pressed, and the bot goes on";
        if (_personAsked > 1) return "a person was asked for twice, and the bot goes on";
        return after.Offered.Any(button => button.Value == Buttons.Person) ? null : "a person was asked for and not offered";
    }

    private void Anew()
    {
        _comings.Clear();
        (_asked, _changes) = (0, 0);
    }
}
