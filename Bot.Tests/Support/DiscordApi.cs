using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SupportBot.Tests.Support;

/// <summary>The parts of Discord's HTTP API a support bot needs.</summary>
internal static class DiscordApi
{
    public static void Map(RouteGroupBuilder api, DiscordServer server)
    {
        var messages = new DiscordMessages(server.World);
        server.World.Limit = messages.Limit;
        var bot = api.MapGroup("").AddEndpointFilter(async (context, next) =>
            IsOurs(context.HttpContext.Request.Headers.Authorization.ToString()) ? await next(context) : Error(401, 0));
        bot.MapGet("/gateway/bot", () => GatewayAddress(server.Gateway));
        bot.MapPost("/channels/{id}/messages", messages.PostAsync);
        bot.MapGet("/channels/{id}/messages", messages.After);
        bot.MapPatch("/channels/{id}/messages/{message}", messages.Edit);
        bot.MapDelete("/channels/{id}/messages/{message}", messages.Delete);
        bot.MapPost("/channels/{id}/typing", (string id) => Type(server.World, id));
        bot.MapPatch("/channels/{id}", (string id, JsonObject body) => Change(server.World.Find(id), body));
        bot.MapGet("/channels/{id}", (string id) => Channel(server.World.Find(id)));
        bot.MapPost("/channels/{id}/threads", (string id, JsonObject body) => StartThread(server, id, body));
        bot.MapPut("/channels/{id}/thread-members/{user}", (string id, string user) => AddMember(server, id, user));
        bot.MapGet("/guilds/{id}/threads/active", () => ActiveThreads(server.World));
        bot.MapGet("/applications/@me", () => Ok(new JsonObject { ["id"] = DiscordGateway.BotId, ["name"] = "SupportBot" }));
        bot.MapGet("/applications/{id}/commands", (string id) => server.Commands.List());
        bot.MapPut("/applications/{id}/commands", (string id, JsonArray body) => server.Commands.Overwrite(body));
        bot.MapPost("/users/@me/channels", (JsonObject body) => Channel(server.World.DirectWith((string)body["recipient_id"]!)));
        // Answers to interactions need no authorization: their token is in the path.
        api.MapPost("/interactions/{id}/{token}/callback",
            (string id, string token, JsonObject body) => Answer(server.World, id, token, body));
        api.MapPatch("/webhooks/{id}/{token}/messages/@original", (string id, string token, JsonObject body) =>
            server.World.Interactions.Edit(Uri.UnescapeDataString(token), (string)body["content"]!) ? Ok(new JsonObject()) : Error(404, 10015));
    }

    public static IResult Ok(JsonNode body) => Results.Text(body.ToJsonString(), "application/json");

    public static IResult Error(int status, int code) =>
        Results.Text($$"""{"message":"No.","code":{{code}}}""", "application/json", statusCode: status);

    private static bool IsOurs(string authorization) =>
        authorization.StartsWith("Bot ", StringComparison.Ordinal) && DiscordServer.ProgramOf(authorization["Bot ".Length..]) is not null;

    private static IResult Channel(DiscordPlace? place) => place is null ? Error(404, 10003) : Ok(DiscordPayloads.Channel(place));

    private static IResult GatewayAddress(DiscordGateway gateway) => Ok(new JsonObject
    {
        ["url"] = gateway.Url,
        ["shards"] = gateway.Shards,
        ["session_start_limit"] = gateway.Starts.AsJson(),
    });

    private static IResult Type(DiscordWorld world, string id)
    {
        world.Typing.Enqueue(id);
        world.Changed();
        return Results.NoContent();
    }

    private static IResult Change(DiscordPlace? thread, JsonObject body)
    {
        if (thread is null) return Error(404, 10003);
        if (thread.Locked) return Error(403, 50013);
        thread.Archived = (bool)body["archived"]!;
        return Ok(DiscordPayloads.Channel(thread));
    }

    private static IResult StartThread(DiscordServer server, string channelId, JsonObject body)
    {
        if (server.World.Find(channelId) is not { Type: 0 } parent) return Error(400, 50024);
        if (server.World.ForbidsPrivateThreads) return Error(403, 50013);
        var thread = server.World.Add(new DiscordPlace(server.World.NewId(), (int)body["type"]!, parent.GuildId)
        {
            Name = (string)body["name"]!,
            OwnerId = DiscordGateway.BotId,
            ParentId = parent.Id,
        });
        server.Gateway.Dispatch("THREAD_CREATE", DiscordPayloads.Channel(thread));
        return Ok(DiscordPayloads.Channel(thread));
    }

    private static IResult AddMember(DiscordServer server, string threadId, string userId)
    {
        if (server.World.Find(threadId) is not { Type: 12 } thread) return Error(404, 10003);
        thread.Members[userId] = true;
        return Results.NoContent();
    }

    private static IResult ActiveThreads(DiscordWorld world) => Ok(new JsonObject
    {
        ["threads"] = new JsonArray([.. world.Threads.Select(DiscordPayloads.Channel)]),
        ["members"] = new JsonArray(),
    });

    private static IResult Answer(DiscordWorld world, string id, string token, JsonObject body) =>
        world.Interactions.Answer(id, Uri.UnescapeDataString(token), body) switch
        {
            0 => Results.NoContent(),
            10062 => Error(404, 10062),
            var code => Error(400, code),
        };
}
