using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SupportBot.Channels.Telegram;

/// <summary>Calls methods of the Bot API. The address of every call holds the token, so no address leaves this class.</summary>
internal sealed class TelegramClient : IDisposable
{
    private const int LongestAnswer = 32 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly string _token;
    private readonly string _files;

    public TelegramClient(TelegramOptions options, TimeProvider time)
    {
        _time = time;
        _token = options.Token;
        _files = $"{options.ApiBase.TrimEnd('/')}/file/bot{options.Token}";
        _http = new HttpClient(Handler())
        {
            BaseAddress = new Uri($"{options.ApiBase.TrimEnd('/')}/bot{options.Token}/"),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LongestAnswer,
        };
    }

    /// <summary>Calls one method and waits for its answer up to <paramref name="patience"/>.</summary>
    /// <exception cref="ChannelException">No answer came, and either nothing was sent or that is unknown.</exception>
    public async Task<Answer> CallAsync<T>(string method, T request, JsonTypeInfo<T> type, TimeSpan patience, CancellationToken ct)
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await CallAsync(method, content, patience, ct);
    }

    /// <inheritdoc cref="CallAsync{T}"/>
    public async Task<Answer> CallAsync(string method, HttpContent content, TimeSpan patience, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ct);
        try
        {
            using var response = await _http.PostAsync(new Uri(method, UriKind.Relative), content, either.Token);
            return WithoutToken(Answer.Read((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token)));
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw Unanswered.From(e, gaveUp: deadline.IsCancellationRequested);
        }
    }

    /// <summary>Reads a file from where the Bot API keeps it: https://core.telegram.org/bots/api#getfile.</summary>
    /// <param name="path">As getFile returned it. A server that keeps files on its own disk names a place there, where we do not look.</param>
    /// <param name="read">Reads the bytes as they come.</param>
    /// <exception cref="ChannelException">It is not there, or not now.</exception>
    public async Task<T> ReadFileAsync<T>(string? path, Func<Stream, Task<T>> read, CancellationToken ct)
    {
        var parts = path?.Split('/') ?? [];
        if (parts.Length == 0 || Array.Exists(parts, part => part is "" or "." or ".."))
            throw new ChannelException("Telegram does not say where the file is.", DeliveryFailure.Refused);
        var address = new Uri($"{_files}/{string.Join('/', parts.Select(Uri.EscapeDataString))}");
        using var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!response.IsSuccessStatusCode)
            throw new ChannelException($"Telegram answered {(int)response.StatusCode} instead of the file.", DeliveryFailure.NotDelivered);
        await using var content = await response.Content.ReadAsStreamAsync(ct);
        return await read(content);
    }

    public void Dispose() => _http.Dispose();

    // A redirect would hand the token to another host, and a trace of the call would write it down.
    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    };

    private Answer WithoutToken(Answer answer) =>
        answer is Answer.Rejected rejected && rejected.Description.Contains(_token, StringComparison.Ordinal)
            ? rejected with { Description = "" }
            : answer;
}
