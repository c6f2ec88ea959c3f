using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Dialogs.Acts;
using SupportBot.Dialogs.Incidents;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Handoff;
using SupportBot.Dialogs.Sla;
using SupportBot.Storage;
using SupportBot.Storage.Articles;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Dialogs;

/// <summary>Takes one turn of one conversation: load, assess, decide, commit. Sending comes after, from the outbox.</summary>
internal sealed class DialogManager(
    ConversationStore store, QueuePlace queue, LinkStore links, ActiveClassifier classifier, LiveReadings live, PlaybookKeeper playbook, Outgoing outgoing, Company company, ServiceTimesKeeper times,
    FirstLineRecords records, OpenIncidents incidents, Consulted articles, IOptions<DialogOptions> options, IOptions<SatisfactionOptions> satisfaction,
    TimeProvider clock)
{
    public async Task TakeTurnAsync(ConversationId id, CancellationToken ct)
    {
        while (true)
        {
            if (await store.LoadAsync(id) is not { IsElsewhere: false, IsOwed: true } loaded) return;
            if (loaded.Pending is not [.., var last])
            {
                // All of it was taken back: there is nothing to answer.
                if (await store.CommitAsync(new Commit(loaded.Conversation, loaded.Conversation) { Handled = loaded.Last }, ct)) return;
                continue;
            }
            var reader = classifier.Current;
            var words = Listening.TextOf(loaded.Pending);
            var reading = words.Length == 0 ? Assessment.Unsure : reader.Assess(words);
            var input = await articles.WithArticlesAsync(await InputAsync(loaded.Conversation, loaded.Pending, reading, loaded.LanguageHint));
            var result = Turn.Take(input with { Together = Together(reader, loaded.Conversation, words) });
            var commit = ToCommit(loaded.Conversation, result) with
            {
                Handled = loaded.Last,
                // Buttons and commands have no words to read anything in.
                Reading = ReferenceEquals(reading, Assessment.Unsure) ? null : (reading, last.Position),
                ReadBy = reader.Version,
                Report = Reported.In(result.Conversation, reading, words, last.Position),
                OpenQuestion = Consulted.Open(input),
            };
            // Somebody else, an agent perhaps, was faster: look again and decide anew.
            if (!await store.CommitAsync(commit, ct)) continue;
            if (commit.Reading is not null) live.Offer(new LiveReading(id, last.Position, words, reading));
            return;
        }
    }

    /// <summary>Gives messages that no turn could be taken for to people, unread. False when somebody else was faster.</summary>
    public async Task<bool> TryHandOffUnreadAsync(ConversationId id)
    {
        if (await store.LoadAsync(id) is not { Pending: [_, ..] } loaded) return true;
        var result = Turn.HandOffUnread(await InputAsync(loaded.Conversation, loaded.Pending, Assessment.Unsure, loaded.LanguageHint));
        return await store.CommitAsync(ToCommit(loaded.Conversation, result) with { Handled = loaded.Last }, CancellationToken.None);
    }

    public async Task TakeTimerAsync(ConversationId id, TimerKind kind, CancellationToken ct)
    {
        while (true)
        {
            if (await store.LoadAsync(id) is not { } loaded) return;
            // The customer has just written: what they say comes first, and then it may not be asked any more.
            if (kind is TimerKind.Satisfaction && loaded.IsOwed) return;
            var input = await InputAsync(loaded.Conversation, [], Assessment.Unsure, loaded.LanguageHint);
            if (kind is TimerKind.Step) input = await articles.WithArticlesAsync(input);
            var result = kind switch
            {
                TimerKind.Promise => Turn.PromisePassed(input),
                TimerKind.Step => Turn.StepDue(input),
                TimerKind.Snooze => Turn.SnoozeOver(input),
                TimerKind.Satisfaction => Satisfaction.Due(input),
                TimerKind.Reminder => Turn.PromiseDueSoon(input),
                TimerKind.Sla => Turn.DuePassed(input),
            };
            var commit = ToCommit(loaded.Conversation, result);
            if (!commit.Timers.Any(timer => timer.Kind == kind)) commit = commit with { Timers = [.. commit.Timers, Kept(kind, result.Conversation)] };
            if (await store.CommitAsync(commit, ct)) return;
        }
    }

    // It was moved on while it was claimed: it is due when the conversation says, or not at all.
    private TimerChange Kept(TimerKind kind, Conversation conversation) => new(kind, kind switch
    {
        TimerKind.Promise => conversation.Ticket.PromisedBy,
        TimerKind.Step => conversation.Ticket.BotOwns ? conversation.Triage?.WaitsUntil : null,
        TimerKind.Snooze => conversation.Ticket.SnoozedUntil,
        TimerKind.Satisfaction => Surveys.NextAt(conversation, satisfaction.Value.Times),
        TimerKind.Reminder => conversation.Ticket.PromisedBy - TicketTimers.LongestLead is { } at && at > clock.GetUtcNow() ? at : null,
        TimerKind.Sla => conversation.Ticket.Due.Earliest,
    });

    /// <summary>Tells how an incident stands; false when the conversation has nothing to do with it, or knows it.</summary>
    public async Task<bool> TellAsync(ConversationId id, IncidentNotice notice, CancellationToken ct)
    {
        while (true)
        {
            if (await store.LoadAsync(id) is not { } loaded) return false;
            var input = await InputAsync(loaded.Conversation, [], Assessment.Unsure, loaded.LanguageHint);
            if (IncidentTalk.Tell(input, notice) is not { } result) return false;
            if (await store.CommitAsync(ToCommit(loaded.Conversation, result), ct)) return true;
        }
    }

    // "Now all of us" is urgent only beside what it is about.
    internal static Assessment? Together(Classifier reader, Conversation conversation, string words) =>
        conversation.Ticket.Symptom is { } symptom && FollowUps.Read(words) is FollowUp.Again or FollowUp.Worse ? reader.Assess($"{symptom}\n{words}") : null;

    private async ValueTask<TurnInput> InputAsync(Conversation conversation, IReadOnlyList<Message> messages, Assessment reading, string? hint)
    {
        var command = Commanded.In(messages);
        var inForce = await playbook.ForAsync(conversation);
        var main = conversation.Ticket.MergedInto is null ? null : await store.FindMainAsync(conversation.Ticket.Number);
        return new TurnInput(conversation, messages, reading, inForce, clock.GetUtcNow().Kept(), company.Zone)
        {
            LanguageHint = hint,
            Ladder = options.Value.Ladder,
            Survey = satisfaction.Value.Times,
            Record = records.Current,
            Times = times.Current,
            Circumstances = await CircumstancesAsync(conversation, reading, inForce),
            Asked = command is not null ? await AskedAsync(conversation, command, main?.Number) : null,
            FreshCode = command is Command.Link { HasCode: false } ? new LinkCode(RandomNumberGenerator.GetString(LinkCode.Letters, LinkCode.Length)) : null,
            IsCodeGood = command is Command.Link { Code: { } code } && await links.IsGoodAsync(code, conversation.Customer),
            Main = main,
            RatedOf = await RatedAsync(conversation, messages),
            Ahead = conversation.Ticket.State is TicketState.Waiting ? await queue.AheadOfAsync(conversation.Ticket) : 0,
        };
    }

    private async ValueTask<Circumstances> CircumstancesAsync(Conversation conversation, Assessment reading, Playbook inForce) => new(
        times.Current.Company.BackAt(clock.GetUtcNow()) is null, incidents.For(conversation, reading),
        inForce.AsksOfPast ? await links.PastAsync(conversation, clock.GetUtcNow()) : PastTickets.None, FirstLine: null);

    // A button may be of any settling before, but nobody is asked of what was never settled here.
    private async ValueTask<DateTimeOffset?> RatedAsync(Conversation conversation, IReadOnlyList<Message> messages) =>
        Buttons.ReadRating(messages.LastOrDefault(message => message.Choice is not null)?.Choice) is { Of: var of } && await store.WasSettledAsync(conversation.Id, of) ? of : null;

    private async ValueTask<TicketStanding?> AskedAsync(Conversation conversation, Command command, TicketNumber? main)
    {
        // A duplicate stands as the matter does, where that is the customer's own too.
        var asked = command is Command.Status { Of: { } number } && number != conversation.Ticket.Number ? number : main;
        var ticket = asked is { } other ? await store.FindOfSamePersonAsync(other, conversation.Customer) ?? (other == main ? conversation.Ticket : null) : conversation.Ticket;
        return ticket is null ? null : await queue.StandingAsync(ticket);
    }

    private Commit ToCommit(Conversation before, TurnResult result) => new(before, result.Conversation)
    {
        Lines = ActWriter.Shown(before, result.Lines),
        PassedOn = result.PassedOn,
        Outbox = outgoing.Of(before, result.Conversation, result.Lines),
        Timers = result.Timers,
        IsReminder = result.IsReminder,
        Link = result.Link,
        Rating = result.Rating,
        Notices = [.. result.Notices, .. result.Rating?.NoticesOf(before.Ticket) ?? []],
        Walks = result.Walks,
        Outcome = result.Outcome,
        Noticed = result.Noticed,
        Confided = result.Confided,
        Articles = [.. result.Articles.Select(news => new ArticleUse(news.Id, result.Conversation.Language, Outcome(news)))],
    };

    private static ArticleOutcome Outcome(ArticleNews news) => news.Helped switch
    {
        null => ArticleOutcome.Shown,
        true => ArticleOutcome.Helped,
        false => ArticleOutcome.DidNotHelp,
    };
}
