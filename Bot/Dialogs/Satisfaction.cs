using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Handoff;
using SupportBot.Storage;
using SupportBot.Triage;
using SupportBot.Triage.Listening;

namespace SupportBot.Dialogs;

/// <summary>Asks how the help was, and takes what is said to it: a score and a few words are no new problem and open nothing again.</summary>
internal static class Satisfaction
{
    // Later words are about something else.
    private static readonly TimeSpan CommentTime = TimeSpan.FromMinutes(30);

    /// <summary>It is time to ask, to remind, or to answer a bad score that came from a form.</summary>
    public static TurnResult Due(TurnInput input)
    {
        var draft = new Draft(input, input.Conversation);
        if (Surveys.NextAt(draft.Conversation, input.Survey) is not { } due || due > input.Now) return draft.Done();
        var survey = SurveyOf(draft);
        if (survey.IsBad) return OfferToReopen(draft, survey).Done();
        if (survey.AskedAt is not null) return Ask(draft, survey with { IsReminded = true }, Phrase.SurveyRemind).Done();
        survey = survey with { AskedAt = input.Now };
        return (draft.Conversation.Address.Channel.ReadsTranscript
            ? With(draft, survey).Record(Happenings.Asked)
            : Ask(draft, survey, Phrase.SurveyAsk)).Done();
    }

    /// <summary>Null when it is no answer to the question.</summary>
    public static Draft? Answer(Draft draft)
    {
        var (messages, text) = (draft.Input.Messages, Listening.TextOf(draft.Input.Messages));
        if (Commanded.In(messages) is not null) return null;
        var choice = Listening.ChoiceOf(draft, text);
        var comment = messages.Any(message => message.Choice is not null) && text.Length > 0 ? text : null;
        if (Buttons.ReadRating(choice) is { } pressed)
        {
            if (IsOfOurs(draft, pressed.Of)) return Rated(draft, pressed.Score, pressed.Of, comment);
            if (text.Length == 0) return draft;
        }
        if (draft.Conversation.Survey is not { } survey) return null;
        if (survey is { AskedAt: not null, Score: null } && Score.Read(text) is { } said) return Rated(draft, said.Score, survey.Of, said.Comment);
        if (survey.IsReopenOffered && IsReopening(draft, choice, text) is { } reopens) return reopens ? Reopened(draft) : Listening.Toned(draft).Say(Phrase.SurveyLeft);
        return survey is { Score: { } score, CommentUntil: { } until } && until > draft.Input.Now && IsComment(draft, text, score)
            ? Commented(Listening.Toned(draft), survey, text)
            : null;
    }

    /// <summary>Whoever has written since needs no reminder.</summary>
    public static Draft Heard(Draft draft) =>
        draft.Conversation.Survey is { AskedAt: not null } survey ? With(draft, survey with { IsReminded = true }) : draft;

    // A page may post any time: nothing is made of one at which nothing was settled here.
    private static bool IsOfOurs(Draft draft, DateTimeOffset of) => of == draft.Ticket.ResolvedAt || of == draft.Input.RatedOf;

    private static Survey SurveyOf(Draft draft) => draft.Conversation.Survey ?? new Survey(draft.Ticket.ResolvedAt!.Value);

    private static Draft With(Draft draft, Survey survey) => draft.With(draft.Conversation with { Survey = survey });

    private static Draft Ask(Draft draft, Survey survey, Phrase phrase) => With(draft, survey).Say(new Reply(
        draft.Words(phrase), [.. Enumerable.Range(1, Survey.BestScore).Select(score => Buttons.Rating(score, survey.Of))]));

    private static Draft Rated(Draft draft, int score, DateTimeOffset of, string? comment)
    {
        draft = (Listening.Toned(draft) with { Rating = new Rating(score, comment) { Of = of } })
            .Record($"{Happenings.Rated}{score}{(comment is null ? null : $":{comment}")}");
        // It is about a matter of before: noted, and nothing more is made of it.
        if (draft.Ticket.ResolvedAt != of) return draft.Ticket.State is TicketState.Waiting or TicketState.Claimed ? draft : draft.Say(Phrase.SurveyNoted);
        var survey = SurveyOf(draft) with { Score = score, IsReminded = true, CommentUntil = comment is null ? draft.Input.Now + CommentTime : null };
        if (survey.IsBad) return OfferToReopen(draft, survey);
        return With(draft, survey).Say(comment is null ? Phrase.SurveyThanks : Phrase.SurveyNoted);
    }

    private static Draft Commented(Draft draft, Survey survey, string comment)
    {
        draft = (With(draft, survey with { CommentUntil = null }) with { Rating = new Rating(survey.Score!.Value, comment) { Of = survey.Of } })
            .Record(Happenings.Commented + comment);
        return survey.IsBad ? draft.Say(new Reply(draft.Words(Phrase.SurveyNoted), OpenOrLeave(draft))) : draft.Say(Phrase.SurveyNoted);
    }

    private static Draft OfferToReopen(Draft draft, Survey survey) =>
        With(draft, survey with { IsReopenOffered = true }).Say(new Reply(draft.Words(Phrase.SurveyBad), OpenOrLeave(draft)));

    private static IReadOnlyList<Choice> OpenOrLeave(Draft draft) =>
    [
        new(Buttons.Reopen, draft.Phrases.Say(Phrase.ChoiceReopen, draft.Language)), new(Buttons.Leave, draft.Phrases.Say(Phrase.ChoiceLeave, draft.Language)),
    ];

    private static bool? IsReopening(Draft draft, string? choice, string text) => choice switch
    {
        Buttons.Reopen => true,
        Buttons.Leave => false,
        null when draft.Conversation.Offered is [{ Value: Buttons.Reopen }, ..] => YesNo.Read(text),
        _ => null,
    };

    // What first line did not settle goes to people, with the matter as it was.
    private static Draft Reopened(Draft draft)
    {
        var (matter, reopened) = (draft.Ticket, Turn.Reopened(draft));
        return reopened.Ticket.BotOwns
            ? Handover.To(
                reopened.With(reopened.Conversation with { Ticket = reopened.Ticket with { Topic = matter.Topic, Symptom = matter.Symptom, Urgency = matter.Urgency } }),
                HandoffReason.ScriptEnded)
            : reopened;
    }

    // A question, a wish, something urgent or a matter that is back opens it again; so does a matter that is named by who was content.
    private static bool IsComment(Draft draft, string text, int score)
    {
        var read = draft.Input.Assessment;
        if (text.Length == 0 || text.Contains('?', StringComparison.Ordinal) || PlainThanks.IsAll(text)) return false;
        if (draft.Input.Messages.Any(message => message.Choice is not null || message.Attachments.Count > 0)) return false;
        if (PersonRequest.IsAskedFor(text) || read.WantsPerson.Is(true) || StatusQuestion.Asks(text) || read.Urgency is { IsSure: true, Value: >= Urgency.High }) return false;
        if (FollowUps.Read(text) is not (FollowUp.None or FollowUp.Thanks)) return false;
        return score <= Survey.WorstScores || read.Sentiment.Is(Sentiment.Positive) || read.Topic is not { IsSure: true, Value: not (Topic.Other or Topic.Feedback) };
    }
}
