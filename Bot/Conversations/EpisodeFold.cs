namespace SupportBot.Conversations;

/// <summary>What one commit did, as far as an episode is concerned.</summary>
/// <param name="CustomerWrote">A turn took something the customer sent.</param>
internal sealed record Happened(Conversation Before, Conversation After, IReadOnlyList<Line> Lines, bool CustomerWrote, DateTimeOffset At);

/// <summary>What a commit made of an episode.</summary>
/// <param name="Episode">As the conversation carries it on, with its end when it ended.</param>
internal sealed record EpisodeStep(Episode Episode)
{
    /// <summary>It ended with this commit; null when it did not.</summary>
    public EpisodeEnd? Ended { get; init; }

    /// <summary>How it ended, if it did.</summary>
    public TicketOutcome Outcome { get; init; }

    /// <summary>The one before it was not settled after all: this one began by a return.</summary>
    public bool IsReturn { get; init; }
}

/// <summary>Sums an episode up, commit by commit. Pure: the row that is written at the end is what its commits make of it.</summary>
internal static class EpisodeFold
{
    /// <summary>The event line of a customer who begins something new after the last matter was settled.</summary>
    public const string BeganAnew = "began_anew";

    /// <summary>The event line of a customer who wants no more.</summary>
    public const string EndedByCustomer = "ended_by_customer";

    /// <summary>The event line of first line sending the customer to where the matter belongs.</summary>
    public const string Referred = "referred";

    /// <param name="running">As the conversation carried it; null before its first commit.</param>
    public static EpisodeStep After(Episode? running, Happened what)
    {
        // What was settled before episodes were kept has no row, and gets none.
        if (running is null && what.Before.Ticket is { State: TicketState.Resolved } old)
            running = new Episode(1, EpisodeStart.New, old.OpenedAt) { EndedAt = old.ResolvedAt ?? what.At };
        var begins = Begins(running, what);
        if (begins is null && running is { EndedAt: not null }) return new EpisodeStep(running);

        var episode = begins ?? running!;
        var before = begins is null || running is null ? what.Before.Ticket : AsOpened(what);
        episode = Settled(Taken(Spoken(Counted(episode, before, what), before, what), before, what), before, what);
        var step = new EpisodeStep(episode) { IsReturn = begins is { Start: not EpisodeStart.New } };
        return what.After.Ticket is { State: TicketState.Resolved } ticket
            ? step with { Episode = episode with { EndedAt = ticket.ResolvedAt ?? what.At }, Ended = EndedBy(what.Lines), Outcome = ticket.Outcome ?? Outcome(what.Lines) }
            : step;
    }

    private static Episode? Begins(Episode? running, Happened what)
    {
        if (running is null) return new Episode(1, EpisodeStart.New, what.At);
        if (running.EndedAt is not { } ended) return null;
        var (before, after) = (what.Before.Ticket, what.After.Ticket);
        if (after.State is TicketState.Resolved && after.ResolvedAt == before.ResolvedAt) return null;
        var start = what.Lines.Any(line => line is { Kind: LineKind.Event, Agent: not null }) ? EpisodeStart.Reopened
            : what.Lines.Any(line => line is { Kind: LineKind.Event, Text: BeganAnew }) || what.At - ended > Episode.Durable ? EpisodeStart.New
            : EpisodeStart.Returned;
        return new Episode(running.Number + 1, start, what.At);
    }

    // What opens a matter again is not done by whoever had it before.
    private static Ticket AsOpened(Happened what) =>
        what.Before.Ticket.Agent is null || what.Lines.Any(line => line is { Kind: LineKind.Event, Text: BeganAnew })
            ? what.After.Ticket with { State = TicketState.Triage }
            : what.After.Ticket;

    // The time since the last commit belongs to how things stood before this one.
    private static Episode Counted(Episode episode, Ticket before, Happened what)
    {
        var passed = what.At - episode.CountedTo;
        var counted = episode with { CountedTo = what.At };
        if (passed <= TimeSpan.Zero) return counted;
        if (before is { State: TicketState.Waiting } or { Assignment: not null }) return counted with { Waited = episode.Waited + passed };
        if (before is not { State: TicketState.Claimed, SnoozedUntil: null, Agent: { } agent } || episode.AwaitsCustomer) return counted;
        return Of(counted with { Handled = episode.Handled + passed }, agent, part => part with { Handled = part.Handled + passed });
    }

