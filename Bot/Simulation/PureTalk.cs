using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Triage;

namespace SupportBot.Simulation;

/// <summary>One conversation taken from turn to turn by the pure turn: no store, no network, and a clock that only <see cref="Waits"/> moves.</summary>
internal sealed class PureTalk(Playbook playbook, DateTimeOffset start, ChannelName channel, long number = 1)
{
    private readonly Dictionary<TimerKind, DateTimeOffset> _timers = [];
    private long _position;

    public Conversation Conversation { get; private set; } = new()
    {
        Id = new ConversationId(number),
        Address = new Address(channel, "one"),
        Customer = new CustomerId(number),
        Version = 0,
        Ticket = Ticket.Open(new TicketNumber(1000 + number), start),
    };

    public DateTimeOffset Now { get; private set; } = start;

    public Playbook Playbook => playbook;

    public Circumstances Circumstances { get; init; } = Circumstances.Usual;

    /// <summary>What is found for the next words.</summary>
    public IReadOnlyList<FoundArticle> Articles { get; set; } = [];

    /// <summary>When something is to happen by itself; null when nothing is.</summary>
    public DateTimeOffset? NextTimer => _timers.Count == 0 ? null : _timers.Values.Min();

    public TurnResult Writes(string text, Assessment reading) => Take(new Message(++_position, text, Now), reading);

    public TurnResult Presses(Choice button) => Take(new Message(++_position, button.Label, Now, button.Value), Assessment.Unsure);

    public TurnResult Sends(Attachment file, string text = "") => Take(new Message(++_position, text, Now) { Attachments = [file] }, Assessment.Unsure);

    public TurnResult SendsUnreadable(string kind) => Take(new Message(++_position, "", Now, Unreadable: kind), Assessment.Unsure);

    /// <summary>Lets time pass.</summary>
    /// <returns>The turns that come of it, in their order, each with the conversation before.</returns>
    public IEnumerable<(Conversation Before, TurnResult Turn)> Waits(TimeSpan time)
    {
        var until = Now + time;
        while (NextTimer is { } due && due <= until)
        {
            Now = due;
            var kind = _timers.First(timer => timer.Value == due).Key;
            _timers.Remove(kind);
            var before = Conversation;
            yield return (before, Keep(Woken(kind)));
        }
        Now = until;
    }

    private TurnResult Woken(TimerKind kind) => kind switch
    {
        TimerKind.Promise => Turn.PromisePassed(Input([], Assessment.Unsure)),
        TimerKind.Step => Turn.StepDue(Input([], Assessment.Unsure)),
        TimerKind.Snooze => Turn.SnoozeOver(Input([], Assessment.Unsure)),
        TimerKind.Satisfaction => Satisfaction.Due(Input([], Assessment.Unsure)),
        TimerKind.Reminder => Turn.PromiseDueSoon(Input([], Assessment.Unsure)),
        TimerKind.Sla => Turn.DuePassed(Input([], Assessment.Unsure)),
    };

    private TurnResult Take(Message message, Assessment reading) => Keep(Turn.Take(Input([message], reading)));

    private TurnInput Input(IReadOnlyList<Message> messages, Assessment reading) => new(Conversation, messages, reading, playbook, Now, TimeZoneInfo.Utc)
    {
        Circumstances = Circumstances, Articles = Articles,
    };

    private TurnResult Keep(TurnResult result)
    {
        foreach (var timer in result.Timers)
        {
            if (timer.DueAt is { } due) _timers[timer.Kind] = due;
            else _timers.Remove(timer.Kind);
        }
        Conversation = result.Conversation with { Version = Conversation.Version + 1 };
        return result;
    }
}
