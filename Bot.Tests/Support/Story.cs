using SupportBot.Channels;
using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Tests.Support;

/// <summary>Tells a conversation line by line straight into the store, with time passing between the lines.</summary>
internal sealed class Story(Database database, Story.Customer who, DateTimeOffset start, Classifier classifier)
{
    private static int _places;

    private readonly FakeClock _clock = new(start);
    private readonly Address _address = new(who.Channel, $"place-{Interlocked.Increment(ref _places)}");
    private int _messages;

    /// <param name="Name">As the messenger shows it.</param>
    public sealed record Customer(string? Name, ChannelName Channel, Language Language);

    public TicketNumber Number { get; private set; }

    private ConversationStore Store => new(database, _clock);

    public Story After(TimeSpan pause)
    {
        _clock.Advance(pause);
        return this;
    }

    /// <summary>The customer writes, and the turn reads it.</summary>
    public async Task<Story> WritesAsync(string text, Assessment? reading = null, params Attachment[] files)
    {
        var accepted = await AcceptAsync(new IncomingContent.Text(text), files);
        var read = reading ?? classifier.Assess(text);
        await CommitAsync(accepted.Acceptance.Position, read, conversation => Understand(conversation, text, read), []);
        return this;
    }

    /// <summary>The customer writes on: the turn comes with the next message.</summary>
    public async Task<Story> WritesUnreadAsync(string text, params Attachment[] files)
    {
        await AcceptAsync(new IncomingContent.Text(text), files);
        return this;
    }

    public async Task<Story> PressesAsync(string label)
    {
        var accepted = await AcceptAsync(new IncomingContent.Choice("v", label), []);
        await CommitAsync(accepted.Acceptance.Position, null, conversation => conversation, []);
        return this;
    }

    public Task<Story> SendsAsync(string kind) => AcceptAsync(new IncomingContent.Unreadable(kind), []).ContinueWith(_ => this, TaskScheduler.Default);

    public Task<Story> BotAsync(string text, params string[] buttons) => AddAsync(
        conversation => conversation, Line.Say(new Reply(text, [.. buttons.Select((label, i) => new Choice($"b{i}", label))])));

    public Task<Story> FactAsync(string name, string value) =>
        AddAsync(conversation => conversation with { Facts = conversation.Facts.With(name, value) });

    public Task<Story> HandsOffAsync(HandoffReason reason, Urgency? urgency = null, string queue = Queues.Support) => AddAsync(
        conversation => Apply(
            conversation with { Ticket = conversation.Ticket with { Urgency = urgency ?? conversation.Ticket.Urgency } },
            new TicketEvent.HandedOff(reason, queue, Tier.L2, _clock.GetUtcNow() + TimeSpan.FromMinutes(30))),
        new Line(LineKind.Event, reason.ToString()));

    public Task<Story> ClaimedAsync(Agent by) => AddAsync(
        conversation => Apply(conversation, new TicketEvent.Claimed(by.Id)), new Line(LineKind.Event, "claimed") { Agent = by });

    public Task<Story> RepliesAsync(Agent by, string text) => AddAsync(conversation => conversation, new Line(LineKind.Agent, text) { Agent = by });

    /// <summary>The agent's reply has to be delivered; it waits in the outbox.</summary>
    public async Task<Story> QueuesAsync(Agent by, string text)
    {
        _clock.Advance(TimeSpan.FromSeconds(25));
        var before = (await Store.FindAsync(Number)).ShouldNotBeNull();
        var commit = new Commit(before, before) { Lines = [new Line(LineKind.Agent, text) { Agent = by }], Outbox = [new Errand.Send(text)] };
        (await Store.CommitAsync(commit, CancellationToken.None)).ShouldBeTrue();
        return this;
    }

    public Task<Story> NotesAsync(Agent by, string text) => AddAsync(conversation => conversation, new Line(LineKind.Note, text) { Agent = by });

    public Task<Story> ResolvedAsync(Agent by) => AddAsync(
        conversation => Apply(conversation, new TicketEvent.Resolved(by.Id)), new Line(LineKind.Event, "resolved") { Agent = by });

    public Task<Story> SettledByBotAsync() => AddAsync(
        conversation => Apply(conversation, new TicketEvent.TriageResolved()), new Line(LineKind.Event, "resolved_by_bot"));

    /// <summary>What was settled is not.</summary>
    public async Task<Story> ReturnsAsync(string text)
    {
        await WritesUnreadAsync(text);
        return await AddAsync(
            conversation => Apply(conversation, new TicketEvent.CustomerReturned(_clock.GetUtcNow() + TimeSpan.FromMinutes(30))), new Line(LineKind.Event, "reopened"));
    }

    /// <summary>The customer says how the help was.</summary>
    public async Task<Story> RatesAsync(int score)
    {
        (await new TranscriptStore(database, new InboxStore(database), Store, _clock).RateAsync(_address, score, null, CancellationToken.None)).ShouldBeTrue();
        return this;
    }

    private Conversation Understand(Conversation conversation, string text, Assessment read)
    {
        var ticket = conversation.Ticket with
        {
            Topic = read.Topic.Or(conversation.Ticket.Topic),
            Urgency = (Urgency)Math.Max((int)read.Urgency.Or(Urgency.Low), (int)conversation.Ticket.Urgency),
            Symptom = conversation.Ticket.Symptom ?? (read.Topic.Is(Topic.Other) ? null : text),
        };
        var tone = conversation.Tone with { Sentiment = read.Sentiment.Value, Anger = read.Anger.Value, IsCalmer = read.Anger.Value < conversation.Tone.Anger };
        return conversation with { Ticket = ticket, Tone = read.Sentiment.Is(Sentiment.Neutral) ? conversation.Tone : tone };
    }

    private async Task<InboxStore.Accepted> AcceptAsync(IncomingContent content, Attachment[] files)
    {
        _clock.Advance(TimeSpan.FromSeconds(20));
        var message = new IncomingMessage
        {
            Address = _address,
            ExternalId = $"{_address.Value}-{++_messages}",
            Sender = new Sender($"customer-{_address.Value}", who.Name),
            Content = content,
            Attachments = files,
        };
        var accepted = (await new InboxStore(database).AcceptAsync([message], [_clock.GetUtcNow()], null, _clock.GetUtcNow(), CancellationToken.None))[0];
        Number = TicketStore.NumberFor(accepted.Conversation.Value);
        return accepted;
    }

    private async Task<Story> AddAsync(Func<Conversation, Conversation> change, params Line[] lines)
    {
        _clock.Advance(TimeSpan.FromSeconds(25));
        await CommitAsync(null, null, change, lines);
        return this;
    }

    private async Task CommitAsync(long? handled, Assessment? reading, Func<Conversation, Conversation> change, Line[] lines)
    {
        var before = (await Store.FindAsync(Number)).ShouldNotBeNull();
        var after = change(before with { Language = who.Language });
        (await Store.CommitAsync(new Commit(before, after) { Handled = handled, Reading = reading is null ? null : (reading, handled!.Value), ReadBy = classifier.Version, Lines = lines }, CancellationToken.None)).ShouldBeTrue();
    }

    private Conversation Apply(Conversation conversation, TicketEvent happened) => conversation with
    {
        Ticket = conversation.Ticket.Apply(happened, _clock.GetUtcNow()).ShouldBeOfType<TicketChange.Made>().Ticket,
    };
}
