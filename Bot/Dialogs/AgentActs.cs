using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs.Acts;
using SupportBot.Dialogs.Sla;
using SupportBot.Handoff;
using SupportBot.Storage;
using SupportBot.Storage.Related;
using SupportBot.Triage;
using SupportBot.Triage.Replies;

namespace SupportBot.Dialogs;

/// <summary>What agents do with a conversation: take it, write, give it to others, settle it. What they say of the ticket itself is in <see cref="TicketEdits"/>.</summary>
internal sealed class AgentActs(ActWriter writer, ConversationStore store, Introductions customer, ServiceTimesKeeper times, TimeProvider clock)
{
    public const int LongestText = 4000;

    public Task<ActResult> ClaimAsync(TicketNumber number, Agent by, CancellationToken ct) => ClaimAsync(number, by, because: null, ct);

    /// <param name="because">Why it is the next best one for them; null when they chose it themselves.</param>
    public Task<ActResult> ClaimAsync(TicketNumber number, Agent by, string? because, CancellationToken ct) => writer.ActAsync(
        number, before => new TicketEvent.Claimed(by.Id) { Because = because, Next = NextSteps.AfterClaim(before.Ticket, times.Current, Now) },
        (before, after) => before.Ticket is { State: TicketState.Claimed, Assignment: null } ? [] : customer.Taken(before, after, by), ct);

    /// <summary>Takes up what was settled.</summary>
    public Task<ActResult> ReopenAsync(TicketNumber number, Agent by, CancellationToken ct) => writer.ActAsync(
        number, before => new TicketEvent.Reopened(by.Id) { Next = NextSteps.AfterClaim(before.Ticket, times.Current, Now) },
        (_, after) => [ActWriter.Event(by, EventText.Reopened), customer.Say(after, Phrase.AgentJoined, by)], ct);

    /// <summary>Gives it back to the bot, unless it was split off: there is nobody the bot could ask.</summary>
    public Task<ActResult> ReleaseAsync(TicketNumber number, Agent by, CancellationToken ct) => writer.ActAsync(
        number, _ => new TicketEvent.Released(by.Id), (_, after) => [ActWriter.Event(by, EventText.Released), customer.Say(after, Phrase.AgentLeft, by)], ct, unless: ForPeopleAlone);

