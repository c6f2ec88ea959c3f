using System.Text.Json.Nodes;

namespace SupportBot.Tests.Support;

/// <summary>What a customer's Telegram makes of a text and its entities, as <see cref="Shape"/> writes it.</summary>
internal static class TelegramShown
{
    public static string Of(JsonObject message)
    {
        var text = (string)message["text"]!;
        var entities = (message["entities"] as JsonArray ?? []).Select(entity => new Entity(entity!.AsObject())).ToArray();
        return Of(text, 0, text.Length, entities);
    }

    /// <summary>Null when Telegram takes the entities of a message, else its words.</summary>
    public static string? WhyRefused(JsonObject message)
    {
        var text = (string)message["text"]!;
        var entities = (message["entities"] as JsonArray ?? []).Select(entity => new Entity(entity!.AsObject())).ToArray();
        if (entities.Any(entity => entity.Length <= 0 || entity.Begin < 0 || entity.End > text.Length)) return "Bad Request: entity is out of the text";
        if (entities.Any(entity => entity.Kind == "text_link" && !entity.Address!.StartsWith("http", StringComparison.Ordinal)))
            return "Bad Request: Wrong message entity: Unsupported URL protocol";
        return entities.Any(a => entities.Any(b => a.Begin < b.Begin && b.Begin < a.End && a.End < b.End)) ? "Bad Request: entities overlap" : null;
    }

    private static string Of(string text, int begin, int end, Entity[] inside)
    {
        var shown = "";
        for (var at = begin; at < end;)
        {
            var (first, rest) = (inside.FirstOrDefault(entity => entity.Begin == at), inside);
            if (first is null)
            {
                shown += text[at++];
                continue;
            }
            rest = [.. inside.Where(entity => entity != first)];
            shown += first.Around(Of(text, first.Begin, first.End, [.. rest.Where(entity => entity.Begin >= first.Begin && entity.End <= first.End)]));
            at = first.End;
        }
        return shown;
    }

    private sealed record Entity(string Kind, int Begin, int Length, string? Address, string? Language)
    {
        public Entity(JsonObject entity)
            : this((string)entity["type"]!, (int)entity["offset"]!, (int)entity["length"]!, (string?)entity["url"], (string?)entity["language"])
        {
        }

        public int End => Begin + Length;

        public string Around(string words) => Kind switch
        {
            "bold" => $"{{b {words}}}",
            "italic" => $"{{i {words}}}",
            "code" => $"{{c {words}}}",
            "pre" => $"{{lines {Language}}}{words}",
            "text_link" => $"{{a {words}|{Address}}}",
            _ => throw new InvalidOperationException($"Telegram knows no {Kind}."),
        };
    }
}
