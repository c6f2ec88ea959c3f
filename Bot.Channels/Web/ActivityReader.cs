using System.Buffers;
using System.Text.Json;

namespace SupportBot.Channels.Web;

/// <summary>Reads a posted activity in one pass, without building a document. See the Activity schema, section "Basic activity structure".</summary>
internal static class ActivityReader
{
    /// <summary>The activity; null when the bytes are no JSON object. Wrong types are told by <see cref="PostedActivity.Fault"/>.</summary>
    public static PostedActivity? Read(in ReadOnlySequence<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            if (!json.Read() || json.TokenType is not JsonTokenType.StartObject) return null;
            var activity = new PostedActivity();
            while (json.Read() && json.TokenType is JsonTokenType.PropertyName) ReadProperty(ref json, activity);
            return json.Read() ? null : activity;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void ReadProperty(ref Utf8JsonReader json, PostedActivity activity)
    {
        if (json.ValueTextEquals("type"u8)) activity.Type = ReadType(ref json, activity);
        else if (json.ValueTextEquals("text"u8)) activity.Text = ReadText(ref json, activity, "text");
        else if (json.ValueTextEquals("locale"u8)) activity.Locale = ReadText(ref json, activity, "locale");
        else if (json.ValueTextEquals("id"u8))
        {
            var id = ReadText(ref json, activity, "id");
            activity.ClientId ??= id;
        }
        else if (json.ValueTextEquals("value"u8)) activity.Value = ReadValue(ref json);
        else if (json.ValueTextEquals("from"u8)) ReadFrom(ref json, activity);
        else if (json.ValueTextEquals("channelData"u8)) ReadChannelData(ref json, activity);
        else SkipValue(ref json);
    }

    private static void ReadFrom(ref Utf8JsonReader json, PostedActivity activity)
    {
        if (!EntersObject(ref json))
        {
            if (json.TokenType is not JsonTokenType.Null) activity.Fault ??= Refusal.Wrong("from", "must be an object");
            return;
        }
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("id"u8)) activity.FromId = ReadText(ref json, activity, "from.id");
            else if (json.ValueTextEquals("name"u8)) activity.FromName = ReadText(ref json, activity, "from.name");
            else SkipValue(ref json);
        }
    }

    private static void ReadChannelData(ref Utf8JsonReader json, PostedActivity activity)
    {
        if (!EntersObject(ref json)) return;
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("clientActivityID"u8))
                activity.ClientId = ReadText(ref json, activity, "channelData.clientActivityID") ?? activity.ClientId;
            else if (json.ValueTextEquals("postBack"u8))
                activity.IsPostBack = ReadFlag(ref json);
            else if (json.ValueTextEquals("confidential"u8))
                activity.IsConfidential = ReadFlag(ref json);
            else SkipValue(ref json);
        }
    }

    // Nearly every activity is a message, and this is where thousands a second come through.
    private static string? ReadType(ref Utf8JsonReader json, PostedActivity activity)
    {
        json.Read();
        return json.TokenType is JsonTokenType.String && json.ValueTextEquals("message"u8) ? "message" : TextHere(ref json, activity, "type");
    }

    private static string? ReadText(ref Utf8JsonReader json, PostedActivity activity, string property)
    {
        json.Read();
        return TextHere(ref json, activity, property);
    }

    private static string? TextHere(ref Utf8JsonReader json, PostedActivity activity, string property)
    {
        if (json.TokenType is JsonTokenType.String) return LenientText.Read(ref json);
        if (json.TokenType is not JsonTokenType.Null) activity.Fault ??= Refusal.Wrong(property, "must be a string");
        json.Skip();
        return null;
    }

    private static string? ReadValue(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.String) return LenientText.Read(ref json);
        json.Skip();
        return null;
    }

    private static bool EntersObject(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.StartObject) return true;
        json.Skip();
        return false;
    }

    private static void SkipValue(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    private static bool ReadFlag(ref Utf8JsonReader json)
    {
        SkipValue(ref json);
        return json.TokenType is JsonTokenType.True;
    }
}
