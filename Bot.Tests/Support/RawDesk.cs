using System.Globalization;
using SupportBot.Conversations;

namespace SupportBot.Tests.Support;

/// <summary>How one matter stands, as its lines alone tell it.</summary>
internal sealed class RawDesk
{
    private DateTimeOffset? _last;
    private DateTimeOffset? _promised;
    private bool _waits;
    private bool _isUntouched;
    private bool _isAside;
    private bool _isCustomersTurn;
    private long _owner;

    public string? Queue { get; private set; }
    public EpisodeEnd EndedBy { get; private set; }
    public TicketOutcome Outcome { get; private set; }
    public HandoffReason? Reason { get; private set; }
    public DateTimeOffset? HandedOffAt { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public TimeSpan Waited { get; private set; }
    public TimeSpan Handled { get; private set; }
    public int Moves { get; private set; }
    public int Kept { get; private set; }
    public int Broken { get; private set; }
    public bool IsHostile { get; private set; }
    public HashSet<long> Worked { get; } = [];

    public void Take(LineKind kind, long? agent, string what, string of, DateTimeOffset at)
    {
        if (_last is { } last && (_waits || _isUntouched)) Waited += at - last;
        else if (_last is { } since && _owner > 0 && !_isAside && !_isCustomersTurn) Handled += at - since;
        _last = at;
        if (kind is LineKind.Customer) Write(what);
        else if (kind is LineKind.Agent) Answer(agent!.Value, at);
        else if (kind is LineKind.Event) Happen(agent, what, of, at);
    }

    private void Write(string what)
    {
        _isCustomersTurn = false;
        IsHostile |= what == "THIEVES";
    }

    private void Answer(long by, DateTimeOffset at)
    {
        AnsweredAt ??= at;
        (_isUntouched, _isAside, _isCustomersTurn) = (false, false, true);
        Worked.Add(by);
        Keep(at);
    }

    private void Happen(long? agent, string what, string of, DateTimeOffset at)
    {
        switch (what)
        {
            case "handed_off":
                (Reason, Queue) = (HandedOffAt is null ? (HandoffReason)Number(of) : Reason, Queues.Support);
                Wait(at);
                _promised = at + SeededDesk.PromisedWithin;
                break;
            case "reopened" when of == "queue":
                Wait(at);
                _promised = at + SeededDesk.PromisedWithin;
                break;
            case "claimed" or "reopened" when agent is { } by:
                Own(by, at);
                break;
            case "assigned":
                Give(1);
                break;
            case "came_back":
                Wait(at);
                break;
            case "transferred":
                if (!_isUntouched) Moves++;
                if (of == "0") Queue = Queues.Billing;
                if (of == "0") Wait(at);
                else Give(Number(of));
                break;
            case "snoozed":
                (_isAside, _isUntouched) = (true, false);
                Worked.Add(agent!.Value);
                break;
            case "woken":
                _isAside = false;
                break;
            case "released":
                (_owner, _isUntouched, _isAside) = (0, false, false);
                GiveUp(at);
                break;
            case "promise_passed":
                Broken++;
                _promised = at + SeededDesk.PromisedWithin;
                break;
            case "resolved" or "merged":
                EndedBy = EpisodeEnd.Agent;
                Outcome = what == "merged" ? TicketOutcome.Duplicate : (TicketOutcome)Number(of);
                Worked.Add(agent!.Value);
                if (what == "resolved" && Outcome != TicketOutcome.Duplicate) Keep(at);
                else GiveUp(at);
                break;
            case "ended_by_customer":
                (EndedBy, Outcome) = (EpisodeEnd.Customer, TicketOutcome.Withdrawn);
                GiveUp(at);
                break;
            case "referred":
                Outcome = TicketOutcome.Referred;
                break;
        }
    }

    private void Wait(DateTimeOffset at)
    {
        (_waits, _owner, _isUntouched, _isAside) = (true, 0, false, false);
        HandedOffAt ??= at;
    }

    private void Give(long to) => (_waits, _owner, _isUntouched, _isAside, _isCustomersTurn) = (false, to, true, false, false);

    private void Own(long by, DateTimeOffset at)
    {
        (_waits, _owner, _isUntouched, _isAside, _isCustomersTurn) = (false, by, false, false, false);
        HandedOffAt ??= at;
        Worked.Add(by);
    }

    private void Keep(DateTimeOffset at)
    {
        if (at <= _promised) Kept++;
        GiveUp(at);
    }

    private void GiveUp(DateTimeOffset at)
    {
        if (at > _promised) Broken++;
        _promised = null;
    }

    private static int Number(string of) => int.Parse(of, CultureInfo.InvariantCulture);
}
