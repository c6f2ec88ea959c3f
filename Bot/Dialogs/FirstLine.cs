using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs.Incidents;
using SupportBot.Handoff;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Dialogs;

/// <summary>What the bot answers while it owns the conversation. Read it from top to bottom: the first rule that applies decides.</summary>
internal static class FirstLine
{
    public static Draft Answer(Heard heard)
    {
        if (Composure.IsSilent(heard)) return heard.Draft;
        (heard, var isAllSaid) = Composure.Stepped(heard);
        return isAllSaid ? heard.Draft : Worked(Composure.Relieved(heard));
    }

    private static Draft Worked(Heard heard) => Answered(IncidentTalk.Sorted(heard));

    private static Draft Answered(Heard heard) => Person(heard)
        ?? IncidentTalk.Answer(heard)
        ?? Escalated(heard)
        ?? Language(heard)
        ?? Calmed(heard)
        ?? Unreadable(heard)
        ?? Helped(heard)
        ?? UnderWay(heard)
        ?? Thanked(heard)
        ?? FromArticle(heard)
        ?? Begun(heard)
        ?? SmallTalk(heard)
        ?? NotUnderstood(heard);

    /// <summary>Hello, and what it may be about.</summary>
    public static Draft Greet(Draft draft) => AskTopic(draft, Phrase.Greeting);

    /// <summary>A script has waited long enough: it goes on by itself.</summary>
    public static Draft GoOn(Draft draft)
    {
        var heard = Listening.Again(draft);
        var at = draft.Conversation.Triage!;
        return draft.Input.Playbook.Find(at.Script) is { } script
            ? Moved(heard, draft.Input.Playbook.Runner.Resume(script, at, Context(heard)))
            : Handover.To(draft, HandoffReason.ScriptEnded);
    }

    /// <summary>What is it about, then?</summary>
    public static Draft AskWhat(Draft draft) => AskTopic(draft, Phrase.AskTopic);

    /// <summary>What belonged to a settled matter is not carried into the next.</summary>
    public static Conversation Forget(Conversation settled) => settled with
    {
        Triage = null, Misses = 0, ShownArticles = [], OfferedQuickStep = false, IsGivenBack = false, Nudges = null, Incident = null, Approval = null, Facts = FactNames.AfterResolve(settled.Facts), Tone = Tone.Calm,
    };

    /// <summary>Whether it answers the question a script asked.</summary>
    public static bool IsAnswer(Heard heard) => heard.Draft is { Conversation.Triage: { } at, Input.Playbook: var playbook }
        && playbook.Find(at.Script) is { } script && !(playbook.Runner.Continue(script, at, Context(heard)).At?.Misses > at.Misses);

    // Always works; once, on a problem nobody has looked at, one quick step is offered honestly (C10).
    private static Draft? Person(Heard heard)
    {
        var draft = heard.Draft;
        if (heard.Choice is Buttons.Person) return Handover.To(draft, HandoffReason.AskedForPerson);
        if (heard.Choice is not null || !(heard.Assessment.WantsPerson.Is(true) || PersonRequest.IsAskedFor(heard.Text))) return null;
        var conversation = draft.Conversation;
        var untouched = conversation is { Triage: null, OfferedQuickStep: false, Incident: null or { IsAside: true }, Tone.Anger: Anger.None } && conversation.Ticket.Urgency < Urgency.High;
        if (!untouched || ScriptFor(heard) is null) return Handover.To(draft, HandoffReason.AskedForPerson);
        return draft.With(conversation with { OfferedQuickStep = true, Greeted = true }).Say(new Reply(
            draft.Words(Phrase.OfferQuickStep), GoOnOrPerson(draft)));
    }

    private static Draft? Language(Heard heard)
    {
        var draft = heard.Draft;
        if (LanguageButtons.Read(heard.Choice) is not null && draft.Ticket.Topic is Topic.Other) return Greet(draft);
        if (draft.Conversation.Language is not Conversations.Language.Other || !heard.Assessment.Language.Is(Conversations.Language.Other)) return null;
        return draft.Conversation.Greeted ? null : draft.With(draft.Conversation with { Greeted = true }).Say(
            new Reply(draft.Words(Phrase.LanguageUnknown), LanguageButtons.All));
    }

