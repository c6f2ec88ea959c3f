namespace SupportBot.Channels.Telegram;

/// <summary>How to reach Telegram and as which bot: the section <c>Channels:Telegram</c>.</summary>
internal sealed class TelegramOptions
{
    public const string Section = "Channels:Telegram";

    /// <summary>The bot's token from @BotFather: the bot's number, a colon, a secret. Without one the channel is off.</summary>
    public string Token { get; set; } = "";

    /// <summary>Where the Bot API answers; plain http only on this machine itself, because the token is part of every address.</summary>
    public string ApiBase { get; set; } = "https://api.telegram.org";

    /// <summary>
    /// The address under which the Bot API reaches this server from outside, such as <c>https://support.example.com</c>; it is then called at
    /// <see cref="WebhookEndpoint.Path"/> below it. Without one the Bot API is polled. Plain http only for a Bot API server of your own.
    /// </summary>
    public string Webhook { get; set; } = "";

    /// <summary>How long one request waits at Telegram for something new: 1 to 50 seconds, the longest Telegram holds one.</summary>
    public TimeSpan PollTimeout { get; set; } = TimeSpan.FromSeconds(50);

    /// <summary>How many messages go out a second, to all chats together; 0 for any number.</summary>
    public int MessagesPerSecond { get; set; } = 30;

    /// <summary>How many messages a second one private chat gets, after a short burst; 0 for any number.</summary>
    public int ChatMessagesPerSecond { get; set; } = 1;

    /// <summary>How many messages a minute one group gets; 0 for any number.</summary>
    public int GroupMessagesPerMinute { get; set; } = 20;

    /// <summary>What everybody in a group reads when somebody calls the bot, by language; English for the others. It says nothing about the case (C22).</summary>
    public Dictionary<string, string> GroupReply { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "I can help you in a private chat, where only you and our support read along.",
        ["ru"] = "Помогу вам в личном чате: там переписку видите только вы и наша поддержка.",
        ["pl"] = "Pomogę w czacie prywatnym: tam rozmowę widzisz tylko Ty i nasz dział wsparcia.",
    };

    /// <summary>The words on the button that leads to the private chat, by language.</summary>
    public Dictionary<string, string> GroupButton { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "Continue in private",
        ["ru"] = "Продолжить в личном чате",
        ["pl"] = "Kontynuuj prywatnie",
    };

    /// <summary>What stands beside the commands in customers' programs, by language; English for the others.</summary>
    public Dictionary<string, CommandTexts> Commands { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = new CommandTexts(),
        ["ru"] = new CommandTexts
        {
            Start = "Начать или начать заново", Human = "Позвать человека", Status = "Узнать, что с обращением", Language = "Выбрать язык", End = "Завершить разговор",
        },
        ["pl"] = new CommandTexts
        {
            Start = "Zacznij albo zacznij od nowa", Human = "Poproś o człowieka", Status = "Sprawdź, co ze zgłoszeniem", Language = "Wybierz język", End = "Zakończ rozmowę",
        },
    };

    /// <summary>The bot's own number, the open part of the token.</summary>
    public string BotId => Token[..Token.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Whether a Bot API server of your own is called, and not Telegram's.</summary>
    public bool HasOwnServer => Uri.TryCreate(ApiBase, UriKind.Absolute, out var api) && api.Host != "api.telegram.org";

    /// <summary>What the Bot API calls; null when it is polled.</summary>
    public string? WebhookUrl => Webhook.Length == 0 ? null : Webhook.TrimEnd('/') + WebhookEndpoint.Path;

    /// <summary>What is said in a group, and the words on its button, in the language a person's Telegram is set to.</summary>
    public (string Words, string Button) OfferIn(string? language) => (In(GroupReply, language), In(GroupButton, language));

    // Hints may name a country too, such as pt-br.
    private static string In(Dictionary<string, string> texts, string? language) =>
        texts.GetValueOrDefault(language?.Split('-')[0] ?? "") ?? texts["en"];
}
