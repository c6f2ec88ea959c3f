using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Tests.Support;

/// <summary>The menu of slash commands, as Discord checks and keeps it.</summary>
internal sealed partial class DiscordCommands(Pulse pulse)
{
    private JsonArray _kept = [];

    /// <summary>How often the menu was overwritten.</summary>
    public int Overwritten { get; private set; }

    public IReadOnlyList<string> Names => [.. _kept.Select(command => (string)command!["name"]!)];

    /// <summary>As somebody else left it.</summary>
    public void Put(JsonArray commands) => _kept = commands;

    /// <summary>In an order of its own, with fields of its own, and without translations that say the same.</summary>
    public IResult List() => DiscordApi.Ok(new JsonArray([.. _kept.Reverse().Select(AsKept)]));

    public IResult Overwrite(JsonArray commands)
    {
        if (!commands.All(IsValid)) return DiscordApi.Error(400, 50035);
        (_kept, Overwritten) = ((JsonArray)commands.DeepClone(), Overwritten + 1);
        pulse.Beat();
        return List();
    }

    public Task UntilOverwrittenAsync() => pulse.UntilAsync(() => Overwritten > 0, "the commands are registered");

    private static JsonNode AsKept(JsonNode? command)
    {
        var kept = (JsonObject)command!.DeepClone();
        (kept["id"], kept["application_id"], kept["version"], kept["nsfw"]) = ("1", DiscordGateway.BotId, "7", false);
        kept["default_member_permissions"] = null;
        kept["options"] ??= null;
        Thin(kept);
        foreach (var option in kept["options"] as JsonArray ?? []) Thin((JsonObject)option!);
        return kept;
    }

    private static void Thin(JsonObject named)
    {
        foreach (var field in new[] { "name", "description" })
        {
            if (named[$"{field}_localizations"] is not JsonObject words) continue;
            foreach (var same in words.Where(word => (string?)word.Value == (string?)named[field]).Select(word => word.Key).ToList()) words.Remove(same);
            named[$"{field}_localizations"] = words.Count == 0 ? null : new JsonObject(words.Reverse().Select(word => KeyValuePair.Create(word.Key, word.Value?.DeepClone())));
        }
    }

    private static bool IsValid(JsonNode? command)
    {
        JsonObject[] named = [command!.AsObject(), .. (command!["options"] as JsonArray ?? []).Select(option => (JsonObject)option!)];
        return named.All(one => Words(one, "name").All(name => Name().IsMatch(name) && !name.Any(char.IsUpper))
            && Words(one, "description").All(words => words.Length is > 0 and <= 100));
    }

    private static IEnumerable<string> Words(JsonObject named, string field) =>
        [(string)named[field]!, .. (named[$"{field}_localizations"] as JsonObject ?? []).Select(word => (string)word.Value!)];

    // "Application Command Naming", but for the two scripts that .NET has no class for.
    [GeneratedRegex(@"^[-_'\p{L}\p{N}]{1,32}$")]
    private static partial Regex Name();
}
