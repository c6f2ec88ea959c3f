using System.Net;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>
/// Fetches customers' files from Discord's own media hosts and keeps them. No other host is ever asked and no redirect followed, whatever a
/// message says. A file that cannot be had takes nothing from the words beside it.
/// </summary>
internal sealed class FileFetcher : IDisposable
{
    /// <summary>A longer file is not kept.</summary>
    public const long LongestFile = 20 * 1024 * 1024;

    // Discord allows ten in a message.
    private const int MostFiles = 10;
    private const int MostTries = 3;
    private static readonly Uri Resized = new("https://media.discordapp.net");

    private readonly HttpClient _http;
    private readonly Uri _media;
    private readonly DiscordPace _pace;
    private readonly IAttachments _attachments;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    public FileFetcher(DiscordOptions options, DiscordPace pace, IAttachments attachments, TimeProvider clock, ILogger log)
    {
        (_media, _pace, _attachments, _clock, _log) = (new Uri(options.MediaBase), pace, attachments, clock, log);
        // Not the client of the API: that one shows the token.
        _http = new HttpClient(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
            UseCookies = false,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>
    /// The message with its files kept. What could not be had follows as a message of its own that names it; a sticker's picture is not missed.
    /// </summary>
    public async Task<IReadOnlyList<IncomingMessage>> CompleteAsync(IncomingMessage message, IReadOnlyList<RemoteFile> files, CancellationToken ct)
    {
        if (files.Count == 0) return [message];
        using var patience = new CancellationTokenSource(_pace.Fetch, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        var tried = await Task.WhenAll(files.Take(MostFiles).Select(file => KeepAsync(message.ExternalId, file, either.Token)));
        ct.ThrowIfCancellationRequested();
        return [.. Complete(message, [.. tried.OfType<Attachment>()], [.. files.Where((_, at) => tried.ElementAtOrDefault(at) is null).Select(file => file.Kind).Distinct()])];
    }

    private static IEnumerable<IncomingMessage> Complete(IncomingMessage message, IReadOnlyList<Attachment> kept, List<string> missed)
    {
        if (kept.Count > 0 || message.Content is not IncomingContent.Text { Value: "" }) yield return message with { Attachments = kept };
        else
        {
            yield return message with { Content = new IncomingContent.Unreadable(missed[0]) };
            missed.RemoveAt(0);
        }
        foreach (var kind in missed.Where(kind => kind != Kinds.Sticker))
            yield return message with { ExternalId = $"{message.ExternalId}:{kind}", Content = new IncomingContent.Unreadable(kind) };
    }

    private async Task<Attachment?> KeepAsync(string messageId, RemoteFile file, CancellationToken ct)
    {
        if (!IsDiscords(file.Url)) return Leave(messageId, "it is not on a host of Discord");
        var backoff = new Backoff(_pace.FirstWait, _pace.LongestWait);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryAsync(messageId, file, ct);
            }
            catch (Exception e) when (IsOfTheWay(e) && tries < MostTries && !ct.IsCancellationRequested)
            {
                _log.DiscordFileTriedAgain(messageId, e);
            }
            catch (Exception e) when (IsOfTheWay(e))
            {
                return Leave(messageId, e is OperationCanceledException ? "it took too long" : e.GetType().Name);
            }
            await Task.Delay(backoff.Next(), _clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Anything else is the store's: the file may yet be had.
    private static bool IsOfTheWay(Exception e) => e is HttpRequestException or IOException or OperationCanceledException;

    private async Task<Attachment?> TryAsync(string messageId, RemoteFile file, CancellationToken ct)
    {
        using var response = await _http.GetAsync(new Uri(file.Url), HttpCompletionOption.ResponseHeadersRead, ct);
        if (response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError) response.EnsureSuccessStatusCode();
        if (response.StatusCode is not HttpStatusCode.OK) return Leave(messageId, $"HTTP {(int)response.StatusCode}");
        if (response.Content.Headers.ContentLength > LongestFile) return Leave(messageId, "it is too long");
        await using var content = await response.Content.ReadAsStreamAsync(ct);
        return await _attachments.KeepAsync(file.Name, content, LongestFile, ct) ?? Leave(messageId, "it is too long");
    }

    private bool IsDiscords(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (IsAt(address, _media) || IsAt(address, Resized));

    private static bool IsAt(Uri address, Uri host) =>
        (address.Scheme, address.IdnHost, address.Port, address.UserInfo) == (host.Scheme, host.IdnHost, host.Port, "");

    private Attachment? Leave(string messageId, string reason)
    {
        _log.DiscordFileNotKept(messageId, reason);
        return null;
    }

    public void Dispose() => _http.Dispose();
}
