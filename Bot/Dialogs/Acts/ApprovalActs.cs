using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Triage;
using SupportBot.Triage.Replies;

namespace SupportBot.Dialogs.Acts;

/// <summary>Asks whether confidential evidence may be shared, of whom the customer named or of a colleague, and writes down what was decided (C24).</summary>
internal sealed class ApprovalActs(ActWriter writer, AgentActs acts, ConversationStore store, AgentStore agents, Playbook playbook, TimeProvider clock)
{
    /// <summary>The longest name or note.</summary>
    public const int Longest = 200;

    // Where nobody was named yet, a gap stands, which the name closes.
    private static readonly string Unnamed = Gaps.Mark("approver");

    private DateTimeOffset Now => clock.GetUtcNow().Kept();

    /// <summary>The words that ask the customer to pass the question on, in their language.</summary>
    public static string Request(Phrases phrases, Ticket ticket, Language language, Facts facts) => phrases.Say(
        Phrase.ApprovalRequest, language, Mood.Neutral, FormsOfAddress.Of(facts), seed: 0, ("approver", facts[FactNames.Approver] ?? Unnamed), ("ticket", ticket.Number.ToString()));

    /// <summary>Writes to the customer, who passes the question on.</summary>
    public async Task<ActResult> AskCustomerAsync(TicketNumber number, Agent by, string approver, string words, CancellationToken ct)
    {
        if (TicketEdits.Field(approver) is not { Length: <= Longest } who) return new ActResult.BadText("Say who can approve it, in at most 200 characters.");
        return words.Length > AgentActs.LongestText
            ? new ActResult.BadText($"The text is longer than {AgentActs.LongestText} characters.")
            : await acts.ReplyAsync(number, by, new AgentReply(words.Replace(Unnamed, who, StringComparison.Ordinal)) { Asks = new Approval(who, by.Name, Now) }, ct);
    }

    /// <summary>Asks an admin, who decides at the desk.</summary>
    /// <param name="login">Of the colleague.</param>
    /// <param name="what">What it is about, for them to read.</param>
    public async Task<ActResult> AskColleagueAsync(TicketNumber number, Agent by, string login, string what, CancellationToken ct)
    {
        if (await agents.FindAsync(login) is not { Agent: { Enabled: true, Role: Role.Admin } colleague }) return new ActResult.BadText("Choose an admin.");
        if (await store.FindAsync(number) is not { } asked) return new ActResult.NotFound();
        if (asked.Ticket.State is not TicketState.Claimed || asked.Ticket.Agent != by.Id) return new ActResult.BadText("Whoever has the ticket asks. Claim it first.");
        if (asked.Approval is { IsOpen: true } open) return new ActResult.BadText($"{open.Approver} is asked already.");
        var words = TicketEdits.Field(what) is { } field ? $"{by.Name} asks whether it may be shared: {field}" : $"{by.Name} asks whether confidential evidence may be shared";
        return await writer.ActAsync(
            number, _ => null, (before, _) => before.Approval == asked.Approval ? [ActWriter.Event(by, EventText.ApprovalAsked + colleague.Name)] : [], ct,
            commit => With(commit, new Approval(colleague.Name, by.Name, Now) { Colleague = colleague.Id }) with
            {
                Notices = [(colleague.Id, new Notice(NoticeKind.Approval, number, words))],
            });
    }

    /// <summary>Writes down that it was granted or refused. The customer hears it, and what they send from then on is confidential.</summary>
    /// <param name="who">Who decided; null for whoever was asked.</param>
    public async Task<ActResult> DecideAsync(TicketNumber number, Agent by, bool isGranted, string? who, string? note, CancellationToken ct)
    {
        if (await store.FindAsync(number) is not { } asked) return new ActResult.NotFound();
        if (asked.Approval is not { IsOpen: true } open) return new ActResult.BadText("Nobody is asked for an approval here any more.");
        if (!open.MayDecide(by, asked.Ticket)) return new ActResult.BadText($"{open.Approver} decides this, or an admin.");
        var decision = new ApprovalDecision(isGranted, open.Colleague is null ? TicketEdits.Field(who) ?? open.Approver : by.Name, TicketEdits.Field(note), by.Name, Now);
        return await writer.ActAsync(
            number, _ => null, (before, after) => before.Approval == open ? [.. Told(after, by, decision)] : [], ct,
            commit => With(commit, open with { Decision = decision }) with
            {
                Notices = commit.Before.Ticket.Agent is { } owner && owner != by.Id
                    ? [(owner, new Notice(NoticeKind.Approval, number, $"{decision.By} {(isGranted ? "grants" : "refuses")} it{(decision.Note is null ? null : $": {decision.Note}")}"))]
                    : [],
            });
    }

    private IEnumerable<Line> Told(Conversation after, Agent by, ApprovalDecision decision)
    {
        var what = decision.IsGranted ? EventText.ApprovalGranted : EventText.ApprovalRefused;
        yield return ActWriter.Event(by, $"{what}{decision.By}{(decision.Note is null ? null : $": {decision.Note}")}");
        if (after.Ticket.State is not (TicketState.Waiting or TicketState.Claimed)) yield break;
        yield return new Line(LineKind.Bot, playbook.Phrases.Say(
            decision.IsGranted ? Phrase.ApprovalGranted : Phrase.ApprovalRefused, after.Language, Moods.Of(after.Tone), FormsOfAddress.Of(after.Facts), after.Version,
            ("ticket", after.Ticket.Number.ToString())));
    }

    private static Commit With(Commit commit, Approval approval) => commit with { After = commit.After with { Approval = approval } };
}
