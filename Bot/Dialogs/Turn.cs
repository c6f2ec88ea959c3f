using SupportBot.Conversations;
using SupportBot.Handoff.Sla;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Dialogs;

/// <summary>
/// The pure turn: what the bot makes of what a customer wrote. No clock, no store, no network: the same input gives the same result.
/// </summary>
internal static class Turn
{
    public static TurnResult Take(TurnInput input)
    {
        var draft = new Draft(input, input.Conversation);
        if (Satisfaction.Answer(draft) is { } answered) return answered.Done();
        if (draft.Ticket.State is TicketState.Resolved)
        {
            if (GoesOnElsewhere(draft) is { } passed) return passed.Done();
            if (AfterTheEnd(draft) is { } said) return Satisfaction.Heard(said).Done();
            draft = Reopened(draft);
            // People get it back, which was just said: how it stands is known to them only from now on.
            if (draft.Ticket.State is TicketState.Waiting) return Listening.To(draft).Draft.Done();
        }
        // Put aside until the customer writes, or until its time.
        if (draft.Ticket.SnoozedUntil is not null) draft = draft.Apply(new TicketEvent.Woken()).Record(EventText.Woken);
        var heard = Listening.To(draft);
        return (Commanded.Answer(heard.Draft, Commanded.In(input.Messages)) ?? heard.Draft.Ticket.State switch
        {
            TicketState.Triage => FirstLine.Answer(heard),
            TicketState.Waiting => WhileWaiting(heard),
            TicketState.Claimed or TicketState.Resolved => LanguageButtons.Read(heard.Choice) is { } chosen ? Commanded.InLanguage(heard.Draft, chosen) : heard.Draft,
        }).Done();
    }

    /// <summary>Words that cannot be read at all: while the bot owns them, a person gets them; otherwise people have them anyway.</summary>
    public static TurnResult HandOffUnread(TurnInput input)
    {
        var draft = new Draft(input, input.Conversation);
        if (draft.Ticket.State is TicketState.Resolved) draft = Reopened(draft);
        return (draft.Ticket.BotOwns ? Handover.To(draft, HandoffReason.NotUnderstood) : draft).Done();
    }

    /// <summary>The promised time has passed and nobody wrote: say so honestly, raise the ticket, promise anew (C17).</summary>
    public static TurnResult PromisePassed(TurnInput input)
    {
        var draft = new Draft(input, input.Conversation);
        if (draft.Ticket.PromisedBy is not { } promised || promised > input.Now) return draft.Done();
        var (before, time) = (draft.Ticket, Holding.NextUpdate(input.Times, draft.Ticket, Ticket.Raised(draft.Ticket.Urgency), input.Now));
        return draft.Apply(new TicketEvent.PromisePassed(time)).Record("promise_passed")
            .TellOwner(NoticeKind.PromiseBroken, $"The update promised by {draft.TimeForAgents(promised)} did not come. The customer was told so, and to hear by {draft.TimeForAgents(time)}.")
            .Say(HoldingNote(before), ("time", draft.Time(time))).Done();
    }

    /// <summary>What was promised is due soon: whoever has it is reminded, once.</summary>
    public static TurnResult PromiseDueSoon(TurnInput input)
    {
        var draft = new Draft(input, input.Conversation);
        return draft.Ticket.PromisedBy is { } promised && promised - input.Now <= TicketTimers.LongestLead
            ? draft.TellOwner(NoticeKind.Reminder, $"The customer was promised an update by {draft.TimeForAgents(promised)}.").Done() with { IsReminder = true }
            : draft.Done();
    }

    /// <summary>A time that the policy asks for has come, and nobody did what it asks for.</summary>
    public static TurnResult DuePassed(TurnInput input)
    {
        var draft = new Draft(input, input.Conversation);
        foreach (var (name, left) in Passed(draft.Ticket.Due, input.Now)) draft = draft.Apply(new TicketEvent.DuePassed(left)).Record(name);
        return draft.Done();
    }

    /// <summary>A script has waited long enough: it goes on by itself.</summary>
    public static TurnResult StepDue(TurnInput input)
    {
        var draft = new Draft(input, input.Conversation);
        var isDue = draft.Ticket.BotOwns && draft.Conversation.Triage is { WaitsUntil: { } until } && until <= input.Now;
        return (isDue ? FirstLine.GoOn(draft) : draft).Done();
    }

