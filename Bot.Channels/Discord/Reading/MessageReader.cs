using System.Globalization;

namespace SupportBot.Channels.Discord;

/// <summary>What a written or edited message means. Null answers are damaged messages.</summary>
internal static class MessageReader
{
    /// <summary>The kind of a message in which there was nothing at all.</summary>
    public const string Empty = "empty";

    private const int DefaultMessage = 0;
    private const int Reply = 19;
    private const int DirectMessage = 1;
    private const int AnswerReference = 0;

    /// <param name="mediaBase">Where Discord keeps pictures of its own.</param>
    public static Heard? ReadCreated(MessagePayload message, string? botId, string mediaBase)
    {
        var files = RemoteFiles.Of(message, mediaBase);
        return Read(message, botId, message.Id, ReadContent(message, botId, files.Count > 0), IsMention(message, botId), files);
    }

    /// <summary>Discord also reports an update when it merely adds a link preview; only an edited message has a time of edit.</summary>
    public static Heard? ReadUpdated(MessagePayload message, string? botId)
    {
        if (message.EditedTimestamp is not { } at) return Heard.Nothing.Instance;
        var text = IncomingText.Read(message, botId);
        if (text.Length == 0) return Heard.Nothing.Instance;
        var id = string.Create(CultureInfo.InvariantCulture, $"{message.Id}:edit:{at.ToUnixTimeMilliseconds()}");
        return Read(message, botId, id, new IncomingContent.Edit(message.Id, text), mentionsBot: false, files: []);
    }

    private static Heard? Read(
        MessagePayload message, string? botId, string externalId, IncomingContent content, bool mentionsBot, IReadOnlyList<RemoteFile> files)
    {
        if (!IsFromPerson(message, botId)) return Heard.Nothing.Instance;
        if (!Snowflake.IsValid(message.Id) || !Snowflake.IsValid(message.ChannelId) || !Snowflake.IsValid(message.Author!.Id)) return null;
        var incoming = new IncomingMessage
        {
            Address = new Address(ChannelName.Discord, message.ChannelId),
            ExternalId = externalId,
            Sender = new Sender(message.Author.Id, Names.Of(message.Author, message.Member)),
            Content = content,
            SentAt = content is IncomingContent.Edit ? message.EditedTimestamp : message.Timestamp,
            RepliesTo = AnsweredBy(message),
        };
        return Place(message, incoming, mentionsBot, files);
    }

    private static Heard? Place(MessagePayload message, IncomingMessage incoming, bool mentionsBot, IReadOnlyList<RemoteFile> files)
    {
        if (message.GuildId is null)
            return message.ChannelType is null or DirectMessage ? new Heard.Direct(incoming, files) : Heard.Nothing.Instance;
        if (!Snowflake.IsValid(message.GuildId)) return null;
        // Where Discord tells that this is no private thread, nothing but a mention can be meant for us.
        if (!mentionsBot && message.ChannelType is not (null or PrivatePlaces.PrivateThread)) return Heard.Nothing.Instance;
        return new Heard.InServer(new ServerMessage(message.GuildId, message.ChannelId, mentionsBot, incoming, files));
    }

    private static bool IsFromPerson(MessagePayload message, string? botId) =>
        message.Type is null or DefaultMessage or Reply
        && message.WebhookId is null
        && message.Author is { } author && author.Bot is not true && author.Id != botId;

    private static bool IsMention(MessagePayload message, string? botId) =>
        botId is not null && message.Mentions?.Any(user => user?.Id == botId) is true;

    private static string? AnsweredBy(MessagePayload message) =>
        message.MessageReference is { Type: null or AnswerReference } answered && Snowflake.IsValid(answered.MessageId) ? answered.MessageId : null;

    private static IncomingContent ReadContent(MessagePayload message, string? botId, bool hasFiles)
    {
        var text = IncomingText.Read(message, botId);
        if (text.Length > 0 || hasFiles) return new IncomingContent.Text(text);
        if (Kinds.Of(message) is { } kind) return new IncomingContent.Unreadable(kind);
        if (IsMention(message, botId)) return new IncomingContent.Text(IncomingText.CallOf(message, botId));
        return new IncomingContent.Unreadable(Empty);
    }
}