    // A script that hands off by itself knows what to say first: block the card, close the valve.
    private static Draft? Escalated(Heard heard)
    {
        var draft = heard.Draft;
        var situation = Situation.Of(draft.Conversation, heard.Assessment, draft.Input.Circumstances);
        if (EscalationPolicy.Decide(draft.Input.Playbook.Handoff, situation) is not { } escalation) return null;
        (draft, var reason) = (draft with { Escalation = escalation }, escalation.Reason);
        if (draft.Conversation.Triage is null && Play(heard) is { Outcome: TriageOutcome.HandOff handoff } progress)
            return Handover.To(draft.Walked(progress).Say(progress.Replies), reason, handoff.Queue, handoff.Tier, handoff.Skills);
        return Handover.To(draft, reason);
    }

    // Venting is acknowledged once, with what was heard in it, and the choice is the customer's; no diagnostic question is fired into it (C03, C04).
    private static Draft? Calmed(Heard heard)
    {
        var (draft, conversation) = (heard.Draft, heard.Draft.Conversation);
        if (heard.Choice is not null || conversation.Tone.WasCalmed || !heard.Assessment.Anger.Is(Anger.Furious)) return null;
        // What the angry words told is kept, so that going on does not ask for it again (C02).
        var known = conversation.Triage is null && Play(heard) is { } progress ? progress.Facts : conversation.Facts;
        var calmed = conversation with { Tone = conversation.Tone with { WasCalmed = true }, Greeted = true, Facts = known, Acknowledged = conversation.Acknowledged + 1 };
        var words = draft.Words(Phrase.AcknowledgeAnger, conversation.Acknowledged);
        return draft.With(calmed).Say(new Reply(known.Values.IsEmpty ? words : $"{Understood(heard, known)}\n\n{words}", GoOnOrPerson(draft)));
    }

    // A voice message or a picture without a word is no answer, and no failure to understand either.
    private static Draft? Unreadable(Heard heard)
    {
        var (draft, kinds) = (heard.Draft, heard.Draft.Input.Messages.Select(KindOf).ToList());
        if (kinds.Contains(null) || (HasFile(draft) && TakesFile(draft))) return null;
        // The open question keeps its buttons.
        return draft.Say(new Reply(draft.Words(Phrase.Unreadable, ("kind", draft.Phrases.Kind(kinds[^1]!, draft.Language))), [.. draft.Conversation.Offered]));
    }

    private static string? KindOf(Message message) => message switch
    {
        { Unreadable: { } kind } => kind,
        { Text: "", Choice: null, Attachments: [.., var file] } => file.ContentType.StartsWith("image/", StringComparison.Ordinal) ? "photo" : "document",
        _ => null,
    };

    private static bool HasFile(Draft draft) => draft.Input.Messages.Any(message => message.Attachments.Any(file => !file.IsSticker));

    private static bool TakesFile(Draft draft) => draft.Conversation.Triage is { } at
        && draft.Input.Playbook.Find(at.Script)?.Find(at.Step) is Step.Evidence or Step.Ask { Check: Check.File };

    private static Draft? UnderWay(Heard heard)
    {
        var draft = heard.Draft;
        if (draft.Conversation.Triage is not { } at) return null;
        // Written in a way that only a newer program can read: to ask everything again would be no help.
        if (draft.Input.Playbook.Find(at.Script) is not { } script) return Handover.To(draft, HandoffReason.ScriptEnded);
        var runner = draft.Input.Playbook.Runner;
        if (heard.Choice is null && StatusQuestion.Asks(heard.Text))
            return Moved(heard with { Draft = draft.Say(Phrase.TriageStatus) }, runner.Resume(script, at, Context(heard)));
        // The customer takes up another matter that came up: what is known stays known.
        if (Digressions.Chosen(heard) is { } other && at.Scripts.All(mine => mine.Name != other.Id.Name)) return Begun(heard with { Draft = Taken(draft, other) });
        if (Digressions.In(heard, script, at, Context(heard)) is { } aside) return Moved(heard, aside);
        return Moved(heard, GoesOn(heard) || LanguageButtons.Read(heard.Choice) is not null ? runner.Resume(script, at, Context(heard)) : runner.Continue(script, at, Context(heard)));
    }

