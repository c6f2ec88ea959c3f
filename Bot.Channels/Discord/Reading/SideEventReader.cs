namespace SupportBot.Channels.Discord;

/// <summary>What happens beside messages: that some were deleted, that somebody writes. Null answers are damaged events.</summary>
internal static class SideEventReader
{
    // Whoever it was, the words are taken back from the same place they were said in.
    private static readonly Sender Nobody = new("");

    public static Heard? ReadDeleted(DeletionPayload deleted)
    {
        if (!Snowflake.IsValid(deleted.ChannelId)) return null;
        var address = new Address(ChannelName.Discord, deleted.ChannelId);
        var ids = (deleted.Ids ?? [deleted.Id]).Where(Snowflake.IsValid).ToList();
        if (ids.Count == 0) return null;
        return new Heard.Deleted(deleted.ChannelId, deleted.GuildId is not null, [.. ids.Select(id => new IncomingMessage
        {
            Address = address, ExternalId = $"{id}:deleted", Sender = Nobody, Content = new IncomingContent.Deletion(id!),
        })]);
    }

    public static Heard? ReadTyping(TypingPayload typing, string? botId)
    {
        if (typing.UserId == botId) return Heard.Nothing.Instance;
        return Snowflake.IsValid(typing.ChannelId) ? new Heard.Typing(typing.ChannelId, typing.GuildId is not null) : null;
    }
}
