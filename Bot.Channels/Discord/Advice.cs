namespace SupportBot.Channels.Discord;

/// <summary>What an admin must do when Discord shuts the door.</summary>
internal static class Advice
{
    public const string NewToken =
        "Discord does not accept the bot token: put the present one (developer portal, Bot, Reset Token) into Channels:Discord:Token.";

    public const string OtherShards =
        "Discord does not let the bot connect the way its servers are divided now (4010, 4011), and recommends the same number of connections "
        + "again: let no other program run with this bot's token, or take the bot out of some servers.";

    public const string MessageContent =
        "The bot may not read messages (4014): switch on MESSAGE CONTENT INTENT in the developer portal (Bot, Privileged Gateway Intents).";
}
