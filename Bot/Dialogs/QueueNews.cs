using Microsoft.Extensions.Options;
using SupportBot.Conversations;
using SupportBot.Dialogs.Sla;
using SupportBot.Handoff;
using SupportBot.Handoff.Waiting;
using SupportBot.Storage;
using SupportBot.Storage.Waits;
using SupportBot.Triage;

namespace SupportBot.Dialogs;

/// <summary>Tells customers who wait how the queue stands, and again when that has changed (C16). When an agent comes, it is withdrawn.</summary>
internal sealed class QueueNews(
    WaitingStore waiting, ToldWaits told, ConversationStore conversations, Playbook playbook, Outgoing outgoing, Company company, ServiceTimesKeeper times, IOptions<DialogOptions> options,
    TimeProvider clock,
    ILogger<QueueNews> log) : BackgroundService
{
    // Those that are told together share a commit.
    private const int AtOnce = 16;

    private static readonly TimeSpan EstimatesKept = TimeSpan.FromDays(90);
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(1);

    /// <summary>Brings everybody up to date; one who is changed by somebody else meanwhile has to wait for the next time.</summary>
    public async Task TellAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().Kept();
        if (await waiting.ReadAsync(now) is not [_, ..] customers) return;
        var here = await waiting.AgentsHereAsync(now);
        var paces = new QueuePaces(
            await waiting.CostsAsync(now - QueuePaces.Window, QueuePaces.Newest), await waiting.CameInAsync(now - QueuePaces.OvertakenWindow), here,
            Trust.After(await told.HeldAsync(Trust.Newest, now)));
        var (line, places, hours) = (new LineAhead(here), new Dictionary<string, int>(), new Dictionary<string, (DateTimeOffset? Back, int Longest)>());
        var news = new List<(ConversationId Id, string Words, ToldWait? Wait)>();
        foreach (var customer in customers)
        {
            var queue = customer.Needs.Queue;
            var (place, ahead) = (places[queue] = places.GetValueOrDefault(queue, -1) + 1, line.Join(customer.Needs));
            if (!customer.IsThere) continue;
            if (!hours.TryGetValue(queue, out var open)) hours[queue] = open = Hours(queue, now);
            var back = open.Back;
            var wait = back is null ? WaitNews.Next(customer.Wait, paces.Of(customer, now), place, ahead, now, open.Longest) : null;
            var words = back is { } then ? Closed(place, then, now, customer.Language) : Words(place, wait, customer.Language);
            if (words != customer.Told || wait != customer.Wait) news.Add((customer.Conversation, words, wait));
        }
        await Parallel.ForEachAsync(news, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (one, stopping) => await TellAsync(one.Id, one.Words, one.Wait, stopping));
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
                if (clock.GetUtcNow() is var now && now - forgotten < ForgetEvery) continue;
                await waiting.ForgetAsync(now - QueuePaces.Window, now - EstimatesKept);
                forgotten = now;
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

    // When people are back, where nobody is there; and in how many minutes they go home.
    private (DateTimeOffset? Back, int Longest) Hours(string queue, DateTimeOffset now)
    {
        var calendar = times.Current.CalendarFor(queue);
        return (calendar.BackAt(now), WaitEstimate.Steps.TakeWhile(minutes => calendar.BackAt(now.AddMinutes(minutes)) is null).LastOrDefault());
    }

    private async Task TellAsync(ConversationId id, string words, ToldWait? wait, CancellationToken ct)
    {
        if (await conversations.LoadAsync(id) is not { Conversation: { Ticket.State: TicketState.Waiting } before }) return;
        var after = before with { QueueNews = words, ToldWait = wait };
        await conversations.CommitAsync(new Commit(before, after) { Outbox = outgoing.Of(before, after, []) }, ct);
    }

    private string Closed(int ahead, DateTimeOffset back, DateTimeOffset now, Language language) => playbook.Phrases.Say(
        Phrase.QueueNewsClosed, language, seed: 0, Before(ahead, language), ("time", Promises.Say(back, now, company.Zone, language)));

    private string Words(int ahead, ToldWait? wait, Language language)
    {
        var stands = wait switch
        {
            { From: 0, To: > 0 } => playbook.Phrases.Say(Phrase.QueueNewsSoon, language, seed: 0, Before(ahead, language), ("wait", wait.To.ToString(CultureInfo.InvariantCulture))),
            { To: > 0 } => playbook.Phrases.Say(Phrase.QueueNews, language, seed: 0, Before(ahead, language), ("wait", $"{wait.From}–{wait.To}")),
            _ when ahead == 0 => playbook.Phrases.Say(Phrase.QueueNewsNext, language),
            _ => playbook.Phrases.Say(Phrase.QueueNewsPlace, language, seed: 0, Before(ahead, language)),
        };
        return wait is { IsLate: true } ? $"{playbook.Phrases.Say(Phrase.QueueNewsLate, language)} {stands}" : stands;
    }

    private (string Name, string Value) Before(int ahead, Language language) => ("ahead", playbook.Phrases.Ahead(ahead, language));
}
