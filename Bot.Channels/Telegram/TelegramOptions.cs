namespace SupportBot.Channels.Telegram;

/// <summary>How to reach Telegram and as which bot: the section <c>Channels:Telegram</c>.</summary>
internal sealed class TelegramOptions
{
    public const string Section = "Channels:Telegram";

    /// <summary>The bot's token from @BotFather: the bot's number, a colon, a secret. Without one the channel is off.</summary>
    public string Token { get; set; } = "";

    /// <summary>Where the Bot API answers; plain http only on this machine itself, because the token is part of every address.</summary>
    public string ApiBase { get; set; } = "https://api.telegram.org";

    /// <summary>How long one request waits at Telegram for something new: 1 to 50 seconds, the longest Telegram holds one.</summary>
    public TimeSpan PollTimeout { get; set; } = TimeSpan.FromSeconds(50);

    /// <summary>The bot's own number, the open part of the token.</summary>
    public string BotId => Token[..Token.IndexOf(':', StringComparison.Ordinal)];
}
