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
        if (Is(ref json, "type"u8)) activity.Type = ReadType(ref json, activity);
        else if (Is(ref json, "text"u8)) activity.Text = ReadText(ref json, activity, "text");
        else if (Is(ref json, "locale"u8)) activity.Locale = ReadText(ref json, activity, "locale");
        else if (Is(ref json, "id"u8))
        {
            var id = ReadText(ref json, activity, "id");
            activity.ClientId ??= id;
        }
        else if (Is(ref json, "value"u8)) ReadValue(ref json, activity);
        else if (Is(ref json, "name"u8)) activity.EventName = ReadText(ref json, activity, "name");
        else if (Is(ref json, "from"u8)) ReadFrom(ref json, activity);
        else if (Is(ref json, "channelData"u8)) ReadChannelData(ref json, activity);
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
            if (Is(ref json, "id"u8)) activity.FromId = ReadText(ref json, activity, "from.id");
            else if (Is(ref json, "name"u8)) activity.FromName = ReadText(ref json, activity, "from.name");
            else SkipValue(ref json);
        }
    }

    private static void ReadChannelData(ref Utf8JsonReader json, PostedActivity activity)
    {
        if (!EntersObject(ref json)) return;
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (Is(ref json, "clientActivityID"u8))
                activity.ClientId = ReadText(ref json, activity, "channelData.clientActivityID") ?? activity.ClientId;
            else if (Is(ref json, "postBack"u8))
                activity.IsPostBack = ReadFlag(ref json);
            else if (Is(ref json, "confidential"u8))
                activity.IsConfidential = ReadFlag(ref json);
            else SkipValue(ref json);
        }
    }

    // Nearly every activity is a message, and this is where thousands a second come through.
    private static string? ReadType(ref Utf8JsonReader json, PostedActivity activity)
    {
        json.Read();
        return json.TokenType is JsonTokenType.String && Is(ref json, "message"u8) ? "message" : TextHere(ref json, activity, "type");
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

    // A button's value is a text; events of our own page have an object.
    private static void ReadValue(ref Utf8JsonReader json, PostedActivity activity)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.String) activity.Value = LenientText.Read(ref json);
        else if (json.TokenType is JsonTokenType.StartObject) ReadEvent(ref json, activity);
        else json.Skip();
    }

    private static void ReadEvent(ref Utf8JsonReader json, PostedActivity activity)
    {
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (Is(ref json, "score"u8)) activity.Score = ReadNumber(ref json);
            else if (Is(ref json, "position"u8)) activity.SeenPosition = ReadNumber(ref json);
            else if (Is(ref json, "comment"u8)) activity.Comment = ReadWords(ref json);
            else SkipValue(ref json);
        }
    }

    private static long? ReadNumber(ref Utf8JsonReader json)
    {
        SkipValue(ref json);
        return json.TokenType is JsonTokenType.Number && json.TryGetInt64(out var number) ? number : null;
    }

    private static string? ReadWords(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.String) return LenientText.Read(ref json);
        json.Skip();
        return null;
    }

    // What we look for needs no escapes, and half a letter that is escaped cannot be compared with anything.
    private static bool Is(ref Utf8JsonReader json, ReadOnlySpan<byte> word) => !json.ValueIsEscaped && json.ValueTextEquals(word);

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
