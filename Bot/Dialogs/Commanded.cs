using SupportBot.Conversations;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Dialogs;

/// <summary>What is done for a command. It is answered whoever owns the ticket: a menu that is silent looks broken.</summary>
internal static class Commanded
{
    /// <summary>
    /// The command of a burst; null when there is none. A person is called from anywhere in it (C10); beside words that have to be answered
    /// another one counts only when it ends the talk.
    /// </summary>
    public static Command? In(IReadOnlyList<Message> burst)
    {
        if (burst.Any(message => Read(message) is Command.Human)) return new Command.Human();
        return burst is [.., var last] && Read(last) is { } command && (command is Command.End || burst.All(message => Read(message) is not null)) ? command : null;
    }

    public static Command? Read(Message message) => message.Choice is null ? Command.Read(message.Text) : null;

    /// <summary>Null when it is no command.</summary>
    public static Draft? Answer(Draft draft, Command? command) => command switch
    {
        null => null,
        Command.Start => Start(draft),
        Command.Human => draft.Ticket.BotOwns ? Handover.To(draft, HandoffReason.AskedForPerson) : Status(draft),
        Command.Status => Status(draft),
        Command.ChooseLanguage { To: { } language } => InLanguage(draft, language),
        Command.ChooseLanguage => draft.Say(new Reply(draft.Words(Phrase.ChooseLanguage), LanguageButtons.All)),
        Command.Link { HasCode: false } => draft.Input.FreshCode is { } fresh
            ? (draft with { Link = new LinkChange.Offered(fresh) }).Say(Phrase.LinkCode, ("code", fresh.ToString()))
            : draft,
        Command.Link { Code: { } code } when draft.Input.IsCodeGood => (draft with { Link = new LinkChange.Joined(code) }).Record("linked").Say(Phrase.Linked),
        Command.Link => draft.Say(Phrase.LinkCodeUnknown),
        Command.End => End(draft),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Draft InLanguage(Draft draft, Language language) =>
        draft.With(draft.Conversation with { Language = language, Heard = language }).Say(Phrase.LanguageChosen);

    // Whoever has people's attention does not lose it by pressing Start again.
    private static Draft Start(Draft draft)
    {
        if (draft.Ticket.State is TicketState.Waiting or TicketState.Claimed) return Status(draft);
        if (draft.Ticket.State is TicketState.Resolved) draft = draft.Apply(new TicketEvent.StartedAnew()).Record(EpisodeFold.BeganAnew);
        return FirstLine.Greet(draft.With(FirstLine.Forget(draft.Conversation)));
    }

    // A stranger's ticket and one that there is not are answered alike.
    private static Draft Status(Draft draft)
    {
        if (draft.Input.Asked is not { } asked) return draft.Say(Phrase.UnknownTicket);
        var number = ("ticket", asked.Ticket.Number.ToString());
        return asked.Ticket.State switch
        {
            TicketState.Triage => draft.Say(Phrase.TriageStatus, number),
            TicketState.Waiting => draft.Say(
                Phrase.WaitingStatus, ("ahead", draft.Phrases.Ahead(asked.Ahead, draft.Language)), ("time", draft.Time(asked.Ticket.PromisedBy ?? draft.Input.Now)), number),
            TicketState.Claimed => draft.Say(Phrase.ClaimedStatus, ("agent", asked.AgentName ?? ""), number),
            TicketState.Resolved => draft.Say(Phrase.ResolvedStatus, number),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Draft End(Draft draft) => draft.Ticket.State is TicketState.Resolved
        ? Status(draft)
        : draft.With(draft.Conversation with { Triage = null }).Apply(new TicketEvent.CustomerEnded()).Record(EpisodeFold.EndedByCustomer).Say(Phrase.EndedByCustomer);
}
