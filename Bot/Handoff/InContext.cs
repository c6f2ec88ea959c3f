using SupportBot.Conversations;

namespace SupportBot.Handoff;

/// <summary>A turn by itself.</summary>
/// <param name="Read">What was read in its words alone.</param>
/// <param name="FollowUp">How they go back to what was said before.</param>
internal sealed record Said(Assessment Read, FollowUp FollowUp, DateTimeOffset At)
{
    /// <summary>What is read in the words of the matter and these together; null where that was not asked.</summary>
    public Assessment? Together { get; init; }

    /// <summary>A deadline the customer named has come near, or passed.</summary>
    public bool IsDueSoon { get; init; }
}

/// <summary>Why a matter became more urgent, although the words alone do not say so.</summary>
internal enum Rise
{
    None,
    AskedAgain,
    DueSoon,
    Worse,
}

/// <summary>What a turn means in its conversation.</summary>
/// <param name="Assessment">The reading to act on.</param>
/// <param name="Urgency">Of the matter from now on.</param>
internal sealed record Meant(Assessment Assessment, Urgency Urgency, Tone Tone, Nudges? Nudges, Rise Rise);

/// <summary>
/// The second step of reading: what a turn means, given all that went before. It raises urgency and marks anger that falls; only people lower urgency,
/// and nothing becomes critical that was read as critical nowhere.
/// </summary>
internal static class InContext
{
    /// <summary>So many askings without an answer by a person raise the urgency, once.</summary>
    public const int NudgesThatRaise = 2;

    /// <summary>Nudges within this time are one asking.</summary>
    public static readonly TimeSpan OneAsking = TimeSpan.FromMinutes(1);

    public static Meant Of(Conversation before, Said said) => (HasMatter(before.Ticket) ? said.FollowUp : FollowUp.None) switch
    {
        FollowUp.Nudge => Nudged(before, said),
        // "Same again" says no to "did it help?".
        FollowUp.Again => before.Triage is null ? Grown(before, said) : Alone(before, said),
        FollowUp.Worse => Grown(before, said),
        FollowUp.Thanks => Alone(before, said) with { Urgency = before.Ticket.Urgency },
        FollowUp.None => Alone(before, said),
    };

    /// <summary>A turn that says nothing of its own keeps the matter it belongs to; one known to be critical does not alarm once more.</summary>
    public static Assessment Recalled(Ticket matter, Assessment read) => read with
    {
        Topic = matter.Topic is Topic.Other ? default : Reading<Topic>.Certain(matter.Topic),
        Urgency = new Reading<Urgency>(matter.Urgency, 1, matter.Urgency < Urgency.Critical),
    };

    private static bool HasMatter(Ticket ticket) => ticket.Topic is not Topic.Other || !ticket.BotOwns;

    private static Meant Alone(Conversation before, Said said) =>
        new(said.Read, Higher(before.Ticket.Urgency, said.Read.Urgency.Or(Urgency.Low)), ToneAfter(before.Tone, said), before.Nudges, Rise.None);

    // The bot answers at once: only people can be nudged.
    private static Meant Nudged(Conversation before, Said said)
    {
        var ticket = before.Ticket;
        var kept = Alone(before, said) with { Assessment = Recalled(ticket, said.Read), Urgency = ticket.Urgency };
        if (ticket.BotOwns || (before.Nudges is { } last && said.At - last.LastAt < OneAsking)) return kept;
        var nudges = new Nudges((before.Nudges?.Times ?? 0) + 1, said.At, before.Nudges?.HasRaised ?? false);
        var urgency = Raised(ticket.Urgency);
        var raises = !nudges.HasRaised && urgency > ticket.Urgency && (said.IsDueSoon || nudges.Times >= NudgesThatRaise);
        return raises
            ? kept with
            {
                Assessment = Recalled(ticket with { Urgency = urgency }, said.Read), Urgency = urgency,
                Nudges = nudges with { HasRaised = true }, Rise = said.IsDueSoon ? Rise.DueSoon : Rise.AskedAgain,
            }
            : kept with { Nudges = nudges };
    }

    private static Meant Grown(Conversation before, Said said)
    {
        var (ticket, alone) = (before.Ticket, Alone(before, said));
        var isCritical = said.Read.Urgency.Is(Urgency.Critical) || said.Together?.Urgency.Is(Urgency.Critical) is true;
        var urgency = isCritical ? Urgency.Critical : Higher(alone.Urgency, Raised(ticket.Urgency));
        var recalled = Recalled(ticket with { Urgency = urgency }, said.Read);
        return alone with
        {
            Assessment = recalled with
            {
                Topic = ticket.Topic is Topic.Other ? said.Read.Topic : recalled.Topic,
                Urgency = recalled.Urgency with { IsSure = isCritical || recalled.Urgency.IsSure },
            },
            Urgency = urgency,
            Rise = urgency > alone.Urgency ? Rise.Worse : Rise.None,
        };
    }

    // What was not read for certain changes nothing; a word of thanks does.
    private static Tone ToneAfter(Tone before, Said said)
    {
        var after = before with
        {
            AbusiveTurns = before.AbusiveTurns + (said.Read.Abuse.Or(Abuse.None) is Abuse.None ? 0 : 1),
            Sentiment = said.Read.Sentiment.Or(before.Sentiment),
        };
        if (!said.Read.Anger.IsSure && said.FollowUp is not FollowUp.Thanks) return after;
        var anger = said.Read.Anger.Or(Anger.None);
        return after with
        {
            AngryTurns = anger is Anger.None ? 0 : before.AngryTurns + 1,
            Anger = anger,
            IsCalmer = anger < before.Anger || (anger is Anger.None && before.IsCalmer),
        };
    }

    private static Urgency Raised(Urgency urgency) => urgency < Urgency.High ? urgency + 1 : urgency;

    private static Urgency Higher(Urgency one, Urgency other) => one > other ? one : other;
}