    /// <summary>What its agent put aside is back.</summary>
    public static TurnResult SnoozeOver(TurnInput input)
    {
        var draft = new Draft(input, input.Conversation);
        return (draft.Ticket.SnoozedUntil <= input.Now ? draft.Apply(new TicketEvent.Woken()).Record(EventText.Woken) : draft).Done();
    }

    /// <summary>A timer nothing is done for any more.</summary>
    public static TurnResult Nothing(TurnInput input) => new Draft(input, input.Conversation).Done();

    private static Phrase HoldingNote(Ticket ticket) => ticket switch
    {
        { HoldingNotes: > 0 } => Phrase.HoldingNoteAgain,
        { State: TicketState.Claimed } => Phrase.HoldingNoteTaken,
        _ => Phrase.HoldingNote,
    };

    // Each alone, in the order in which they are asked for, with what is left after it.
    private static IEnumerable<(string Name, SlaDue Left)> Passed(SlaDue due, DateTimeOffset now)
    {
        if (due.FirstResponse <= now) yield return ("late_first_response", due = due with { FirstResponse = null });
        if (due.NextResponse <= now) yield return ("late_next_response", due = due with { NextResponse = null });
        if (due.Resolution <= now) yield return ("late_resolution", due with { Resolution = null });
    }

    // Of a duplicate whose matter people have: whoever has it reads what is written here. When that is over too, this one opens again like any other.
    private static Draft? GoesOnElsewhere(Draft draft)
    {
        if (draft.Input.Main is not { State: TicketState.Waiting or TicketState.Claimed, Number: var main }) return null;
        if (Commanded.In(draft.Input.Messages) is not null || Listening.IsGesture(draft.Input.Messages)) return null;
        return (Listening.To(draft).Draft with { PassedOn = main }).Say(Phrase.MergedNoted);
    }

    // Thanks, a gesture, a question how it stands or a second press of an old button are no new problem.
    private static Draft? AfterTheEnd(Draft draft)
    {
        var (messages, assessment) = (draft.Input.Messages, draft.Input.Assessment);
        if (Commanded.In(messages) is { } command and not Command.Human) return Commanded.Answer(draft, command);
        if (Listening.IsThanks(assessment, Listening.TextOf(messages))) return Listening.Toned(draft).Say(Phrase.Thanks);
        if (Listening.IsGesture(messages)) return draft;
        var isOldPress = messages.All(message => message.Choice is { } choice && Buttons.IsOfScript(choice));
        return isOldPress || StatusQuestion.Asks(Listening.TextOf(messages)) ? draft.Say(Phrase.ResolvedStatus) : null;
    }

    // People have it: the bot only tells the truth about the state when asked, and that a new fact was noted (C11, C19).
    private static Draft WhileWaiting(Heard heard)
    {
        if (LanguageButtons.Read(heard.Choice) is { } chosen) return Commanded.InLanguage(heard.Draft, chosen);
        var asks = StatusQuestion.Asks(heard.Text) || PersonRequest.IsAskedFor(heard.Text) || heard.Choice is Buttons.Person;
        if (asks) return Status(heard.Draft);
        return heard.Draft.Conversation.Facts.Equals(heard.Draft.Input.Conversation.Facts) ? heard.Draft : heard.Draft.Say(Phrase.WaitingAdded);
    }

    private static Draft Status(Draft draft) => draft.Say(
        Phrase.WaitingStatus, ("ahead", draft.Phrases.Ahead(draft.Input.Ahead, draft.Language)), ("time", draft.Time(draft.Ticket.PromisedBy ?? draft.Input.Now)));

    /// <summary>A settled matter goes on: with people when they had it, else with the bot.</summary>
    public static Draft Reopened(Draft draft)
    {
        var reopened = draft.Apply(new TicketEvent.CustomerReturned(draft.NextUpdate(draft.Ticket.Queue))).Record("reopened");
        return reopened.Ticket.State is TicketState.Triage
            ? reopened.With(FirstLine.Forget(reopened.Conversation))
            : reopened.With(reopened.Conversation with { Incident = null }).Say(Phrase.Reopened, ("time", reopened.Time(reopened.Ticket.PromisedBy!.Value)));
    }
}
