using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Support;

/// <summary>A program that listens to <c>/api/events</c>.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private EventStream(HttpResponseMessage response, Stream content) =>
        (_response, _items) = (response, SseParser.Create(content).EnumerateAsync().GetAsyncEnumerator());

    /// <summary>What a client sends to go on from here.</summary>
    public string LastEventId { get; private set; } = "";

    public static async Task<EventStream> OpenAsync(HttpClient http, string? lastEventId = null, string url = "/api/events")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var stream = new EventStream(response, await response.Content.ReadAsStreamAsync());
        (await stream.NextAsync()).ShouldNotBeNull().EventType.ShouldBe("hello");
        return stream;
    }

    /// <summary>The next change; what only keeps the connection alive is passed over.</summary>
    public Task<JsonNode> NextChangeAsync() => NextAsync("changed");

    /// <summary>The next event of this name; others are passed over.</summary>
    public async Task<JsonNode> NextAsync(string name)
    {
        var asked = TimeProvider.System.GetTimestamp();
        // What keeps the connection alive would go on for ever.
        while (TimeProvider.System.GetElapsedTime(asked) < Patience)
        {
            var item = (await NextAsync()).ShouldNotBeNull("The stream ended.");
            if (item.EventType == name) return JsonNode.Parse(item.Data)!;
        }
        throw new TimeoutException($"No '{name}' came.");
    }

    /// <summary>Reads to the end of the stream; the changes that still came.</summary>
    public async Task<IReadOnlyList<string>> EndedAsync()
    {
        var changes = new List<string>();
        while (await NextAsync() is { } item)
        {
            if (item.EventType == "changed") changes.Add(item.Data);
        }
        return changes;
    }

    public async ValueTask DisposeAsync()
    {
        // Disposing the response first ends a read that is under way.
        _response.Dispose();
        try
        {
            await _items.DisposeAsync();
        }
        catch (Exception ended) when (ended is IOException or HttpRequestException or ObjectDisposedException)
        {
            // That was the point.
        }
    }

    private async Task<SseItem<string>?> NextAsync()
    {
        if (!await _items.MoveNextAsync().AsTask().WaitAsync(Patience)) return null;
        if (_items.Current.EventId is { } id) LastEventId = id;
        return _items.Current;
    }
}