    private static Episode Spoken(Episode episode, Ticket before, Happened what)
    {
        var spoken = episode;
        foreach (var line in what.Lines)
        {
            if (line is not { Kind: LineKind.Agent, Agent: { } agent }) continue;
            spoken = Of(spoken, agent.Id, part => part with { Replies = part.Replies + 1 }) with { AnsweredAt = spoken.AnsweredAt ?? what.At, AwaitsCustomer = true };
        }
        if (what.CustomerWrote) spoken = spoken with { AwaitsCustomer = false };
        if (!IsHostile(what)) return spoken;
        spoken = spoken with { IsHostile = true };
        return before is { State: TicketState.Claimed, Assignment: null, Agent: { } owner } ? Of(spoken, owner, part => part with { IsHostile = true }) : spoken;
    }

    private static Episode Taken(Episode episode, Ticket before, Happened what)
    {
        var after = what.After.Ticket;
        var taken = episode;
        if (taken.HandedOffAt is null && after.State is TicketState.Waiting or TicketState.Claimed)
            taken = taken with { HandedOffAt = what.At, Reason = before.State is TicketState.Triage && after.State is TicketState.Waiting ? after.Reason : null };
        if (after is { State: TicketState.Claimed, Assignment: null, Agent: { } agent })
            taken = Of(taken, agent, part => part) with { AwaitsCustomer = taken.AwaitsCustomer && (HadIt(before, agent) || what.Lines.Any(line => line.Kind is LineKind.Agent)) };
        if (after.State is TicketState.Resolved && before is { State: TicketState.Claimed, Agent: { } closer } && EndedBy(what.Lines) is EpisodeEnd.Agent) taken = Of(taken, closer, part => part);
        var isGivenOn = before is { State: TicketState.Claimed, Assignment: null } && (after.State is TicketState.Waiting || (after.State is TicketState.Claimed && after.Agent != before.Agent));
        return isGivenOn ? taken with { Moves = taken.Moves + 1 } : taken;
    }

    // What a colleague said last leaves whoever has it now the one to speak, also when routing gave it to them.
    private static bool HadIt(Ticket before, AgentId agent) => before.Agent == agent && before.Assignment is null;

    private static Episode Settled(Episode episode, Ticket before, Happened what)
    {
        var end = PromiseEnds.Of(before, what.After.Ticket, what.Lines, what.At);
        return episode with
        {
            PromisesKept = episode.PromisesKept + (end is PromiseEnd.Kept ? 1 : 0),
            PromisesBroken = episode.PromisesBroken + (end is PromiseEnd.Broken ? 1 : 0),
            DuesMissed = episode.DuesMissed + Math.Max(0, what.After.Ticket.SlaMissed - before.SlaMissed),
        };
    }

    private static bool IsHostile(Happened what) =>
        what.After.Tone.AbusiveTurns > what.Before.Tone.AbusiveTurns || (what.CustomerWrote && what.After.Tone.Anger is Anger.Furious);

    internal static EpisodeEnd EndedBy(IReadOnlyList<Line> lines) =>
        lines.Any(line => line is { Kind: LineKind.Event, Agent: not null }) ? EpisodeEnd.Agent
        : lines.Any(line => line is { Kind: LineKind.Event, Text: EndedByCustomer }) ? EpisodeEnd.Customer : EpisodeEnd.Bot;

    private static TicketOutcome Outcome(IReadOnlyList<Line> lines) =>
        EndedBy(lines) is EpisodeEnd.Customer ? TicketOutcome.Withdrawn
        : lines.Any(line => line is { Kind: LineKind.Event, Text: Referred }) ? TicketOutcome.Referred : TicketOutcome.Solved;

    private static Episode Of(Episode episode, AgentId agent, Func<AgentPart, AgentPart> change)
    {
        var parts = (episode.Agents ?? []).ToList();
        var at = parts.FindIndex(part => part.Agent == agent);
        if (at < 0) parts.Add(change(new AgentPart(agent, TimeSpan.Zero, 0, false)));
        else parts[at] = change(parts[at]);
        return episode with { Agents = parts };
    }
}