    // From further up it is an old button like any other: the open question is not asked in the same words again.
    private static bool GoesOn(Heard heard) => heard.Choice is Buttons.GoOn && heard.Draft.Conversation.Offered.Any(button => button.Value == Buttons.GoOn);

    private static Draft Taken(Draft draft, Script other) => draft.With(draft.Conversation with
    {
        Triage = null, Ticket = other.Topics is [var first, ..] ? draft.Ticket with { Topic = first } : draft.Ticket,
    });

    // Before a script begins: a word of thanks is no feedback to record.
    private static Draft? Thanked(Heard heard) =>
        heard.Choice is null && heard.Draft.Conversation.Greeted && PlainThanks.IsAll(heard.Text) ? heard.Draft.Say(Phrase.Thanks) : null;

    // A known answer comes before any question about a matter that is unclear, or that is only how something is done (C06, C09).
    private static Draft? FromArticle(Heard heard)
    {
        var draft = heard.Draft;
        if (heard.Choice is not null || draft.Ticket.Topic is not (Topic.Other or Topic.HowTo) || Unshown(draft) is not [var article, ..]) return null;
        if (ScriptFor(heard) is { Trigger.IsSpecial: true }) return null;
        return draft.With(draft.Conversation with { Misses = 0, Greeted = true }).Noted(new ArticleNews(article.Id, null)).Say(new Reply(
            $"{Questions.Shown(article)}\n\n{draft.Words(Phrase.DidItHelp)}", draft.Phrases.DidHelp(article.Id, draft.Language)));
    }

    // Said of an article that was shown outside scripts, with its buttons or in words while they are the last that were offered.
    private static Draft? Helped(Heard heard)
    {
        if (heard.Draft.Conversation.Triage is not null || (Buttons.ReadArticle(heard.Choice) ?? SaidOfArticle(heard)) is not { } said) return null;
        var draft = heard.Draft.Noted(new ArticleNews(said.Id, said.Helped));
        return said.Helped ? Settled(draft with { Outcome = new TriageOutcome.Resolved() }) : Begun(heard with { Draft = draft }) ?? AskTopic(draft, Phrase.AskTopic);
    }

    private static (string Id, bool Helped)? SaidOfArticle(Heard heard) =>
        heard.Choice is null && heard.Draft.Conversation.Offered is [var offered, ..] && Buttons.ReadArticle(offered.Value) is { } asked
            && YesNo.ReadHelped(heard.Text) is { } helped ? (asked.Id, helped) : null;

    private static IReadOnlyList<FoundArticle> Unshown(Draft draft) =>
        [.. draft.Input.Articles.Where(article => article.Language == draft.Language && !draft.Conversation.ShownArticles.Contains(article.Id))];

    private static Draft? Begun(Heard heard)
    {
        var draft = heard.Draft;
        if (Buttons.ReadTopic(heard.Choice) is { } chosen)
        {
            var ticket = draft.Ticket with { Topic = chosen };
            heard = heard with { Draft = draft.With(draft.Conversation with { Ticket = ticket }), Assessment = heard.Assessment with { Topic = Reading<Topic>.Certain(chosen) } };
        }
        else if (ScriptFor(heard) is { Topics: [var first, ..] } && draft.Ticket.Topic is Topic.Other)
        {
            heard = heard with { Draft = draft.With(draft.Conversation with { Ticket = draft.Ticket with { Topic = first } }) };
        }
        if (Play(heard) is not { } progress) return null;
        var begun = heard.Draft.With(heard.Draft.Conversation with { Misses = 0, Greeted = true });
        return Moved(Acknowledged(heard with { Draft = begun }, progress));
    }

    private static Draft? SmallTalk(Heard heard)
    {
        var draft = heard.Draft;
        if (heard.Choice is Buttons.GoOn) return AskTopic(draft, Phrase.AskTopic);
        if (heard.Choice is null && Listening.IsThanks(heard.Assessment, heard.Text) && draft.Conversation.Greeted) return draft.Say(Phrase.Thanks);
        if (StatusQuestion.Asks(heard.Text)) return draft.Say(Phrase.TriageStatus);
        return draft.Conversation.Greeted ? null : Greet(draft);
    }

    private static Draft NotUnderstood(Heard heard)
    {
        var draft = heard.Draft.With(heard.Draft.Conversation with { Misses = heard.Draft.Conversation.Misses + 1 });
        return Escalated(heard with { Draft = draft }) ?? AskTopic(draft, draft.Conversation.Misses == 1 ? Phrase.NotUnderstood : Phrase.NotUnderstoodAgain);
    }

