namespace SupportBot.Channels.Telegram;

/// <summary>Which bot we are.</summary>
/// <param name="id">The bot's own number, the open part of its token.</param>
internal sealed class Self(string id)
{
    private volatile string? _username;

    public string Id => id;

    /// <summary>The name after the @, by which people in groups call the bot; null until Telegram has told it.</summary>
    public string? Username
    {
        get => _username;
        set => _username = value;
    }
}
