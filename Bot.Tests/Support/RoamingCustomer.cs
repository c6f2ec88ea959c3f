using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SupportBot.Tests.Channels.Web;

namespace SupportBot.Tests.Support;

/// <summary>A customer on the web chat whose every request may go to another node, as behind a load balancer.</summary>
internal sealed class RoamingCustomer
{
    private readonly string _conversation;
    private string _token;

    private RoamingCustomer(string conversation, string token) => (_conversation, _token) = (conversation, token);

    /// <summary>What was seen, in the order it came: the place in the conversation and the text.</summary>
    public List<(int Position, string Text)> Seen { get; } = [];

    private string Path => $"/v3/directline/conversations/{_conversation}";

    private int Watermark => Seen is [.., var last] ? last.Position : 0;

    /// <summary>A token from one node, the conversation opened on another.</summary>
    public static async Task<RoamingCustomer> ArriveAsync(RunningBot tokenFrom, RunningBot openedAt)
    {
        var visit = await ReadAsync(await tokenFrom.Http.PostAsync("/chat/token", content: null));
        var customer = new RoamingCustomer((string)visit["conversationId"]!, (string)visit["token"]!);
        await customer.AskAsync(openedAt, HttpMethod.Post, "/v3/directline/conversations");
        return customer;
    }

    public Task WriteAsync(RunningBot node, string text) => AskAsync(node, HttpMethod.Post, $"{Path}/activities", JsonContent.Create(new { type = "message", text }));

    public Task UploadAsync(RunningBot node, HttpContent form) => AskAsync(node, HttpMethod.Post, $"{Path}/upload", form);

    /// <summary>A fresh token, from any node.</summary>
    public async Task RenewAsync(RunningBot node) =>
        _token = (string)(await AskAsync(node, HttpMethod.Post, "/v3/directline/tokens/refresh"))["token"]!;

    /// <summary>Opens the socket with what another node gave for it, from where the customer had read to.</summary>
    public async Task<DirectLineSocket> ListenAsync(RunningBot addressFrom, RunningBot at)
    {
        var back = await AskAsync(addressFrom, HttpMethod.Get, $"{Path}?watermark={Watermark}");
        var stream = new UriBuilder((string)back["streamUrl"]!) { Port = at.Address.Port };
        return await DirectLineSocket.OpenAsync(stream.ToString());
    }

    /// <summary>Reads on until this many lines were seen in all.</summary>
    public async Task SeeAsync(DirectLineSocket socket, int lines)
    {
        while (Seen.Count < lines)
        {
            var frame = await socket.NextAsync() ?? throw new EndOfStreamException($"The stream closed after {Seen.Count} of {lines} lines.");
            Seen.AddRange(Lines(frame));
        }
    }

    /// <summary>The whole conversation as a node tells it.</summary>
    public async Task<List<(int Position, string Text)>> ReadAsync(RunningBot node) => [.. Lines(await AskAsync(node, HttpMethod.Get, $"{Path}/activities"))];

    public async Task<JsonArray> ActivitiesAsync(RunningBot node) => (await AskAsync(node, HttpMethod.Get, $"{Path}/activities"))["activities"]!.AsArray();

    private static IEnumerable<(int, string)> Lines(JsonNode frame) =>
        from activity in frame["activities"]!.AsArray()
        where (string)activity["type"]! == "message"
        select (int.Parse(((string)activity["id"]!).Split('|')[1], System.Globalization.CultureInfo.InvariantCulture), (string)activity["text"]!);

    private async Task<JsonNode> AskAsync(RunningBot node, HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content, Headers = { Authorization = new("Bearer", _token) } };
        return await ReadAsync(await node.Http.SendAsync(request));
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            response.EnsureSuccessStatusCode();
            return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        }
    }
}