    private static Draft AskTopic(Draft draft, Phrase phrase) => draft.With(draft.Conversation with { Greeted = true }).Say(new Reply(
        draft.Words(phrase), [.. draft.Phrases.TopicChoices(draft.Language), .. draft.Input.Playbook.BeginningChoices(draft.Language), draft.Phrases.Person(draft.Language)]));

    private static Draft Moved((Heard Heard, Progress Progress) made) => Moved(made.Heard, made.Progress);

    private static Draft Moved(Heard heard, Progress progress)
    {
        var draft = heard.Draft.With(heard.Draft.Conversation with { Triage = progress.At, Facts = progress.Facts }).Walked(progress).Say(progress.Replies);
        return progress.Outcome switch
        {
            null => draft,
            TriageOutcome.Resolved => Settled(draft),
            TriageOutcome.Referred referred => draft.Apply(new TicketEvent.TriageReferred()).Record(EpisodeFold.Referred).Say(Phrase.Referred),
            TriageOutcome.HandOff handoff => Handover.To(draft, handoff.Reason, handoff.Queue, handoff.Tier, handoff.Skills),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Draft Settled(Draft draft) => draft.Apply(new TicketEvent.TriageResolved()).Record("resolved_by_bot").Say(Phrase.ResolvedByBot);

    // What was understood stands before the first question, once, and asks to be corrected (C03).
    private static (Heard Heard, Progress Progress) Acknowledged(Heard heard, Progress progress)
    {
        if (progress.Facts.Values.IsEmpty || progress.Replies is not [var first, ..]) return (heard, progress);
        var (draft, times) = (heard.Draft, heard.Draft.Conversation.Acknowledged);
        // Told before, and repeated with the choice between going on and a person.
        if (times > 0 && draft.Input.Conversation is { Ticket.BotOwns: true } before && progress.Facts.Equals(before.Facts)) return (heard, progress);
        return (
            heard with { Draft = draft.With(draft.Conversation with { Acknowledged = times + 1 }) },
            progress with { Replies = [first with { Text = $"{Understood(heard, progress.Facts)}\n\n{first.Text}" }, .. progress.Replies.Skip(1)] });
    }

    private static string Understood(Heard heard, Facts known) => heard.Draft.Phrases.Acknowledge(
        heard.Draft.Ticket.Topic, ScriptFor(heard), known, heard.Draft.Language, heard.Draft.Mood, heard.Draft.Today, heard.Draft.Conversation.Acknowledged);

    private static Progress? Play(Heard heard) =>
        ScriptFor(heard) is { } script ? heard.Draft.Input.Playbook.Runner.Begin(script, Context(heard)) : null;

    // A button has no words of its own: the matter was told before.
    private static Script? ScriptFor(Heard heard)
    {
        var (draft, playbook) = (heard.Draft, heard.Draft.Input.Playbook);
        var situation = Situation.Of(draft.Conversation, heard.Assessment, draft.Input.Circumstances);
        return playbook.Named(Buttons.ReadScript(heard.Choice))
            ?? playbook.ScriptFor(draft.Ticket.Topic, heard.Choice is null ? heard.Text : draft.Ticket.Symptom ?? "", situation);
    }

    private static TriageContext Context(Heard heard)
    {
        var (input, conversation) = (heard.Draft.Input, heard.Draft.Conversation);
        return new(heard.Text, heard.Choice, heard.Assessment, heard.Draft.Language, conversation.Facts, heard.Draft.Today, conversation.Spoken)
        {
            Now = input.Now, Changed = Corrections.Changed(input.Conversation.Facts, conversation.Facts), HasFile = HasFile(heard.Draft), Circumstances = input.Circumstances.Of(conversation), Articles = Unshown(heard.Draft),
            Channel = conversation.Address.Channel, Tone = conversation.Tone, Misses = conversation.Misses, Nudges = conversation.Nudges?.Times ?? 0,
        };
    }

    private static IReadOnlyList<Choice> GoOnOrPerson(Draft draft) => [draft.Phrases.GoOn(draft.Language), draft.Phrases.Person(draft.Language)];
}
