namespace SupportBot.Channels.Discord;

/// <summary>What the gateway's close codes mean for the next step ("Gateway Close Event Codes").</summary>
internal static class CloseCodes
{
    public const int BadToken = 4004;

    /// <summary>Throws when a further try could only fail the same way, saying what the admin must do.</summary>
    /// <param name="code">Null when the connection broke without one.</param>
    public static GatewayEnd Judge(int? code) => code switch
    {
        BadToken => throw Stop("Discord does not accept the bot token: copy the present one from the developer portal (Bot, Reset Token) to Channels:Discord:Token."),
        4010 => throw Stop("Discord refused the shard (4010): this version runs unsharded, so let no other program connect this bot in shards."),
        4011 => throw Stop("The bot is in more servers than one connection may serve (4011, about 2,500): take it out of servers it is not needed in."),
        4012 => throw Stop("Discord no longer serves gateway version 10 (4012): update SupportBot."),
        4013 => throw Stop("Discord does not know the intents asked for (4013): update SupportBot."),
        4014 => throw Stop("The bot may not read messages (4014): switch on MESSAGE CONTENT INTENT in the developer portal (Bot, Privileged Gateway Intents)."),
        // Not authenticated any more, sequence unknown, session timed out.
        4003 or 4007 or 4009 => GatewayEnd.NewSession,
        _ => GatewayEnd.Resume,
    };

    private static ChannelException Stop(string whatToDo) => new(whatToDo, DeliveryFailure.Refused);
}
