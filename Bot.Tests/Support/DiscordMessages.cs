using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Tests.Support;

/// <summary>Create Message with Discord's checks: lengths, rows of buttons, nonces that find the first message again.</summary>
internal sealed class DiscordMessages(DiscordWorld world)
{
    private readonly ConcurrentDictionary<string, DiscordPost> _byNonce = [];
    private readonly Lock _gate = new();

    public DiscordLimit Limit { get; } = new();

    public async Task<IResult> PostAsync(HttpContext context, string id)
    {
        var (body, file) = await ReadAsync(context.Request);
        if (Limit.Take(context, id) is { } seconds) return TooMany(seconds);
        if (world.Find(id) is not { } place) return DiscordApi.Error(404, 10003);
        if (place.Type == 1 && world.RefusesDirectMessages) return DiscordApi.Error(403, 50007);
        if (place.Locked) return DiscordApi.Error(403, 160005);
        if (!IsValid(body, file)) return DiscordApi.Error(400, 50035);
        lock (_gate)
        {
            place.Archived = false;
            var nonce = (string)body["nonce"]!;
            if ((bool?)body["enforce_nonce"] is true && _byNonce.TryGetValue(nonce, out var first)) return DiscordApi.Ok(first.AsMessage());
            var post = _byNonce[nonce] = new DiscordPost(world.NewId(), place, body) { File = file };
            world.Show(post);
            return DiscordApi.Ok(post.AsMessage());
        }
    }

    /// <summary>"Edit Message": only what is named changes.</summary>
    public IResult Edit(string id, string message, JsonObject body)
    {
        if (world.Find(id) is not { } place) return DiscordApi.Error(404, 10003);
        if (place.Archived) return DiscordApi.Error(400, 50083);
        if (world.PostOf(message) is not { } post) return DiscordApi.Error(404, 10008);
        lock (_gate) foreach (var (field, value) in body) post.Body[field] = value?.DeepClone();
        world.Changed();
        return DiscordApi.Ok(post.AsMessage());
    }

    public IResult Delete(string id, string message)
    {
        if (world.Find(id) is null) return DiscordApi.Error(404, 10003);
        if (world.PostOf(message) is null) return DiscordApi.Error(404, 10008);
        world.Withdrawn[message] = true;
        world.Changed();
        return Results.NoContent();
    }

    private static async Task<(JsonObject Body, DiscordUpload? File)> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType) return ((await JsonNode.ParseAsync(request.Body))!.AsObject(), null);
        var form = await request.ReadFormAsync();
        var file = form.Files["files[0]"]!;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return (JsonNode.Parse(form["payload_json"].ToString())!.AsObject(), new DiscordUpload(file.FileName, file.ContentType, bytes.ToArray()));
    }

    /// <summary>"Get Channel Messages": the first ones after an id, the newest of them first, without what only the gateway tells.</summary>
    public IResult After(string id, string after, int limit)
    {
        if (world.Find(id) is not { } place) return DiscordApi.Error(404, 10003);
        var found = place.Messages.Select(message => (JsonObject)message.DeepClone())
            .Where(message => ulong.Parse((string)message["id"]!, CultureInfo.InvariantCulture) > ulong.Parse(after, CultureInfo.InvariantCulture))
            .Take(limit).Reverse().ToArray();
        foreach (var message in found)
            foreach (var field in new[] { "guild_id", "member", "channel_type" }) message.Remove(field);
        return Results.Text(new JsonArray(found).ToJsonString(), "application/json");
    }

    private static bool IsValid(JsonObject body, DiscordUpload? file)
    {
        var content = (string?)body["content"] ?? "";
        var rows = (body["components"] as JsonArray) ?? [];
        var buttons = rows.SelectMany(row => row!["components"]!.AsArray()).ToArray();
        return content.Length <= 2000 && (content.Trim().Length > 0 || buttons.Length > 0 || file is not null)
            && (string?)body["nonce"] is { Length: > 0 and <= 25 }
            && body["allowed_mentions"]?["parse"] is JsonArray { Count: 0 }
            && rows.Count <= 5 && rows.All(row => row!["components"]!.AsArray().Count is > 0 and <= 5)
            && buttons.All(button => ((string)button!["label"]!).Length is > 0 and <= 80)
            && buttons.Select(button => (string)button!["custom_id"]!).Distinct().Count() == buttons.Length;
    }

    private static IResult TooMany(double seconds) => Results.Text(
        FormattableString.Invariant($$"""{"message":"You are being rate limited.","retry_after":{{seconds:0.000}},"global":false}"""),
        "application/json", statusCode: 429);
}
