using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Handoff;
using SupportBot.Handoff.Sla;
using SupportBot.Storage;
using SupportBot.Triage;

namespace SupportBot.Dialogs;

/// <summary>A turn while it is being decided: the conversation as it will be, and what will be said.</summary>
internal sealed record Draft(TurnInput Input, Conversation Conversation)
{
    private ImmutableList<Line> Lines { get; init; } = [];

    /// <summary>What single agents should hear of.</summary>
    private ImmutableList<(AgentId To, Notice Notice)> Notices { get; init; } = [];

    /// <summary>The steps of scripts that the turn came to.</summary>
    public ImmutableList<StepId> Passed { get; init; } = [];

    /// <summary>The ways out of steps that the turn went.</summary>
    public ImmutableList<Way> Ways { get; init; } = [];

    /// <summary>What became of articles.</summary>
    public ImmutableList<ArticleNews> Articles { get; init; } = [];

    /// <summary>How a script ended by itself; null when none did.</summary>
    public TriageOutcome? Outcome { get; init; }

    /// <summary>The rule by which it goes to people; null when none held.</summary>
    public Escalation? Escalation { get; init; }

    /// <summary>Said before whatever is said next, in the same message; null for nothing.</summary>
    public string? Opening { get; init; }

    /// <summary>What is to be done about the customer's other channels.</summary>
    public LinkChange? Link { get; init; }

    /// <summary>What the customer says of the help.</summary>
    public Rating? Rating { get; init; }

    /// <summary>The ticket that is told that the customer wrote here.</summary>
    public TicketNumber? PassedOn { get; init; }

    /// <summary>The update of an incident that is told.</summary>
    public (IncidentId Incident, int Number)? Noticed { get; init; }

    public Ticket Ticket => Conversation.Ticket;

    public Language Language => Conversation.Language;

    public Phrases Phrases => Input.Playbook.Phrases;

    /// <summary>The company's date.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Input.Now, Input.Zone).DateTime);

    public TurnResult Done()
    {
        var said = Lines.LastOrDefault(line => line.Kind is LineKind.Bot);
        var after = Conversation with
        {
            Ticket = SlaClock.Set(Input.Conversation.Ticket, Ticket, Input.Times, Input.Now, Listening.WantsAnswer(Input)),
            FactsFrom = Conversation.FactsFrom.After(Input.Conversation.Facts, Conversation.Facts, Input.Messages),
        };
        return new TurnResult(said is null ? after : after with { Offered = said.Choices, Spoken = Conversation.Spoken + 1 }, Lines, Timers(after))
        {
            Notices = Notices,
            Noticed = Noticed, Link = Link, PassedOn = PassedOn, Rating = Rating, Outcome = Outcomes.Of(Input.Conversation, Conversation, Outcome is TriageOutcome.Resolved or TriageOutcome.Referred), Walks = Walks.Of(Input.Conversation, Conversation, Passed, Outcome), Ways = Ways,
            Articles = Articles, Confided = Evidence.Confided(Input),
        };
    }

    // A script that waits is woken; one that does not wait any more, or has ended, is not.
    private IReadOnlyList<TimerChange> Timers(Conversation after)
    {
        var (waited, waits) = (Input.Conversation.Triage?.WaitsUntil, after.Triage?.WaitsUntil);
        List<TimerChange> timers = [.. TicketTimers.Between(Input.Conversation.Ticket, after.Ticket, Input.Now), .. Surveys.Between(Input.Conversation, after, Input.Survey)];
        if (waited != waits) timers.Add(new TimerChange(TimerKind.Step, waits));
        return timers;
    }

    public Draft With(Conversation conversation) => this with { Conversation = conversation };

    public Draft Say(Phrase phrase, params (string Name, string Value)[] values) => Say(new Reply(Words(phrase, values)));

    public Draft Say(Reply reply) => this with
    {
        Lines = Lines.Add(Line.Say(Opening is null ? reply : reply with { Text = $"{Opening} {reply.Text}" })), Opening = null,
    };

    public Draft Say(IEnumerable<Reply> replies) => replies.Aggregate(this, (draft, reply) => draft.Say(reply));

    /// <summary>A script went on.</summary>
    public Draft Walked(Progress progress)
    {
        var walked = progress.Articles.Aggregate(this with { Passed = Passed.AddRange(progress.Passed), Ways = Ways.AddRange(progress.Ways), Outcome = progress.Outcome }, (draft, news) => draft.Noted(news));
        return Evidence.Happened(progress) is { } happened ? walked.Record(happened) : walked;
    }

    /// <summary>An article was shown, which is not done twice, or it was said whether it helped.</summary>
    public Draft Noted(ArticleNews news) => this with
    {
        Articles = Articles.Add(news),
        Conversation = Conversation with { ShownArticles = [.. Conversation.ShownArticles.Where(id => id != news.Id).TakeLast(Conversation.MostShownArticles - 1), news.Id] },
    };

    /// <summary>Tells whoever has the ticket; nobody while it waits.</summary>
    public Draft TellOwner(NoticeKind kind, string words) => Ticket is { State: TicketState.Claimed, Agent: { } owner }
        ? this with { Notices = Notices.Add((owner, new Notice(kind, Ticket.Number, words))) }
        : this;

    public Draft Record(string happened) => this with { Lines = Lines.Add(new Line(LineKind.Event, happened)) };

    /// <summary>How the customer feels, which decides how it is said.</summary>
    public Mood Mood => Moods.Of(Conversation.Tone);

    /// <summary>How the customer wants to be spoken to.</summary>
    public FormOfAddress Form => FormsOfAddress.Of(Conversation.Facts);

    /// <summary>A phrase in the customer's language, fit for their mood; a later turn of the same conversation gets another variant.</summary>
    public string Words(Phrase phrase, params (string Name, string Value)[] values) => Words(phrase, Conversation.Spoken, values);

    /// <summary>The same in a certain variant.</summary>
    public string Words(Phrase phrase, long seed, params (string Name, string Value)[] values) =>
        Phrases.Say(phrase, Language, Mood, Form, seed, [.. values, ("ticket", Ticket.Number.ToString())]);

    /// <summary>By when the customer hears from the people of a queue.</summary>
    public DateTimeOffset NextUpdate(string queue) => Input.Times.NextUpdate(queue, Ticket.Urgency, Input.Now);

    /// <summary>The same for agents, whose desk speaks English.</summary>
    public string TimeForAgents(DateTimeOffset due) => Promises.Say(due, Input.Now, Input.Zone, Language.En);

    public string Time(DateTimeOffset due) => Promises.Say(due, Input.Now, Input.Zone, Language);

    /// <summary>The one way a turn changes the ticket. A change the ticket refuses leaves everything as it was.</summary>
    public Draft Apply(TicketEvent happened) => Ticket.Apply(happened, Input.Now) is TicketChange.Made(var ticket)
        ? this with { Conversation = Conversation with { Ticket = ticket } }
        : this;
}
