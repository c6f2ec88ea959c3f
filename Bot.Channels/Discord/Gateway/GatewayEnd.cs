namespace SupportBot.Channels.Discord;

/// <summary>What to do after a gateway connection ended.</summary>
internal enum GatewayEnd
{
    /// <summary>Connect again and go on in the same session; Discord replays what was missed.</summary>
    Resume,

    /// <summary>The session is gone: connect again and start a new one.</summary>
    NewSession,

    /// <summary>Discord wants the bot divided over another number of connections.</summary>
    OtherShards,
}
