using System.Diagnostics;
using System.Text.Json;
using SupportBot.Channels.Formatting;

namespace SupportBot.Channels.Web;

/// <summary>
/// A text in parts, for our own page, which needs no reader of markup then: an array of <c>{"line":[..]}</c>, <c>{"item":[..],"number":1}</c> and
/// <c>{"lines":"code"}</c>; inside, words are strings and the rest <c>{"bold":[..]}</c>, <c>{"italic":[..]}</c>, <c>{"code":"x"}</c>,
/// <c>{"link":"https://..","label":[..]}</c>.
/// </summary>
internal static class FormattedJson
{
    public static void Write(Utf8JsonWriter json, FormattedText text)
    {
        json.WriteStartArray();
        foreach (var block in text.Blocks) Write(json, block);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Block block)
    {
        json.WriteStartObject();
        switch (block)
        {
            case Block.Line line:
                Write(json, "line", line.Parts);
                break;
            case Block.Item item:
                Write(json, "item", item.Parts);
                if (item.Number is { } number) json.WriteNumber("number"u8, number);
                break;
            case Block.Code code:
                json.WriteString("lines"u8, code.Text);
                break;
            default:
                throw new UnreachableException();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<Part> parts)
    {
        json.WriteStartArray(name);
        foreach (var part in parts)
        {
            if (part is Part.Words words) json.WriteStringValue(words.Text);
            else WriteShown(json, part);
        }
        json.WriteEndArray();
    }

    private static void WriteShown(Utf8JsonWriter json, Part part)
    {
        json.WriteStartObject();
        switch (part)
        {
            case Part.Bold bold:
                Write(json, "bold", bold.Inner);
                break;
            case Part.Italic italic:
                Write(json, "italic", italic.Inner);
                break;
            case Part.Code code:
                json.WriteString("code"u8, code.Text);
                break;
            case Part.Link link:
                json.WriteString("link"u8, link.Address);
                Write(json, "label", link.Label);
                break;
            default:
                throw new UnreachableException();
        }
        json.WriteEndObject();
    }
}
