namespace SupportBot.Channels.Discord;

/// <summary>What an admin or an agent can do about what Discord refuses.</summary>
internal static class Advice
{
    public const string NewToken =
        "Discord does not accept the bot token: put the present one (developer portal, Bot, Reset Token) into Channels:Discord:Token.";

    public const string OtherShards =
        "Discord does not let the bot connect the way its servers are divided now (4010, 4011), and recommends the same number of connections "
        + "again: let no other program run with this bot's token, or take the bot out of some servers.";

    public const string NoDirectMessages =
        "The customer takes no direct messages from the bot: they closed them or blocked it (50007). Reach them another way, or ask them in the server to call the bot.";

    public const string NoMutualServer =
        "The customer has left every server the bot is in, so Discord delivers nothing to them (50278). Reach them another way.";

    public const string AccountGone = "The customer's Discord account no longer exists (10013). Reach them another way.";

    public const string PlaceGone = "The thread or channel was deleted (10003). Reach the customer another way; calling the bot opens a new one for them.";

    public const string ThreadLocked =
        "A moderator of the server has locked the thread (160005). Ask them to open it; calling the bot opens a new one for the customer.";

    public const string MessageGone = "The message was deleted on Discord (10008).";

    public const string MissingPermission =
        "The bot may not do this in the server (50001, 50013): an admin of the server must give its role View Channel, Send Messages, Send Messages in Threads, "
        + "Create Private Threads, Attach Files and Read Message History there.";

    public const string FileTooLong = "Discord takes files of up to 10 MB from a bot. Send a smaller one, or a link.";

    public const string TooManyRefused =
        "Discord refused too many requests in the last ten minutes and would ban this address, so nothing is sent for now: look in the log for what is refused, "
        + "mostly a permission the bot lacks in a server, or another program with the same token.";

    public const string MessageContent =
        "The bot may not read messages (4014): switch on MESSAGE CONTENT INTENT in the developer portal (Bot, Privileged Gateway Intents). "
        + "A bot in 100 servers or more must be verified and apply for it there.";

    public const string EmptyMessages =
        "Discord leaves out what customers write in servers: switch on MESSAGE CONTENT INTENT in the developer portal (Bot, Privileged Gateway Intents) and restart SupportBot. "
        + "Direct messages are not affected.";
}
