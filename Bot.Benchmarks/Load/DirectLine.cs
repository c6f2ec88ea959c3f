using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SupportBot.Benchmarks.Load;

/// <summary>The calls of Direct Line 3.0 that are made once a conversation.</summary>
internal sealed class DirectLine(Uri server, string secret) : IDisposable
{
    private const string Conversations = "/v3/directline/conversations";
    private readonly HttpClient _http = new() { BaseAddress = server };

    public Uri Server => server;

    public static string Activities(string conversation) => $"{Conversations}/{conversation}/activities";

    /// <summary>The same address on this server.</summary>
    public Uri At(Uri address) => new UriBuilder(address) { Host = server.Host, Port = server.Port }.Uri;

    /// <summary>Starts a conversation and says where its stream is.</summary>
    public async Task<StartedConversation> StartAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Conversations) { Content = new StringContent("") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using var answer = await _http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        var reply = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
        return new StartedConversation(
            reply.GetProperty("conversationId").GetString()!, reply.GetProperty("token").GetString()!, new Uri(reply.GetProperty("streamUrl").GetString()!));
    }

    /// <summary>One page of the transcript as it stands in the store.</summary>
    public async Task<byte[]> ReadAsync(StartedConversation conversation, long watermark, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Activities(conversation.Id)}?watermark={watermark}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", conversation.Token);
        using var answer = await _http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(ct);
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>A conversation that was opened.</summary>
/// <param name="Token">Good for posting to it.</param>
internal sealed record StartedConversation(string Id, string Token, Uri Stream);
