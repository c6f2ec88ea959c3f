using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Telegram;

/// <summary>Fetches what customers sent from Telegram into our own keeping: https://core.telegram.org/bots/api#getfile.</summary>
internal sealed class FileFetcher(TelegramClient client, IAttachments attachments, TimeProvider time, Pause pause, ILogger log)
{
    /// <summary>The largest file a bot may fetch.</summary>
    public const long LargestBytes = 20 * 1024 * 1024;

    private const int AtOnce = 4;
    private const int MostTries = 3;

    // Others wait behind a batch, and Telegram does for an answer to what it brings.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(10);

    /// <summary>Fetches files side by side, those of one batch all within one patience.</summary>
    /// <returns>What is kept now; what could not be fetched is not among it.</returns>
    public async Task<IReadOnlyDictionary<RemoteFile, Attachment>> FetchAsync(IEnumerable<RemoteFile> files, CancellationToken ct)
    {
        var fetched = new ConcurrentDictionary<RemoteFile, Attachment>();
        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ct);
        await Parallel.ForEachAsync(files.Distinct(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (file, _) =>
        {
            if (await FetchAsync(file, either.Token, ct) is { } kept) fetched[file] = kept;
        });
        return fetched;
    }

    private async Task<Attachment?> FetchAsync(RemoteFile file, CancellationToken patience, CancellationToken ct)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2));
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryAsync(file, patience);
            }
            catch (Exception e) when (!ct.IsCancellationRequested && e is ChannelException or HttpRequestException or IOException or OperationCanceledException)
            {
                if (tries == MostTries || patience.IsCancellationRequested || e is ChannelException { MayPass: false })
                {
                    log.TelegramFileNotFetched(file.Kind, e is ChannelException ? e.Message : e.GetType().Name);
                    return null;
                }
            }
            await pause(backoff.Next(), ct);
        }
    }

    private async Task<Attachment?> TryAsync(RemoteFile file, CancellationToken patience)
    {
        if (file.Size > LargestBytes) throw TooLarge();
        var answer = await client.CallAsync("getFile", new GetFile(file.Id), TelegramJson.Default.GetFile, AnswerPatience, patience);
        if (answer is Answer.Rejected rejected) throw rejected.ToException();
        var path = answer is Answer.Done done ? TelegramJson.Read(done.Result, TelegramJson.Default.FilePath)?.Path : null;
        return await client.ReadFileAsync(path, stream => attachments.KeepAsync(file.Name, stream, LargestBytes, patience), patience) ?? throw TooLarge();
    }

    private static ChannelException TooLarge() => new("The file is larger than 20 MB.", DeliveryFailure.Refused);
}
