using Microsoft.Extensions.Options;
using SupportBot.Conversations;
using SupportBot.Handoff;
using SupportBot.Storage;
using SupportBot.Triage;

namespace SupportBot.Dialogs;

/// <summary>Tells customers who wait how the queue stands, and again when that has changed (C16). When an agent comes, it is withdrawn.</summary>
internal sealed class QueueNews(
    WaitingStore waiting, ConversationStore conversations, Playbook playbook, Outgoing outgoing, Company company, IOptions<DialogOptions> options,
    TimeProvider clock,
    ILogger<QueueNews> log) : BackgroundService
{
    // A day of claims is more than any estimate looks at.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Brings everybody up to date; one who is changed by somebody else meanwhile has to wait for the next time.</summary>
    public async Task TellAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var paces = (await waiting.PacesAsync(now - WaitEstimate.Window)).ToDictionary(pace => pace.Queue);
        var ahead = new Dictionary<string, int>();
        foreach (var customer in await waiting.ReadAsync())
        {
            var place = ahead[customer.Queue] = ahead.GetValueOrDefault(customer.Queue, -1) + 1;
            var words = Words(place, paces.GetValueOrDefault(customer.Queue), customer.Language, now);
            if (words != customer.Told) await TellAsync(customer.Conversation, words, ct);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.QueueNewsSeconds is not (> 0 and var seconds)) return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(seconds), clock);
        var forgotten = clock.GetUtcNow();
        while (await IsTimeAsync(timer, stoppingToken))
        {
            try
            {
                await TellAsync(stoppingToken);
                if (clock.GetUtcNow() - forgotten < Kept) continue;
                await waiting.ForgetClaimsAsync(clock.GetUtcNow() - Kept);
                forgotten = clock.GetUtcNow();
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // That the store is away is said by readiness.
                if (problem is not StoreException { IsAway: true }) log.QueueNewsFailed(problem);
            }
        }
    }

    private static async Task<bool> IsTimeAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task TellAsync(ConversationId id, string words, CancellationToken ct)
    {
        if (await conversations.LoadAsync(id) is not { Conversation: { Ticket.State: TicketState.Waiting } before }) return;
        var after = before with { QueueNews = words };
        await conversations.CommitAsync(new Commit(before, after) { Outbox = outgoing.Of(before, after, []) }, ct);
    }

    private string Words(int ahead, QueuePace? pace, Language language, DateTimeOffset now)
    {
        var people = ("ahead", playbook.Phrases.Ahead(ahead, language));
        if (company.BackAt(now) is { } back)
            return playbook.Phrases.Say(Phrase.QueueNewsClosed, language, seed: 0, people, ("time", Promises.Say(back, now, company.Zone, language)));
        return pace is not null && WaitEstimate.Of(ahead, pace.Taken, pace.Since, now) is { } wait
            ? playbook.Phrases.Say(Phrase.QueueNews, language, seed: 0, people, ("wait", wait.ToString()))
            : ahead == 0 ? playbook.Phrases.Say(Phrase.QueueNewsNext, language) : playbook.Phrases.Say(Phrase.QueueNewsPlace, language, seed: 0, people);
    }
}
