using SupportBot.Conversations;
using SupportBot.Handoff;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Dialogs;

/// <summary>How the bot bears anger and abuse: it stays calm, says as little of it as it can, and goes on with the matter (C04, C20, C21).</summary>
internal static class Composure
{
    // So many angry turns were no passing word: that they are over deserves one.
    private const int AngryForLong = 2;

    /// <summary>Whether nothing is answered: the bot pauses, and there is nothing of the matter in this turn.</summary>
    public static bool IsSilent(Heard heard) => heard.Draft.Input.Conversation.Tone.PausedUntil > heard.Draft.Input.Now && !IsOfTheMatter(heard);

    /// <summary>The next step of the ladder: the warning stands before the answer, and the pause, which waits for a turn without a word of the matter, in its place.</summary>
    public static (Heard Heard, bool IsAllSaid) Stepped(Heard heard)
    {
        var (draft, tone) = (heard.Draft, heard.Draft.Conversation.Tone);
        switch (draft.Input.Ladder.After(tone, heard.Assessment.Abuse.Or(Abuse.None)))
        {
            case AbuseStep.Warn:
                return (heard with { Draft = Toned(draft, tone with { WasWarned = true }).Record("abuse_warned").Say(Phrase.AbuseWarning) }, false);
            case AbuseStep.Pause when !IsOfTheMatter(heard):
                var until = draft.Input.Now + draft.Input.Ladder.Pause;
                // Whoever cools down earlier finds the open question's buttons under it.
                var words = new Reply(draft.Words(Phrase.CoolDown, ("time", draft.Time(until))), [.. draft.Conversation.Offered]);
                return (heard with { Draft = Toned(draft, tone with { PausedUntil = until }).Record("paused").Say(words) }, true);
            default:
                return (heard, false);
        }
    }

    /// <summary>Calm after anger is said once, before the answer goes on (C04).</summary>
    public static Heard Relieved(Heard heard)
    {
        var (before, now) = (heard.Draft.Input.Conversation.Tone, heard.Draft.Conversation.Tone);
        var wasAngry = before.Anger is not Anger.None && (before.WasCalmed || before.AngryTurns >= AngryForLong);
        if (!wasAngry || now.Anger is not Anger.None || now.IsCalmNoted || IsUrgent(heard) || Listening.IsThanks(heard.Assessment, heard.Text)) return heard;
        var draft = Toned(heard.Draft, now with { IsCalmNoted = true });
        return heard with { Draft = draft with { Opening = draft.Words(Phrase.CalmAgain) } };
    }

    private static Draft Toned(Draft draft, Tone tone) => draft.With(draft.Conversation with { Tone = tone });

    // A matter that is named calmly, urgent words, new facts, files, voices, buttons, answers, corrections, the way back,
    // the question how it stands and the wish for a person get through a pause.
    private static bool IsOfTheMatter(Heard heard) => heard.Choice is not null
        || IsUrgent(heard)
        || heard.Draft.Input.Messages.Any(message => message.Attachments.Count > 0 || message.Unreadable is not null)
        || !heard.Draft.Conversation.Facts.Equals(heard.Draft.Input.Conversation.Facts)
        || heard.Assessment.WantsPerson.Is(true) || PersonRequest.IsAskedFor(heard.Text)
        || (heard.Assessment.Abuse.Or(Abuse.None) is Abuse.None && (NamesMatter(heard) || FirstLine.IsAnswer(heard)
            || StatusQuestion.Asks(heard.Text) || Corrections.IsSaid(heard.Text) || GoingBack.IsAskedFor(heard.Text)));

    // As these words read, too; what is thought of the company is no matter to work on.
    private static bool NamesMatter(Heard heard) => heard.Draft.Input.Assessment.Topic is { IsSure: true, Value: not (Topic.Other or Topic.Feedback) };

    // As these words read: a nudge recalls the urgency of its matter, and is none.
    private static bool IsUrgent(Heard heard) => heard.Draft.Input.Assessment.Urgency is { IsSure: true, Value: >= Urgency.High };
}
