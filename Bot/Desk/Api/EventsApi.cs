using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportBot.Conversations;
using SupportBot.Desk.Notices;
using SupportBot.Desk.Attendance;
using SupportBot.Desk.SignIn;
using SupportBot.Dialogs;
using SupportBot.Storage;

namespace SupportBot.Desk.Api;

/// <summary>
/// The stream of changes, <c>GET /api/events</c>: one event a changed conversation, its id the change's sequence. A client that
/// comes back with <c>Last-Event-ID</c>, or comes with <c>?after=</c>, gets everything that changed since, and <c>caughtup</c> once that is told. Events named <c>typing</c> tell of
/// customers and colleagues who are writing, those named <c>draft</c> that somebody's draft is another one, those named <c>notice</c> what the agent should hear of, with <c>?notices=</c> from the newest that was shown,
/// and <c>unseen</c> how many of these the agent has not seen; they have no id.
/// </summary>
internal sealed class EventsApi(Database database, QueueStore queue, AgentStore agents, AgentNotices notices, AtWork work, IHostApplicationLifetime program, TimeProvider clock)
{
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // What changes faster than this is told together.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private const int Batch = 200;
    private const string Header = "Last-Event-ID";

    public static void MapEvents(RouteGroupBuilder api) => api.MapGet(
        "/events", (HttpContext http, EventsApi events, SignedInAgent by, string? after, long? notices, bool? again) =>
            TypedResults.ServerSentEvents(events.StreamAsync(
                by, http.Request.Headers[Header].ToString() is { Length: > 0 } last ? last : after, notices ?? long.MaxValue, again is true || http.Request.Headers.ContainsKey(Header), http.RequestAborted)));

    private async IAsyncEnumerable<SseItem<string>> StreamAsync(SignedInAgent by, string? after, long noticed, bool isAgain, [EnumeratorCancellation] CancellationToken gone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, program.ApplicationStopping);
        var ct = either.Token;
        // Watching begins before the store is read, so that nothing falls between.
        var wake = new Signal(clock);
        var typing = new TypingPeople(by.Agent.Id, clock);
        using var watching = database.Feed.WatchSequence(wake.Set);
        using var watchingTyping = database.Feed.WatchTyping(sign =>
        {
            if (typing.Add(sign)) wake.Set();
        });
        var untold = new UntoldNotices(notices, by.Agent.Id, noticed);
        using var watchingNotices = database.Feed.WatchNotices(agent =>
        {
            if (agent != by.Agent.Id) return;
            untold.Ring();
            wake.Set();
        });
        wake.Set();
        await untold.BeginAsync();
        if (!isAgain) await work.CameAsync(by.Agent.Id, CancellationToken.None);
        var newest = await queue.SequenceAsync();
        // A number from the future belongs to another store: that client must start anew.
        var last = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked <= newest ? asked : newest;
        yield return new SseItem<string>("{}", "hello") { EventId = Id(last), ReconnectionInterval = TimeSpan.FromSeconds(1) };

        var isCaughtUp = false;
        while (true)
        {
            await wake.WaitAsync(clock.GetUtcNow() + Heartbeat, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ct.IsCancellationRequested || !await StillInAsync(by)) yield break;
            await work.SawAsync(by.Agent.Id, CancellationToken.None);
            var before = last;
            TicketNumber? from = null;
            List<TicketChanged> changes;
            do
            {
                changes = await queue.ChangedAsync(last, from, Batch);
                for (var i = 0; i < changes.Count; i++) yield return Item(changes, i);
                if (changes is [.., var newestChange]) (last, from) = (newestChange.Sequence, newestChange.Number);
            }
            while (changes.Count == Batch);
            if (!isCaughtUp) yield return new SseItem<string>("{}", "caughtup");
            isCaughtUp = true;
            foreach (var sign in typing.Take())
                if (await queue.NumberAsync(sign.Address) is { } number) yield return await ItemAsync(number, sign);
            if (last == before) untold.Ring();
            if (await untold.TakeAsync() is var (fresh, unseen))
            {
                foreach (var notice in fresh) yield return new SseItem<string>(JsonSerializer.Serialize(NoticeView.Of(notice), ApiJson.Default.NoticeView), "notice");
                yield return new SseItem<string>($"{{\"number\":{unseen}}}", "unseen");
            }
            if (last == before) yield return new SseItem<string>("{}", "ping");
            await Task.Delay(Pace, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Whoever comes back is told what follows the id: of a commit that changed several tickets only the last may carry its sequence.
    private static SseItem<string> Item(List<TicketChanged> changes, int i)
    {
        var sequence = changes[i].Sequence;
        var isLast = i + 1 < changes.Count ? changes[i + 1].Sequence != sequence : changes.Count < Batch;
        return Item(changes[i], isLast ? sequence : sequence - 1);
    }

    private static SseItem<string> Item(TicketChanged change, long id) => new(
        JsonSerializer.Serialize(
            new ChangedView(change.Number.ToString(), change.State, change.Agent?.Value, change.Position, change.Last, change.Urgency, change.WaitingSince), ApiJson.Default.ChangedView), "changed")
    {
        EventId = Id(id),
    };

    private async ValueTask<SseItem<string>> ItemAsync(TicketNumber number, TypingSign sign)
    {
        var name = sign is { Agent: { } agent, IsDraft: false } ? (await agents.FindAsync(agent))?.Agent.Name : null;
        return new(JsonSerializer.Serialize(new WritingView(number.ToString(), name), ApiJson.Default.WritingView), sign.IsDraft ? "draft" : "typing");
    }

    private static string Id(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    // Somebody who was disabled while the stream was open hears nothing more.
    private async ValueTask<bool> StillInAsync(SignedInAgent by) =>
        await agents.FindAsync(by.Agent.Id) is { Agent.Enabled: true } account && account.Stamp == by.Stamp;
}
