using System.Globalization;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Support;

/// <summary>Gateway payloads in the shape of the developer documentation.</summary>
internal static class DiscordPayloads
{
    public static JsonObject Ready(string sessionId, string url) => new()
    {
        ["v"] = 10,
        ["user"] = Bot(),
        ["guilds"] = new JsonArray(new JsonObject { ["id"] = DiscordWorld.Guild, ["unavailable"] = true }),
        ["session_id"] = sessionId,
        ["resume_gateway_url"] = url,
        ["application"] = new JsonObject { ["id"] = DiscordGateway.BotId, ["flags"] = 0 },
    };

    public static JsonObject Bot() => new()
    {
        ["id"] = DiscordGateway.BotId,
        ["username"] = "SupportBot",
        ["global_name"] = null,
        ["bot"] = true,
    };

    public static JsonObject User(string id, string name) => new()
    {
        ["id"] = id,
        ["username"] = name.ToLowerInvariant(),
        ["global_name"] = name,
        ["discriminator"] = "0",
    };

    public static JsonObject Message(string id, DiscordPlace place, JsonObject author, string content, bool mentionsBot = false)
    {
        var message = new JsonObject
        {
            ["id"] = id,
            ["channel_id"] = place.Id,
            ["channel_type"] = place.Type,
            ["author"] = author,
            ["content"] = content,
            ["timestamp"] = TimeProvider.System.GetUtcNow().ToString("o", CultureInfo.InvariantCulture),
            ["edited_timestamp"] = null,
            ["tts"] = false,
            ["mention_everyone"] = false,
            ["mentions"] = mentionsBot ? new JsonArray(Bot()) : new JsonArray(),
            ["attachments"] = new JsonArray(),
            ["embeds"] = new JsonArray(),
            ["pinned"] = false,
            ["type"] = 0,
            ["flags"] = 0,
        };
        if (place.GuildId is null) return message;
        message["guild_id"] = place.GuildId;
        message["member"] = new JsonObject { ["nick"] = null, ["roles"] = new JsonArray(), ["deaf"] = false, ["mute"] = false };
        return message;
    }

    public static JsonObject Interaction(string id, string token, DiscordPlace place, JsonObject user, JsonObject message, string value)
    {
        var interaction = new JsonObject
        {
            ["id"] = id,
            ["application_id"] = DiscordGateway.BotId,
            ["type"] = 3,
            ["token"] = token,
            ["version"] = 1,
            ["channel_id"] = place.Id,
            ["message"] = message.DeepClone(),
            ["data"] = new JsonObject { ["component_type"] = 2, ["custom_id"] = value },
            ["locale"] = "pl",
        };
        if (place.GuildId is null) interaction["user"] = user;
        else (interaction["guild_id"], interaction["member"]) = (place.GuildId, new JsonObject { ["user"] = user });
        return interaction;
    }

    public static JsonObject Command(string id, string token, DiscordPlace place, JsonObject user, string name, JsonObject? option)
    {
        var command = new JsonObject
        {
            ["id"] = id,
            ["application_id"] = DiscordGateway.BotId,
            ["type"] = 2,
            ["token"] = token,
            ["version"] = 1,
            ["channel_id"] = place.Id,
            ["data"] = new JsonObject { ["id"] = "1", ["type"] = 1, ["name"] = name, ["options"] = option is null ? new JsonArray() : new JsonArray(option) },
            ["locale"] = "pl",
        };
        if (place.GuildId is null) command["user"] = user;
        else (command["guild_id"], command["member"]) = (place.GuildId, new JsonObject { ["user"] = user });
        return command;
    }

    public static JsonObject Channel(DiscordPlace place) => new()
    {
        ["id"] = place.Id,
        ["type"] = place.Type,
        ["guild_id"] = place.GuildId,
        ["name"] = place.Name,
        ["owner_id"] = place.OwnerId,
        ["parent_id"] = place.ParentId,
        ["thread_metadata"] = place.Type is 11 or 12 ? new JsonObject { ["archived"] = place.Archived, ["locked"] = place.Locked } : null,
    };
}