    /// <summary>Gives it to a colleague, who is introduced to the customer once they touch it, or to a queue. Its owner does, or an admin, who may take it themselves.</summary>
    /// <param name="note">What whoever gets it should know (C11); null for nothing.</param>
    public Task<ActResult> TransferAsync(TicketNumber number, Agent by, TransferTo to, string? note, CancellationToken ct) => writer.ActAsync(
        number,
        before => IsTheirs(before.Ticket, to) ? null : to switch
        {
            TransferTo.Colleague colleague => new TicketEvent.Transferred(by.Id, colleague.Agent, null, null) { IsFromAnother = by.Role is Role.Admin },
            TransferTo.ToQueue queue => new TicketEvent.Transferred(by.Id, null, queue.Queue, queue.Tier) { IsFromAnother = by.Role is Role.Admin },
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        (before, after) => IsTheirs(before.Ticket, to) ? [] : [ActWriter.Event(by, $"{EventText.Transferred}:{Where(before.Ticket, to)}"), .. Takes(after, by), .. Note(by, note)], ct,
        commit => commit with { Notices = [.. Told(commit.Before.Ticket, by, to, note)] });

    private Line[] Takes(Conversation after, Agent by) => after.Ticket.Agent == by.Id ? [customer.Say(after, Phrase.AgentChanged, by)] : [];

    private static bool IsTheirs(Ticket ticket, TransferTo to) =>
        ticket is { State: TicketState.Claimed, Assignment: null, Agent: { } owner } && to is TransferTo.Colleague { Agent: var colleague } && colleague == owner;

    // Whoever gets it hears of it, and whoever it was taken from.
    private static IEnumerable<(AgentId To, Notice Notice)> Told(Ticket before, Agent by, TransferTo to, string? note)
    {
        if (to is TransferTo.Colleague { Agent: var colleague } && colleague != by.Id)
            yield return (colleague, new Notice(NoticeKind.Assigned, before.Number, $"{by.Name} gave you this{(note is null ? null : $": {note}")}"));
        if (before.Agent is { } owner && owner != by.Id)
            yield return (owner, new Notice(NoticeKind.Followed, before.Number, $"{by.Name} gave this to {Where(before, to)}{(note is null ? null : $": {note}")}"));
    }

    public Task<ActResult> ReplyAsync(TicketNumber number, Agent by, string text, CancellationToken ct) => ReplyAsync(number, by, new AgentReply(text), ct);

    public async Task<ActResult> ReplyAsync(TicketNumber number, Agent by, AgentReply reply, CancellationToken ct)
    {
        if (Gaps.In(reply.Text) is [var open, ..]) return new ActResult.BadText($"{open} is still open. Fill it in, or take it out.");
        if (await store.FindAsync(number) is { } talk && Splits.OriginOf(talk.Address) is { } origin) return new ActResult.BadText($"Nothing is sent from here. Answer the customer in {origin}.");
        var answers = reply.Answers is { } position ? await store.FindExternalIdAsync(number, position) : null;
        return await WriteAsync(
            reply.Text,
            clean => writer.ActAsync(
                number,
                before => IsSent(before.Ticket, reply)
                    ? null
                    : new TicketEvent.Replied(by.Id, reply.PromisedBy?.Kept()) { Next = reply.Next ?? NextSteps.AfterReply(before.Ticket, reply.PromisedBy, times.Current, Now), SendId = reply.SendId },
                (before, after) => IsSent(before.Ticket, reply) ? [] : [.. customer.Of(before, after, by), new Line(LineKind.Agent, clean) { Agent = by, Attachments = reply.Files, RepliesTo = answers, Canned = reply.Canned, Draft = reply.Draft }, .. Reason(by, reply), .. Promised(by, reply), .. Asked(by, reply)], ct,
                commit => reply.Asks is { } asked ? commit with { After = commit.After with { Approval = asked } } : commit,
                before => new(reply.Asks is not null && before.Approval is { IsOpen: true } open ? new ActResult.BadText($"{open.Approver} is asked already.") : null)),
            mayBeEmpty: reply.Files.Count > 0);
    }

    // Its answer was lost, or the button was pressed twice.
    private static bool IsSent(Ticket ticket, AgentReply reply) => reply.SendId is { } id && ticket.LastSend == id;

    /// <summary>Tells colleagues something; those it names hear of it.</summary>
    public Task<ActResult> NoteAsync(TicketNumber number, Agent by, AgentNote note, CancellationToken ct) => WriteAsync(
        note.Text,
        clean => writer.ActAsync(
            number, _ => null, (_, _) => [new Line(LineKind.Note, clean) { Agent = by, Draft = note.Draft }], ct,
            commit => commit with { Notices = [.. note.Mentioned.Where(other => other != by.Id).Select(other => (other, new Notice(NoticeKind.Mention, number, $"{by.Name}: {Short(clean)}")))] }));

    public Task<ActResult> ResolveAsync(TicketNumber number, Agent by, CancellationToken ct) => ResolveAsync(number, by, new Resolution(), ct);

    /// <summary>Settles it: what was reported, what it turned out to be, and how it ended (C08).</summary>
    public Task<ActResult> ResolveAsync(TicketNumber number, Agent by, Resolution how, CancellationToken ct) => writer.ActAsync(
        number, _ => new TicketEvent.Resolved(by.Id) { Outcome = how.Outcome, Symptom = how.Symptom, Cause = how.Cause },
        (before, after) =>
        [
            .. TicketEdits.Described(by, before.Ticket, after.Ticket), ActWriter.Event(by, EventText.Outcome + how.Outcome), ActWriter.Event(by, EventText.Resolved),
            customer.Say(after, Phrase.ResolvedByAgent, by),
        ],
        ct);

    /// <summary>Why the bot cannot have it; null when it can.</summary>
    public static ValueTask<ActResult?> ForPeopleAlone(Conversation conversation) => ValueTask.FromResult<ActResult?>(Splits.OriginOf(conversation.Address) is { } origin
        ? new ActResult.BadText($"The bot has nobody to ask here: the customer is answered in {origin}. Resolve this, or transfer it.")
        : null);

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

    private static string Where(Ticket ticket, TransferTo to) => to switch
    {
        TransferTo.Colleague colleague => colleague.Name,
        TransferTo.ToQueue queue => queue.Tier == ticket.Tier ? queue.Queue : $"{queue.Queue}, {queue.Tier}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Line[] Note(Agent by, string? text) => string.IsNullOrWhiteSpace(text) ? [] : [new Line(LineKind.Note, text) { Agent = by }];

    private static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > 160 } line ? string.Concat(line.AsSpan(0, 159), "…") : text.ReplaceLineEndings(" ");

    private static Line[] Reason(Agent by, AgentReply reply) => reply.Reason is { Length: > 0 } why ? [ActWriter.Event(by, Happenings.SentAnyway + why)] : [];

    private static Line[] Asked(Agent by, AgentReply reply) => reply.Asks is { } approval ? [ActWriter.Event(by, EventText.ApprovalAsked + approval.Approver)] : [];

    private static Line[] Promised(Agent by, AgentReply reply) => reply.PromisedBy is { } at ? [ActWriter.Event(by, $"{EventText.Promised}{at.UtcDateTime:O}")] : [];

    private DateTimeOffset Now => clock.GetUtcNow().Kept();
}
