using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Handoff;

/// <summary>How long after a matter is settled the customer is asked how the help was, and how long after that once more.</summary>
/// <param name="Again">Null for never.</param>
internal sealed record SurveyTimes(TimeSpan After, TimeSpan? Again);

/// <summary>When customers are asked how the help was: once and reminded once, never after a pause for abuse and never of a duplicate.</summary>
internal static class Surveys
{
    /// <summary>When something is to be said of it next; null for nothing.</summary>
    /// <param name="times">Null when nobody is asked.</param>
    public static DateTimeOffset? NextAt(Conversation conversation, SurveyTimes? times)
    {
        if (conversation.Ticket is not { State: TicketState.Resolved, ResolvedAt: { } settled }) return null;
        // On a page of ours the form is there at once, and stays.
        var isForm = conversation.Address.Channel.ReadsTranscript;
        return conversation.Survey switch
        {
            { IsBad: true, IsReopenOffered: false } => settled,
            { Score: not null } => null,
            _ when times is null || !MayBeAsked(conversation) => null,
            null or { AskedAt: null } => isForm ? settled : settled + times.After,
            { AskedAt: { } asked, IsReminded: false } when !isForm => asked + times.Again,
            _ => null,
        };
    }

    public static IReadOnlyList<TimerChange> Between(Conversation before, Conversation after, SurveyTimes? times)
    {
        var (was, next) = (NextAt(before, times), NextAt(after, times));
        return was == next ? [] : [new TimerChange(TimerKind.Satisfaction, next)];
    }

    // Whoever was asked to calm down is not asked for praise, nor does a split ticket have anybody to ask.
    private static bool MayBeAsked(Conversation conversation) =>
        conversation.Address.Channel != ChannelName.Desk && conversation is { Tone.PausedUntil: null, Ticket: { MergedInto: null, Outcome: not TicketOutcome.Duplicate } };
}
