namespace SupportBot.Channels.Telegram;

/// <summary>
/// Whether somebody in a group speaks to the bot: by its name, with a command of its own, or in answer to it
/// (https://core.telegram.org/bots/features#privacy-mode).
/// </summary>
internal static class GroupCalls
{
    public static bool Mean(Self self, Message message) =>
        message.ReplyToMessage?.From is { IsBot: true } answered && IsSelf(self, answered)
        || Names(self, message.Text, message.Entities) || Names(self, message.Caption, message.CaptionEntities);

    private static bool Names(Self self, string? words, IReadOnlyList<MessageEntity?>? entities) =>
        words is not null && entities is not null && entities.Any(entity => entity switch
        {
            { Type: "text_mention", User: { } user } => IsSelf(self, user),
            { Type: "mention" } => IsName(self, Cut(words, entity)),
            { Type: "bot_command" } => Cut(words, entity) is var command && IsName(self, command[Math.Max(0, command.IndexOf('@'))..]),
            _ => false,
        });

    private static bool IsSelf(Self self, User user) => People.Number(user.Id) == self.Id;

    private static bool IsName(Self self, ReadOnlySpan<char> name) =>
        self.Username is { } own && name.StartsWith('@') && name[1..].Equals(own, StringComparison.OrdinalIgnoreCase);

    // Offsets count UTF-16 units; a damaged one may lie anywhere.
    private static ReadOnlySpan<char> Cut(string words, MessageEntity entity) =>
        entity is { Offset: >= 0, Length: >= 0 } && entity.Offset <= words.Length && entity.Length <= words.Length - entity.Offset
            ? words.AsSpan(entity.Offset, entity.Length)
            : [];
}
