namespace SupportBot.Channels.Discord;

/// <summary>What the gateway's close codes mean for the next step ("Gateway Close Event Codes").</summary>
internal static class CloseCodes
{
    public const int BadToken = 4004;

    /// <summary>Throws when a further try could only fail the same way, saying what the admin must do.</summary>
    /// <param name="code">Null when the connection broke without one.</param>
    public static GatewayEnd Judge(int? code) => code switch
    {
        BadToken => throw Stop(Advice.NewToken),
        4010 or 4011 => GatewayEnd.OtherShards,
        4012 => throw Stop("Discord no longer serves gateway version 10 (4012): update SupportBot."),
        4013 => throw Stop("Discord does not know the intents asked for (4013): update SupportBot."),
        4014 => throw Stop(Advice.MessageContent),
        // Not authenticated any more, sequence unknown, session timed out.
        4003 or 4007 or 4009 => GatewayEnd.NewSession,
        _ => GatewayEnd.Resume,
    };

    public static ChannelException Stop(string whatToDo) => new(whatToDo, DeliveryFailure.ShutOut);
}
