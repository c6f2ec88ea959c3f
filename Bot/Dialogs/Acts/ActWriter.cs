using Microsoft.Extensions.Options;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Dialogs.Sla;
using SupportBot.Handoff;
using SupportBot.Handoff.Sla;
using SupportBot.Storage;

namespace SupportBot.Dialogs.Acts;

/// <summary>Decides what an agent does on the newest state and commits it against its version, so that of two only one can win.</summary>
internal sealed class ActWriter(ConversationStore store, Outgoing outgoing, ServiceTimesKeeper times, IOptions<SatisfactionOptions> satisfaction, TimeProvider clock)
{
    /// <param name="decide">What happens to the ticket as it stands; null when nothing does.</param>
    /// <param name="linesOf">What the transcript gets, of the conversation before and after; nothing is written without any.</param>
    /// <param name="more">What else belongs to the commit.</param>
    /// <param name="unless">What stands against it beside the ticket's own state, looked up anew for every try; null for nothing.</param>
    public async Task<ActResult> ActAsync(
        TicketNumber number, Func<Conversation, TicketEvent?> decide, Func<Conversation, Conversation, IReadOnlyList<Line>> linesOf, CancellationToken ct,
        Func<Commit, Commit>? more = null, Func<Conversation, ValueTask<ActResult?>>? unless = null)
    {
        while (true)
        {
            if (await store.FindAsync(number) is not { } before) return new ActResult.NotFound();
            if (unless is not null && await unless(before) is { } against) return against;
            var (now, happened) = (clock.GetUtcNow().Kept(), decide(before));
            var change = happened is null ? new TicketChange.Made(before.Ticket) : before.Ticket.Apply(happened, now);
            if (change is not TicketChange.Made(var ticket))
                return new ActResult.Refused(((TicketChange.Refused)change).Why, before.Ticket.Agent);

            ticket = SlaClock.Set(before.Ticket, ticket, times.Current, now);
            var after = After(before, ticket, happened);
            var lines = Shown(before, linesOf(before, after));
            if (lines.Count == 0) return new ActResult.Done(ticket);
            var commit = new Commit(before, after)
            {
                Lines = lines, Outbox = outgoing.Of(before, after, lines), Walks = WalksOf(before, after),
                Timers = [.. TicketTimers.Between(before.Ticket, ticket, now), .. Surveys.Between(before, after, satisfaction.Value.Times)],
            };
            if (await store.CommitAsync(more is null ? commit : more(commit), ct)) return new ActResult.Done(ticket);
        }
    }

    /// <summary>The conversation after an act. One that comes back to the bot begins anew: what made the bot give it away is over. Who was answered has not nudged.</summary>
    public static Conversation After(Conversation before, Ticket ticket, TicketEvent? happened) => Standing(before, ticket) with
    {
        Nudges = happened is TicketEvent.Replied or TicketEvent.Resolved ? null : before.Nudges,
    };

    /// <summary>What is written of it: where nobody reads it, nothing is said.</summary>
    public static IReadOnlyList<Line> Shown(Conversation conversation, IReadOnlyList<Line> lines) =>
        conversation.Address.Channel == ChannelName.Desk ? [.. lines.Where(line => !line.CustomerSees)] : lines;

    /// <summary>An event line of an agent's act.</summary>
    public static Line Event(Agent by, string what) => new(LineKind.Event, what) { Agent = by };

    private static Conversation Standing(Conversation before, Ticket ticket) => ticket.BotOwns && !before.Ticket.BotOwns
        ? before with
        {
            Ticket = ticket, Triage = null, Misses = 0, OfferedQuickStep = true, Offered = [], IsGivenBack = true,
            Tone = before.Tone with { AngryTurns = 0, AbusiveTurns = 0, PausedUntil = null },
        }
        : before with { Ticket = ticket, Offered = ticket.BotOwns ? before.Offered : [] };

    // Whoever takes it over while the bot asks ends the script there.
    private static IReadOnlyList<Walk> WalksOf(Conversation before, Conversation after) =>
        before.Ticket.BotOwns && !after.Ticket.BotOwns ? Walks.Of(before, after, [], outcome: null) : [];
}
