using System.Collections.Concurrent;
using System.Threading.Channels;

namespace SupportBot.Channels.Discord;

/// <summary>
/// Begins to fetch the files of messages that wait their turn, so that many who send pictures at once do not wait for each other. The order of
/// messages stays.
/// </summary>
internal sealed class FilesAhead(FileFetcher fetcher, PrivatePlaces places) : IAsyncDisposable
{
    /// <summary>How many messages are looked at ahead.</summary>
    public const int MostAhead = 64;

    private const int AtOnce = 8;

    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<IncomingMessage>>> _begun = [];
    private readonly SemaphoreSlim _places = new(AtOnce, AtOnce);

    /// <summary>Passes dispatches on, in order.</summary>
    public async Task PassAsync(ChannelReader<Dispatch> heard, ChannelWriter<Dispatch> handled, CancellationToken ct)
    {
        try
        {
            await foreach (var dispatch in heard.ReadAllAsync(ct))
            {
                Begin(dispatch.What, ct);
                await handled.WriteAsync(dispatch, ct);
            }
        }
        finally
        {
            handled.Complete();
        }
    }

    /// <summary>The message with its files, whether they were begun with or not.</summary>
    public async Task<IReadOnlyList<IncomingMessage>> CompleteAsync(IncomingMessage message, IReadOnlyList<RemoteFile> files, CancellationToken ct)
    {
        if (files.Count == 0) return [message];
        var fetching = _begun.TryRemove(message.ExternalId, out var begun) ? begun : FetchAsync(message, files, ct);
        return [.. (await fetching).Select(one => one with { Address = message.Address })];
    }

    // In a server only what was said in our own threads is any business of ours.
    private void Begin(Heard what, CancellationToken ct)
    {
        if (what is Heard.Direct { Files.Count: > 0 } direct) Begin(direct.Message, direct.Files, ct);
        if (what is Heard.InServer { Message: { Files.Count: > 0 } said } && places.IsKnownOurs(said.ChannelId)) Begin(said.Message, said.Files, ct);
    }

    private void Begin(IncomingMessage message, IReadOnlyList<RemoteFile> files, CancellationToken ct) =>
        _begun.TryAdd(message.ExternalId, FetchAsync(message, files, ct));

    private async Task<IReadOnlyList<IncomingMessage>> FetchAsync(IncomingMessage message, IReadOnlyList<RemoteFile> files, CancellationToken ct)
    {
        await _places.WaitAsync(ct);
        try
        {
            return await fetcher.CompleteAsync(message, files, ct);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>What was begun for messages that nobody takes any more ends first.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll((IEnumerable<Task>)_begun.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _places.Dispose();
    }
}
