using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>Discord's HTTP API: one request at a time is either answered or fails as a <see cref="ChannelException"/>.</summary>
internal sealed class DiscordRest : IDisposable
{
    private readonly HttpClient _http;
    private readonly RateLimits _limits;
    private readonly DiscordPace _pace;
    private readonly TimeProvider _clock;
    private readonly InvalidRequests _invalid;
    private volatile bool _isTokenRefused;

    public DiscordRest(DiscordOptions options, DiscordPace pace, ChannelMetrics metrics, TimeProvider clock, ILogger log)
    {
        (_pace, _clock, _limits, _invalid) = (pace, clock, new RateLimits(clock), new InvalidRequests(metrics, clock, log));
        // No client of the factory: that one logs addresses, and an interaction's address holds its token.
        _http = new HttpClient(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
            UseCookies = false,
        });
        _http.BaseAddress = new Uri(options.ApiBase.TrimEnd('/') + "/");
        _http.Timeout = Timeout.InfiniteTimeSpan;
        _http.MaxResponseContentBufferSize = 8 * 1024 * 1024;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", options.Token);
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (https://supportbot.example, 1.0)");
    }

    /// <summary>Sends a body and reads the answer.</summary>
    public async Task<TAnswer> PostAsync<TBody, TAnswer>(
        Route route, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TAnswer> answerType, CancellationToken ct) =>
        ReadAnswer(route, await SendAsync(route, JsonSerializer.SerializeToUtf8Bytes(body, bodyType), ct), answerType);

    public async Task<TAnswer> GetAsync<TAnswer>(Route route, JsonTypeInfo<TAnswer> answerType, CancellationToken ct) =>
        ReadAnswer(route, await SendAsync(route, body: null, ct), answerType);

    /// <summary>Sends a form with a file, once.</summary>
    public async Task<TAnswer> UploadAsync<TAnswer>(Route route, HttpContent form, JsonTypeInfo<TAnswer> answerType, CancellationToken ct) =>
        ReadAnswer(route, await SendAsync(route, form, _pace.Transfer, ct), answerType);

    /// <summary>Sends where nothing but success is of interest.</summary>
    public Task<byte[]> SendAsync(Route route, byte[]? body, CancellationToken ct) =>
        SendAsync(route, body is null ? null : new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } }, _pace.Request, ct);

    private async Task<byte[]> SendAsync(Route route, HttpContent? content, TimeSpan within, CancellationToken ct)
    {
        // Discord bans addresses that go on asking.
        if (_isTokenRefused) throw RestFailure.BadToken();
        await WaitForPlaceAsync(route, ct);
        using var request = new HttpRequestMessage(route.Method, route.Path) { Content = content };
        using var patience = new CancellationTokenSource(within, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            return await TakeAsync(route, response, either.Token);
        }
        catch (HttpRequestException e) when (RestFailure.IsNeverSent(e))
        {
            throw RestFailure.Unreachable(route, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            throw RestFailure.Unanswered(route, e);
        }
    }

    private async Task WaitForPlaceAsync(Route route, CancellationToken ct)
    {
        if (_invalid.Wait() is var pause && pause > TimeSpan.Zero) throw RestFailure.TooManyRefused(pause);
        while (_limits.Take(route) is var wait && wait > TimeSpan.Zero)
        {
            if (wait > _pace.LongestRateLimitWait) throw RestFailure.Limited(route, wait);
            await Task.Delay(wait, _clock, ct);
        }
    }

    private async Task<byte[]> TakeAsync(Route route, HttpResponseMessage response, CancellationToken ct)
    {
        var body = await response.Content.ReadAsByteArrayAsync(ct);
        _limits.Learn(route, response.Headers);
        if (response.IsSuccessStatusCode) return body;
        _invalid.Note(response);
        var told = RestFailure.Read(body);
        var failure = RestFailure.Of(route, response.StatusCode, told, RetryAfter(response, told));
        var isOfAll = told?.IsGlobal is true || response.Headers.Contains("X-RateLimit-Global");
        if (response.StatusCode is HttpStatusCode.Unauthorized) _isTokenRefused = true;
        if (response.StatusCode is HttpStatusCode.TooManyRequests) _limits.Pause(route, failure.RetryAfter!.Value, isOfAll);
        throw failure;
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, FailurePayload? told) =>
        told?.RetryAfter is { } seconds and >= 0 and < 1e6 ? TimeSpan.FromSeconds(seconds) : response.Headers.RetryAfter?.Delta;

    private static T ReadAnswer<T>(Route route, byte[] body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw RestFailure.Unanswered(route, e);
        }
    }

    public void Dispose() => _http.Dispose();
}
