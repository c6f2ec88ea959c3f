using System.Text.RegularExpressions;

namespace SupportBot.Channels.Discord;

/// <summary>Makes a message's words readable outside Discord: the call of the bot goes, ids of people become names.</summary>
internal static partial class IncomingText
{
    /// <summary>The words; of what is forwarded or a sticker, those of it.</summary>
    public static string Read(MessagePayload message, string? botId)
    {
        if (Read(message.Content, message.Mentions, botId) is { Length: > 0 } written) return written;
        if (Kinds.Forwarded(message) is { } forwarded && Read(forwarded.Content, forwarded.Mentions, botId) is { Length: > 0 } passedOn) return passedOn;
        return TextRules.Clean(string.Join(' ', (message.StickerItems ?? []).Select(sticker => sticker?.Name)));
    }

    private static string Read(string? content, IReadOnlyList<UserPayload?>? mentions, string? botId) =>
        TextRules.Clean(Markup().Replace(content ?? "", match => Name(match, mentions, botId)));

    /// <summary>What somebody said who only called the bot.</summary>
    public static string CallOf(MessagePayload message, string? botId) =>
        message.Mentions?.FirstOrDefault(user => user?.Id == botId) is { } bot ? $"@{Names.Of(bot, member: null)}" : "@";

    private static string Name(Match match, IReadOnlyList<UserPayload?>? mentions, string? botId)
    {
        if (match.Groups["emoji"] is { Success: true } emoji) return $":{emoji.Value}:";
        var id = match.Groups["user"].Value;
        if (id == botId) return "";
        return mentions?.FirstOrDefault(user => user?.Id == id) is { } user ? $"@{Names.Of(user, member: null)}" : match.Value;
    }

    // "Message Formatting": <@id> and <@!id> are people, <:name:id> and <a:name:id> are emoji of a server.
    [GeneratedRegex(@"<@!?(?<user>\d{1,20})>|<a?:(?<emoji>\w{1,40}):\d{1,20}>", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
