using System.Collections.Concurrent;
using System.Globalization;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Search;

namespace SupportBot.Benchmarks.Search;

/// <summary>Customers who write at the same time, each as soon as the last message was taken by a turn.</summary>
internal static class Writers
{
    private const int Customers = 64;

    public static async Task<string> RunAsync(Database database, string who, TimeSpan length, bool indexed)
    {
        using var over = new CancellationTokenSource();
        using var indexer = new SearchIndexer(new SearchIndex(database), TimeProvider.System);
        if (indexed) await indexer.StartAsync(CancellationToken.None);
        var (times, began) = (new ConcurrentBag<double>(), TimeProvider.System.GetTimestamp());
        var writing = Enumerable.Range(0, Customers).Select(i => WriteAsync(database, $"{who}-{i}", times, over.Token)).ToArray();
        await Task.Delay(length, TimeProvider.System, CancellationToken.None);
        await over.CancelAsync();
        await Task.WhenAll(writing);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        if (indexed) await indexer.StopAsync(CancellationToken.None);
        var sorted = times.Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted.Length / seconds:N0} a second, {sorted[sorted.Length / 2]:N1} ms, ninth tenth {sorted[sorted.Length * 9 / 10]:N1} ms");
    }

    private static async Task WriteAsync(Database database, string who, ConcurrentBag<double> times, CancellationToken over)
    {
        var (inbox, store) = (new InboxStore(database), new ConversationStore(database, TimeProvider.System));
        for (var i = 0; !over.IsCancellationRequested; i++)
        {
            var (began, now) = (TimeProvider.System.GetTimestamp(), TimeProvider.System.GetUtcNow());
            var message = new IncomingMessage
            {
                Address = new Address(ChannelName.Web, who), ExternalId = string.Create(CultureInfo.InvariantCulture, $"{who}:{i}"), Sender = new Sender(who, who),
                Content = new IncomingContent.Text("Where is my order, I paid a week ago and nobody has answered me since"),
            };
            var accepted = (await inbox.AcceptAsync([message], [now], null, now, CancellationToken.None))[0];
            var before = (await store.LoadAsync(accepted.Conversation))!.Conversation;
            var commit = new Commit(before, before with { Language = Language.En }) { Handled = accepted.Acceptance.Position, Lines = [Line.Say(new Reply("It is on its way."))] };
            await store.CommitAsync(commit, CancellationToken.None);
            times.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        }
    }
}
