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
internal sealed class AgentActs(ActWriter writer, ConversationStore store, Playbook playbook, ServiceTimesKeeper times, TimeProvider clock)
{
    public const int LongestText = 4000;

    public Task<ActResult> ClaimAsync(TicketNumber number, Agent by, CancellationToken ct) => ClaimAsync(number, by, because: null, ct);

    /// <param name="because">Why it is the next best one for them; null when they chose it themselves.</param>
    public Task<ActResult> ClaimAsync(TicketNumber number, Agent by, string? because, CancellationToken ct) => writer.ActAsync(
        number, before => new TicketEvent.Claimed(by.Id) { Because = because, Next = NextSteps.AfterClaim(before.Ticket, times.Current, Now) },
        (before, after) => before.Ticket is { State: TicketState.Claimed, Assignment: null } ? [] : Taken(after, by), ct);

    /// <summary>Takes up what was settled.</summary>
    public Task<ActResult> ReopenAsync(TicketNumber number, Agent by, CancellationToken ct) => writer.ActAsync(
        number, before => new TicketEvent.Reopened(by.Id) { Next = NextSteps.AfterClaim(before.Ticket, times.Current, Now) },
        (_, after) => [ActWriter.Event(by, EventText.Reopened), Say(after, Phrase.AgentJoined, by)], ct);

    /// <summary>Gives it back to the bot.</summary>
    public Task<ActResult> ReleaseAsync(TicketNumber number, Agent by, CancellationToken ct) => writer.ActAsync(
        number, _ => new TicketEvent.Released(by.Id), (_, after) => [ActWriter.Event(by, EventText.Released), Say(after, Phrase.AgentLeft, by)], ct);

    /// <param name="note">What whoever gets it should know (C11); null for nothing.</param>
    public Task<ActResult> TransferAsync(TicketNumber number, Agent by, TransferTo to, string? note, CancellationToken ct) => writer.ActAsync(
        number,
        _ => to switch
        {
            TransferTo.Colleague colleague => new TicketEvent.Transferred(by.Id, colleague.Agent, null, null),
            TransferTo.ToQueue queue => new TicketEvent.Transferred(by.Id, null, queue.Queue, queue.Tier),
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        (before, _) => [ActWriter.Event(by, $"{EventText.Transferred}:{Where(before.Ticket, to)}"), .. Note(by, note)], ct,
        commit => to is TransferTo.Colleague { Agent: var colleague }
            ? commit with { Notices = [(colleague, new Notice(NoticeKind.Assigned, number, $"{by.Name} gave you this{(note is null ? null : $": {note}")}"))] }
            : commit);

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
                before => new TicketEvent.Replied(by.Id, reply.PromisedBy?.Kept()) { Next = reply.Next ?? NextSteps.AfterReply(before.Ticket, reply.PromisedBy, times.Current, Now) },
                (before, after) => [.. Introduced(before, after, by), new Line(LineKind.Agent, clean) { Agent = by, Attachments = reply.Files, RepliesTo = answers, Canned = reply.Canned, Draft = reply.Draft }, .. Reason(by, reply), .. Promised(by, reply)], ct),
            mayBeEmpty: reply.Files.Count > 0);
    }

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
            Say(after, Phrase.ResolvedByAgent, by),
        ],
        ct);

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

    private static Line[] Promised(Agent by, AgentReply reply) => reply.PromisedBy is { } at ? [ActWriter.Event(by, $"{EventText.Promised}{at.UtcDateTime:O}")] : [];

    private DateTimeOffset Now => clock.GetUtcNow().Kept();

    // What was given to somebody is only taken once they answer: then the customer hears who has it (C19).
    private Line[] Introduced(Conversation before, Conversation after, Agent by) => before.Ticket.Assignment is null ? [] : Taken(after, by);

    private Line[] Taken(Conversation after, Agent by) => [ActWriter.Event(by, EventText.Claimed), Say(after, Phrase.AgentJoined, by)];

    private Line Say(Conversation to, Phrase phrase, Agent by) => new(
        LineKind.Bot,
        playbook.Phrases.Say(phrase, to.Language, Moods.Of(to.Tone), FormsOfAddress.Of(to.Facts), to.Version, ("ticket", to.Ticket.Number.ToString()), ("agent", by.Name)));
}
