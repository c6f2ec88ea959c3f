using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Acts;
using SupportBot.Dialogs.Incidents;
using SupportBot.Handoff;
using SupportBot.Handoff.Sla;
using SupportBot.Storage;
using SupportBot.Triage;

namespace SupportBot.Tests.Support;

/// <summary>One conversation taken from turn to turn by the pure turn and the real playbook: no store, no network, no clock that moves by itself.</summary>
internal sealed class TurnTalk
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Playbook Shipped = Playbook.Load(Path.Combine(AppContext.BaseDirectory, "playbook"));

    private readonly HashSet<DateTimeOffset> _settled = [];
    private long _position;

    public Conversation Conversation { get; private set; } = new()
    {
        Id = new ConversationId(1),
        Address = new Address(ChannelName.Web, "one"),
        Customer = new CustomerId(1),
        Version = 0,
        Ticket = Ticket.Open(new TicketNumber(1042), Start),
    };

    public DateTimeOffset Now { get; set; } = Start;

    public Playbook Playbook { get; init; } = Shipped;

    public string? LanguageHint { get; init; }

    /// <summary>When people are there, and how soon they answer.</summary>
    public ServiceTimes Times { get; init; } = ServiceTimes.Usual;

    public int Ahead { get; set; }

    /// <summary>When customers are asked how the help was; null for never.</summary>
    public SurveyTimes? Survey { get; init; }

    public ChannelName Channel
    {
        init => Conversation = Conversation with { Address = new Address(value, "one") };
    }

    /// <summary>What became of other matters before.</summary>
    public FirstLineRecord Record { get; init; } = FirstLineRecord.None;

    /// <summary>The open incident that the matter may belong to.</summary>
    public IncidentNotice? Incident { get; set; }

    /// <summary>What is found for whatever is written from now on.</summary>
    public IReadOnlyList<FoundArticle> Articles { get; set; } = [];

    /// <summary>How the ticket stands that a command asks for; null for one of somebody else.</summary>
    public TicketStanding? Asked { get; set; }

    /// <summary>The ticket this one is merged into.</summary>
    public Ticket? Main { get; init; }

    public Ticket Ticket => Conversation.Ticket;

    public static Phrases Phrases => Shipped.Phrases;

    /// <summary>What the last turn made of it.</summary>
    public TurnResult? Last { get; private set; }

    /// <summary>The new timers of the last turn.</summary>
    public IReadOnlyList<TimerChange> Timers => Last?.Timers ?? [];

    /// <summary>What the bot said in the last turn.</summary>
    public IReadOnlyList<Line> Said => [.. (Last?.Lines ?? []).Where(line => line.Kind is LineKind.Bot)];

    public string Words => string.Join("\n", Said.Select(line => line.Text));

    public IReadOnlyList<string> Buttons => Said is [.., var last] ? [.. last.Choices.Select(choice => choice.Label)] : [];

    /// <summary>A burst that reads like this as a whole.</summary>
    public TurnTalk Writes(Assessment reading, params IEnumerable<string> burst) =>
        Take([.. burst.Select(text => new Message(++_position, text, Now))], reading);

    /// <summary>A text of which nothing can be read for certain.</summary>
    public TurnTalk Mumbles(string text) => Writes(Assessment.Unsure, text);

    public TurnTalk Presses(string label)
    {
        var choice = Conversation.Offered.FirstOrDefault(choice => choice.Label == label);
        choice.ShouldNotBeNull($"Offered were only: {string.Join(", ", Conversation.Offered.Select(one => one.Label))}");
        return PressesOld(choice);
    }

    /// <summary>A button of any message further up.</summary>
    public TurnTalk PressesOld(Choice choice) => Take([new Message(++_position, choice.Label, Now, choice.Value)], Assessment.Unsure);

    /// <summary>Puts the conversation at a step of a script, as if the customer had come there.</summary>
    public TurnTalk StandsAt(TriagePosition at)
    {
        Conversation = Conversation with { Triage = at, Greeted = true };
        return this;
    }

    public TurnTalk Sends(string kind) => Take([new Message(++_position, "", Now, Unreadable: kind)], Assessment.Unsure);

    public TurnTalk Sends(Attachment file, string text) => Take([new Message(++_position, text, Now) { Attachments = [file] }], Assessment.Unsure);

    public TurnTalk Waits(TimeSpan time)
    {
        Now += time;
        Keep(Turn.PromisePassed(Input([], Assessment.Unsure)));
        return this;
    }

    /// <summary>It is time to ask how the help was, or seems to be.</summary>
    public TurnTalk IsSurveyed(TimeSpan after)
    {
        Now += after;
        Keep(Satisfaction.Due(Input([], Assessment.Unsure)));
        return this;
    }

    /// <summary>The time for the reminder of a promise has come; false when nothing is due yet.</summary>
    public bool IsRemindedNow()
    {
        Keep(Turn.PromiseDueSoon(Input([], Assessment.Unsure)));
        return Last!.IsReminder;
    }

    /// <summary>A time that the policy asks for has come.</summary>
    public TurnTalk IsDueNow()
    {
        Keep(Turn.DuePassed(Input([], Assessment.Unsure)));
        return this;
    }

    /// <summary>The customer, who has not written just now, is told of an incident; false when there is nothing to tell.</summary>
    public bool IsTold(IncidentNotice notice)
    {
        if (IncidentTalk.Tell(Input([], Assessment.Unsure), notice) is not { } told) return false;
        Keep(told);
        return true;
    }

    /// <summary>An agent's act; false when the ticket refuses it.</summary>
    public bool Agent(TicketEvent happened)
    {
        if (Ticket.Apply(happened, Now) is not TicketChange.Made(var ticket)) return false;
        Conversation = ActWriter.After(Conversation, ticket, happened) with { Version = Conversation.Version + 1 };
        NoteSettled();
        return true;
    }

    public TurnTalk Claimed(Agent? by = null) => Must(new TicketEvent.Claimed((by ?? Some.Agent).Id));

    public TurnTalk Prioritised(Urgency urgency) => Must(new TicketEvent.Prioritised(Some.Agent.Id, urgency));

    public TurnTalk Released() => Must(new TicketEvent.Released(Some.Agent.Id));

    public TurnTalk Resolved() => Must(new TicketEvent.Resolved(Some.Agent.Id));

    /// <summary>The bot said this phrase in one of its variants, alone or beside other words.</summary>
    public bool Has(Phrase phrase, Language language = Language.En) => Count(phrase, language) > 0;

    public int Count(Phrase phrase, Language language = Language.En) =>
        Phrases.Variants(phrase, language).Sum(variant => Said.Count(line => PhrasePattern.Of(variant).IsMatch(line.Text)));

    private TurnTalk Must(TicketEvent happened)
    {
        Agent(happened).ShouldBeTrue();
        return this;
    }

    private TurnTalk Take(IReadOnlyList<Message> messages, Assessment reading)
    {
        Keep(Turn.Take(Input(messages, reading)));
        return this;
    }

    private TurnInput Input(IReadOnlyList<Message> messages, Assessment reading) =>
        new(Conversation, messages, reading, Playbook, Now, TimeZoneInfo.Utc) { LanguageHint = LanguageHint, Times = Times, Ahead = Ahead, Asked = Asked, Main = Ticket.MergedInto is null ? null : Main, RatedOf = RatedOf(messages), Record = Record, Survey = Survey, Articles = Articles, Circumstances = Circumstances.Usual with { Incident = Incident } };

    private void Keep(TurnResult result)
    {
        Last = result;
        Conversation = result.Conversation with { Version = Conversation.Version + 1 };
        NoteSettled();
    }

    private void NoteSettled()
    {
        if (Ticket.ResolvedAt is { } at) _settled.Add(at);
    }

    private DateTimeOffset? RatedOf(IReadOnlyList<Message> messages) =>
        SupportBot.Triage.Buttons.ReadRating(messages.LastOrDefault(message => message.Choice is not null)?.Choice) is { Of: var of } && _settled.Contains(of) ? of : null;
}
