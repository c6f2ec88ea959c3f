using System.Text.Json.Nodes;

namespace SupportBot.Tests.Support;

/// <summary>What our page makes of an activity, as <see cref="Shape"/> writes it.</summary>
internal static class WebShown
{
    public static string Of(JsonNode activity) => activity["channelData"]?["formatted"] is JsonArray blocks
        ? string.Join('\n', blocks.Select(block => Block(block!)))
        : activity["text"]!.ToString();

    private static string Block(JsonNode block) =>
        block["line"] is { } line ? Parts(line)
        : block["item"] is { } item ? $"{{item {block["number"]}}}{Parts(item)}"
        : $"{{lines }}{block["lines"]}";

    private static string Parts(JsonNode parts) => string.Concat(parts.AsArray().Select(part => part switch
    {
        JsonValue words => words.GetValue<string>(),
        _ when part!["bold"] is { } bold => $"{{b {Parts(bold)}}}",
        _ when part!["italic"] is { } italic => $"{{i {Parts(italic)}}}",
        _ when part!["code"] is { } code => $"{{c {code}}}",
        _ => $"{{a {Parts(part!["label"]!)}|{part["link"]}}}",
    }));
}
