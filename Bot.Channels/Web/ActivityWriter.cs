using System.Text.Json;
using SupportBot.Channels.Formatting;

namespace SupportBot.Channels.Web;

/// <summary>Writes a conversation's lines as the activities its clients read.</summary>
/// <param name="caller">Whose conversation.</param>
/// <param name="links">Writes the addresses of files.</param>
internal sealed class ActivityWriter(Caller caller, FileLinks links)
{
    public static void Begin(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("activities"u8);
    }

    /// <param name="watermark">How far these activities reach; null when none of them has a place in the transcript.</param>
    public static void End(Utf8JsonWriter json, long? watermark)
    {
        json.WriteEndArray();
        if (watermark is { } position) json.WriteString("watermark"u8, ActivityIds.Watermark(position));
        json.WriteEndObject();
    }

    public void Write(Utf8JsonWriter json, TranscriptEntry entry)
    {
        if (entry.Happened is Happening.Edited && entry.Amends is { } edited) WriteMessage(json, entry with { Position = edited }, isEdit: true);
        else if (entry.Happened is Happening.TakenBack && entry.Amends is { } gone) WriteDeletion(json, entry, gone);
        else if (entry.Happened is { } happened) WriteEvent(json, entry, happened);
        else WriteMessage(json, entry);
    }

    // Other clients pass events over.
    private void WriteEvent(Utf8JsonWriter json, TranscriptEntry entry, Happening happened)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "event"u8);
        json.WriteString("id"u8, ActivityIds.At(caller.Conversation, entry.Position));
        json.WriteString("name"u8, happened switch
        {
            Happening.Resolved => "resolved"u8,
            Happening.Asked => "asked"u8,
            Happening.Rated => "rated"u8,
            _ => throw new ArgumentOutOfRangeException(nameof(happened)),
        });
        WriteEnvelope(json, entry.At, entry.Author, name: null);
        WriteChannelData(json, entry.Position);
        json.WriteEndObject();
    }

    private void WriteDeletion(Utf8JsonWriter json, TranscriptEntry entry, long gone)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "messageDelete"u8);
        json.WriteString("id"u8, ActivityIds.At(caller.Conversation, gone));
        WriteEnvelope(json, entry.At, Author.Agent, name: null);
        json.WriteEndObject();
    }

    // With the id of the first: clients put it in its place.
    private void WriteMessage(Utf8JsonWriter json, TranscriptEntry entry, bool isEdit = false)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "message"u8);
        json.WriteString("id"u8, ActivityIds.At(caller.Conversation, entry.Position));
        WriteEnvelope(json, entry.At, entry.Author, entry.AuthorName);
        var formatted = WriteText(json, entry);
        if (entry.Attachments.Count > 0) WriteAttachments(json, entry.Attachments);
        if (entry.Choices.Count > 0) WriteChoices(json, entry.Choices);
        WriteChannelData(json, entry.Position, entry.ExternalId, formatted, isEdit);
        json.WriteEndObject();
    }

    /// <returns>The text in parts when it is formatted. What a customer wrote never is.</returns>
    private static FormattedText? WriteText(Utf8JsonWriter json, TranscriptEntry entry)
    {
        var text = entry.Author is Author.Customer ? null : FormattedText.Parse(entry.Text);
        var isPlain = text is null or { IsPlain: true };
        json.WriteString("text"u8, text is null ? entry.Text : isPlain ? text.Shown : MarkdownText.Of(text));
        json.WriteString("textFormat"u8, isPlain ? "plain"u8 : "markdown"u8);
        return isPlain ? null : text;
    }

    /// <param name="after">The last position shown, so that the official client sorts the sign behind it and before what follows.</param>
    public void WriteTyping(Utf8JsonWriter json, TranscriptEvent.Typing typing, long after, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "typing"u8);
        WriteEnvelope(json, now, typing.Author, typing.Name);
        WriteChannelData(json, after + 0.5);
        json.WriteEndObject();
    }

    /// <summary>An event named <c>queue</c>, its value the words, or null once nobody waits any more. Clients that do not know it pass it over.</summary>
    /// <param name="after">The last position shown.</param>
    public void WriteQueue(Utf8JsonWriter json, TranscriptEvent.QueueTold told, long after, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "event"u8);
        json.WriteString("name"u8, "queue"u8);
        if (told.Words is { } words) json.WriteString("value"u8, FormattedText.Parse(words).Shown);
        else json.WriteNull("value"u8);
        WriteEnvelope(json, now, Author.Bot, name: null);
        WriteChannelData(json, after + 0.5);
        json.WriteEndObject();
    }

    private void WriteEnvelope(Utf8JsonWriter json, DateTimeOffset at, Author author, string? name)
    {
        json.WriteString("timestamp"u8, at.UtcDateTime);
        json.WriteString("channelId"u8, "directline"u8);
        json.WriteStartObject("conversation"u8);
        json.WriteString("id"u8, caller.Conversation);
        json.WriteEndObject();
        json.WriteStartObject("from"u8);
        json.WriteString("id"u8, AuthorId(author));
        if (name is not null) json.WriteString("name"u8, name);
        json.WriteString("role"u8, author is Author.Customer ? "user"u8 : "bot"u8);
        json.WriteEndObject();
    }

    private string AuthorId(Author author) => author switch
    {
        Author.Customer => caller.User,
        Author.Bot => "bot",
        Author.Agent => "agent",
        _ => throw new ArgumentOutOfRangeException(nameof(author)),
    };

    private void WriteAttachments(Utf8JsonWriter json, IReadOnlyList<Attachment> attachments)
    {
        json.WriteStartArray("attachments"u8);
        foreach (var attachment in attachments)
        {
            json.WriteStartObject();
            json.WriteString("contentType"u8, attachment.ContentType);
            json.WriteString("contentUrl"u8, links.Of(attachment));
            json.WriteString("name"u8, attachment.Name);
            if (attachment.IsConfidential) json.WriteBoolean("confidential"u8, true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // messageBack: of the schema's actions the only one that posts a hidden value together with words for the transcript.
    private static void WriteChoices(Utf8JsonWriter json, IReadOnlyList<Choice> choices)
    {
        json.WriteStartObject("suggestedActions"u8);
        json.WriteStartArray("actions"u8);
        foreach (var choice in choices)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "messageBack"u8);
            json.WriteString("title"u8, choice.Label);
            json.WriteString("text"u8, choice.Label);
            json.WriteString("displayText"u8, choice.Label);
            json.WriteString("value"u8, choice.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // The official web chat sorts by this number rather than by clocks, and pairs a customer's own line with the one it sent.
    private void WriteChannelData(Utf8JsonWriter json, double place, string? externalId = null, FormattedText? formatted = null, bool isEdit = false)
    {
        json.WriteStartObject("channelData"u8);
        json.WriteNumber("webchat:sequence-id"u8, place);
        if (externalId is not null) json.WriteString("clientActivityID"u8, ActivityIds.ClientId(caller.Conversation, externalId));
        if (isEdit) json.WriteBoolean("edited"u8, true);
        if (formatted is not null)
        {
            json.WritePropertyName("formatted"u8);
            FormattedJson.Write(json, formatted);
        }
        json.WriteEndObject();
    }
}
