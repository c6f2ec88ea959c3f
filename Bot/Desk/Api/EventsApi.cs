using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportBot.Desk.SignIn;
using SupportBot.Storage;

namespace SupportBot.Desk.Api;

/// <summary>
/// The stream of changes, <c>GET /api/events</c>: one event a changed conversation, its id the change's sequence. A client that
/// comes back with <c>Last-Event-ID</c>, or comes with <c>?after=</c>, gets everything that changed since.
/// </summary>
internal sealed class EventsApi(Database database, QueueStore queue, AgentStore agents, IHostApplicationLifetime program, TimeProvider clock)
{
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // What changes faster than this is told together.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private const int Batch = 200;
    private const string Header = "Last-Event-ID";

    public static void MapEvents(RouteGroupBuilder api) => api.MapGet(
        "/events", (HttpContext http, EventsApi events, SignedInAgent by, string? after) =>
            TypedResults.ServerSentEvents(events.StreamAsync(
                by, http.Request.Headers[Header].ToString() is { Length: > 0 } last ? last : after, http.RequestAborted)));

    private async IAsyncEnumerable<SseItem<string>> StreamAsync(SignedInAgent by, string? after, [EnumeratorCancellation] CancellationToken gone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, program.ApplicationStopping);
        var ct = either.Token;
        // Watching begins before the store is read, so that nothing falls between. Never disposed: a commit may still be calling back.
        var wake = new SemaphoreSlim(1, 1);
        using var watching = database.Feed.Watch(_ => Wake(wake));
        var newest = await queue.SequenceAsync();
        // A number from the future belongs to another store: that client must start anew.
        var last = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked <= newest ? asked : newest;
        yield return new SseItem<string>("{}", "hello") { EventId = Id(last), ReconnectionInterval = TimeSpan.FromSeconds(1) };

        while (true)
        {
            var waiting = wake.WaitAsync(Heartbeat, ct);
            await ((Task)waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ct.IsCancellationRequested || !await StillInAsync(by)) yield break;
            if (!await waiting) yield return new SseItem<string>("{}", "ping");
            List<TicketChanged> changes;
            do
            {
                changes = await queue.ChangedAsync(last, Batch);
                foreach (var change in changes) yield return Item(change);
                if (changes.Count > 0) last = changes[^1].Sequence;
            }
            while (changes.Count == Batch);
            await Task.Delay(Pace, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static SseItem<string> Item(TicketChanged change) => new(
        JsonSerializer.Serialize(
            new ChangedView(change.Number.ToString(), change.State, change.Agent?.Value, change.Position, change.Last), ApiJson.Default.ChangedView), "changed")
    {
        EventId = Id(change.Sequence),
    };

    private static string Id(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    private static void Wake(SemaphoreSlim wake)
    {
        // Runs for one commit at a time; a second wake-up adds nothing to a first that is not taken yet.
        if (wake.CurrentCount == 0) wake.Release();
    }

    // Somebody who was disabled while the stream was open hears nothing more.
    private async ValueTask<bool> StillInAsync(SignedInAgent by) =>
        await agents.FindAsync(by.Agent.Id) is { Agent.Enabled: true } account && account.Stamp == by.Stamp;
}
