using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Triage;

namespace SupportBot.Dialogs;

/// <summary>What agents do to a ticket. Each act is decided on the newest state and committed against its version, so two can never both win.</summary>
internal sealed class AgentActs(ConversationStore store, Playbook playbook, Outgoing outgoing, TimeProvider clock)
{
    public const int LongestText = 4000;

    public Task<ActResult> ClaimAsync(TicketNumber number, Agent by, CancellationToken ct) => ClaimAsync(number, by, because: null, ct);

    /// <param name="because">Why it is the next best one for them; null when they chose it themselves.</param>
    public Task<ActResult> ClaimAsync(TicketNumber number, Agent by, string? because, CancellationToken ct) => ActAsync(
        number, new TicketEvent.Claimed(by.Id) { Because = because },
        (before, after) => before.Ticket is { State: TicketState.Claimed, Assignment: null } ? [] : [Event(by, "claimed"), Say(after, Phrase.AgentJoined, by)], ct);

    /// <summary>Gives it back to the bot.</summary>
    public Task<ActResult> ReleaseAsync(TicketNumber number, Agent by, CancellationToken ct) => ActAsync(
        number, new TicketEvent.Released(by.Id), (_, after) => [Event(by, "released"), Say(after, Phrase.AgentLeft, by)], ct);

    public Task<ActResult> TransferAsync(TicketNumber number, Agent by, TransferTo to, CancellationToken ct) => ActAsync(
        number,
        to switch
        {
            TransferTo.Colleague colleague => new TicketEvent.Transferred(by.Id, colleague.Agent, null, null),
            TransferTo.ToQueue queue => new TicketEvent.Transferred(by.Id, null, queue.Queue, queue.Tier),
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        (_, _) => [Event(by, "transferred")], ct);

    public Task<ActResult> ReplyAsync(TicketNumber number, Agent by, string text, CancellationToken ct) => ReplyAsync(number, by, new AgentReply(text), ct);

    public async Task<ActResult> ReplyAsync(TicketNumber number, Agent by, AgentReply reply, CancellationToken ct)
    {
        var answers = reply.Answers is { } position ? await store.FindExternalIdAsync(number, position) : null;
        return await WriteAsync(
            reply.Text,
            clean => ActAsync(
                number, new TicketEvent.Replied(by.Id, null),
                (before, after) =>
                [
                    .. Introduced(before, after, by), new Line(LineKind.Agent, clean) { Agent = by, Attachments = reply.Files, RepliesTo = answers }, .. Reason(by, reply),
                ], ct),
            mayBeEmpty: reply.Files.Count > 0);
    }

    public Task<ActResult> NoteAsync(TicketNumber number, Agent by, string text, CancellationToken ct) => WriteAsync(
        text, clean => ActAsync(number, null, (_, _) => [new Line(LineKind.Note, clean) { Agent = by }], ct));

    public Task<ActResult> ResolveAsync(TicketNumber number, Agent by, CancellationToken ct) => ActAsync(
        number, new TicketEvent.Resolved(by.Id), (_, after) => [Event(by, "resolved"), Say(after, Phrase.ResolvedByAgent, by)], ct);

    /// <summary>The conversation after an act. One that comes back to the bot begins anew: what made the bot give it away is over. Who was answered has not nudged.</summary>
    public static Conversation After(Conversation before, Ticket ticket, TicketEvent? happened) => Standing(before, ticket) with
    {
        Nudges = happened is TicketEvent.Replied or TicketEvent.Resolved ? null : before.Nudges,
    };

    private static Conversation Standing(Conversation before, Ticket ticket) => ticket.BotOwns && !before.Ticket.BotOwns
        ? before with
        {
            Ticket = ticket, Triage = null, Misses = 0, OfferedQuickStep = true, Offered = [], IsGivenBack = true,
            Tone = before.Tone with { AngryTurns = 0, AbusiveTurns = 0, PausedUntil = null },
        }
        : before with { Ticket = ticket, Offered = ticket.BotOwns ? before.Offered : [] };

    private static Task<ActResult> WriteAsync(string text, Func<string, Task<ActResult>> write, bool mayBeEmpty = false)
    {
        var clean = TextRules.Clean(text, LongestText + 1);
        return clean.Length switch
        {
            0 when !mayBeEmpty => Task.FromResult<ActResult>(new ActResult.BadText("The text is empty.")),
            > LongestText => Task.FromResult<ActResult>(new ActResult.BadText($"The text is longer than {LongestText} characters.")),
            _ => write(clean),
        };
    }

    private async Task<ActResult> ActAsync(
        TicketNumber number, TicketEvent? happened, Func<Conversation, Conversation, IReadOnlyList<Line>> linesOf, CancellationToken ct)
    {
        while (true)
        {
            if (await store.FindAsync(number) is not { } before) return new ActResult.NotFound();
            var change = happened is null ? new TicketChange.Made(before.Ticket) : before.Ticket.Apply(happened, clock.GetUtcNow().Kept());
            if (change is not TicketChange.Made(var ticket))
                return new ActResult.Refused(((TicketChange.Refused)change).Why, before.Ticket.Agent);

            var after = After(before, ticket, happened);
            var lines = linesOf(before, after);
            if (lines.Count == 0) return new ActResult.Done(ticket);
            var commit = new Commit(before, after)
            {
                Lines = lines, Outbox = outgoing.Of(before, after, lines), Timers = TicketTimers.Between(before.Ticket, ticket), Walks = WalksOf(before, after),
            };
            if (await store.CommitAsync(commit, ct)) return new ActResult.Done(ticket);
        }
    }

    // Whoever takes it over while the bot asks ends the script there.
    private static IReadOnlyList<Walk> WalksOf(Conversation before, Conversation after) =>
        before.Ticket.BotOwns && !after.Ticket.BotOwns ? Walks.Of(before, after, [], outcome: null) : [];

    // What was given to somebody is only taken once they answer: then the customer hears who has it (C19).
    private Line[] Introduced(Conversation before, Conversation after, Agent by) => before.Ticket.Assignment is null ? [] : [Event(by, "claimed"), Say(after, Phrase.AgentJoined, by)];

    private static Line[] Reason(Agent by, AgentReply reply) => reply.Reason is { Length: > 0 } why ? [Event(by, Happenings.SentAnyway + why)] : [];

    private static Line Event(Agent by, string what) => new(LineKind.Event, what) { Agent = by };

    private Line Say(Conversation to, Phrase phrase, Agent by) => new(
        LineKind.Bot,
        playbook.Phrases.Say(phrase, to.Language, Moods.Of(to.Tone), FormsOfAddress.Of(to.Facts), to.Version, ("ticket", to.Ticket.Number.ToString()), ("agent", by.Name)));
}

/// <summary>What an agent says to a customer.</summary>
/// <param name="Text">May be empty when there are files.</param>
internal sealed record AgentReply(string Text)
{
    /// <summary>Files to send, already kept.</summary>
    public IReadOnlyList<Attachment> Files { get; init; } = [];

    /// <summary>Why it is sent although it was warned of (C15); null when it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>The position of the customer's message that it answers; null for none.</summary>
    public long? Answers { get; init; }
}
