using SupportBot.Conversations;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>One line as it stands in a transcript.</summary>
internal sealed record RawLine(LineKind Kind, long? Agent, string Text);

/// <summary>
/// One episode worked out by brute force: from the moments of its conversation and the lines that stand in the transcript, with nothing of what the product summed up on the way.
/// </summary>
/// <param name="moments">Of the whole conversation.</param>
/// <param name="first">Of the episode, among them.</param>
/// <param name="last">The one that ended it.</param>
internal sealed class RawEpisode(IReadOnlyList<Moment> moments, int first, int last, Func<Moment, IEnumerable<RawLine>> linesOf)
{
    private IEnumerable<int> All => Enumerable.Range(first, last - first + 1);

    private Ticket Ticket(int at) => moments[at].After.Ticket;

    public EpisodeEnd EndedBy => Events(last).Any(line => line.Agent is not null) ? EpisodeEnd.Agent : Events(last).Any(line => line.Text == "ended_by_customer") ? EpisodeEnd.Customer : EpisodeEnd.Bot;

    public TicketOutcome Outcome => Ticket(last).Outcome
        ?? (EndedBy is EpisodeEnd.Customer ? TicketOutcome.Withdrawn : Events(last).Any(line => line.Text == "referred") ? TicketOutcome.Referred : TicketOutcome.Solved);

    public DateTimeOffset? HandedOffAt => All.Where(HasPeople).Select(at => (DateTimeOffset?)moments[at].At).FirstOrDefault();

    public HandoffReason? Reason => All.Where(HasPeople).Take(1)
        .Where(at => Ticket(at).State is TicketState.Waiting && (at > first ? Ticket(at - 1).State is TicketState.Triage : first == 0 || Ticket(first - 1).Agent is null || IsAnew))
        .Select(at => Ticket(at).Reason).FirstOrDefault();

    public DateTimeOffset? AnsweredAt => All.Where(Answers).Select(at => (DateTimeOffset?)moments[at].At).FirstOrDefault();

    public TimeSpan Waited => Sum(at => Ticket(at) is { State: TicketState.Waiting } or { Assignment: not null });

    public TimeSpan Handled => Sum(IsInHand);

    public bool IsAnew => Events(first).Any(line => line.Text == "began_anew");

    public EpisodeStart Start(DateTimeOffset? before) =>
        before is null ? EpisodeStart.New
        : Events(first).Any(line => line.Agent is not null) ? EpisodeStart.Reopened
        : IsAnew || moments[first].At - before > TimeSpan.FromDays(7) ? EpisodeStart.New : EpisodeStart.Returned;

    /// <summary>Who worked on it.</summary>
    public IReadOnlyCollection<long> Agents =>
    [
        .. All.Where(at => Ticket(at) is { State: TicketState.Claimed, Assignment: null }).Select(at => Ticket(at).Agent!.Value.Value)
            .Union(All.SelectMany(at => linesOf(moments[at])).Where(line => line.Kind is LineKind.Agent).Select(line => line.Agent!.Value))
            .Union(EndedBy is EpisodeEnd.Agent ? Events(last).Select(line => line.Agent).OfType<long>() : []),
    ];

    public int Moves => All.Skip(1).Count(at => Ticket(at - 1) is { State: TicketState.Claimed, Assignment: null, Agent: var had }
        && (Ticket(at).State is TicketState.Waiting || (Ticket(at).State is TicketState.Claimed && Ticket(at).Agent != had)));

    public int PromisesKept => All.Skip(1).Count(at => Ends(at) && !IsPast(at) && (Answers(at) || (at == last && EndedBy is EpisodeEnd.Agent && Outcome is not TicketOutcome.Duplicate)));

    public int PromisesBroken => All.Skip(1).Count(at => Breaks(at) || (Ends(at) && IsPast(at)));

    public bool IsHostile => All.Any(at =>
        moments[at].After.Tone.AbusiveTurns > (at > 0 ? moments[at - 1].After.Tone.AbusiveTurns : 0) || (moments[at].CustomerWrote && moments[at].After.Tone.Anger is Anger.Furious));

    public TimeSpan HandledBy(long agent) => Sum(at => IsInHand(at) && Ticket(at).Agent!.Value.Value == agent);

    public int RepliesOf(long agent) => All.Sum(at => linesOf(moments[at]).Count(line => line.Kind is LineKind.Agent && line.Agent == agent));

    private bool HasPeople(int at) => Ticket(at).State is TicketState.Waiting or TicketState.Claimed;

    private bool Answers(int at) => linesOf(moments[at]).Any(line => line.Kind is LineKind.Agent);

    private bool Breaks(int at) => Ticket(at).BrokenPromises > Ticket(at - 1).BrokenPromises;

    private bool Ends(int at) => Ticket(at - 1).PromisedBy is { } due && Ticket(at).PromisedBy != due && !Breaks(at);

    private bool IsPast(int at) => moments[at].At > Ticket(at - 1).PromisedBy;

    // Theirs, not put aside, and theirs to speak: nobody of ours has spoken since the customer did, or since they have it.
    private bool IsInHand(int at)
    {
        if (Ticket(at) is not { State: TicketState.Claimed, SnoozedUntil: null, Assignment: null, Agent: var owner }) return false;
        for (var back = at; back >= first; back--)
        {
            if (Answers(back) && Ticket(back).Agent == owner) return false;
            if (moments[back].CustomerWrote || back == first || Ticket(back - 1).Agent != owner) return true;
        }
        return true;
    }

    private IEnumerable<RawLine> Events(int at) => linesOf(moments[at]).Where(line => line.Kind is LineKind.Event);

    private TimeSpan Sum(Func<int, bool> counts) =>
        TimeSpan.FromTicks(All.SkipLast(1).Where(counts).Sum(at => (moments[at + 1].At - moments[at].At).Ticks));
}
