using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Telegram;

/// <summary>
/// The commands that customers' programs offer beside the text field, once in every language: https://core.telegram.org/bots/api#setmycommands.
/// In private chats only, since nothing is done about them in groups.
/// </summary>
internal sealed class CommandMenu(TelegramOptions options, TelegramClient client, ILogger log)
{
    private const string WithoutLanguage = "en";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private bool _isOffered;

    /// <summary>One try a start: the commands work without it.</summary>
    public async Task OfferAsync(CancellationToken ct)
    {
        if (_isOffered) return;
        _isOffered = true;
        foreach (var (language, texts) in options.Commands)
        {
            try
            {
                var answer = await client.CallAsync("setMyCommands", Request(language, texts), TelegramJson.Default.SetMyCommands, Patience, ct);
                if (answer is Answer.Rejected rejected) log.TelegramMenuNotSet(language, rejected.ToException().Message);
            }
            catch (ChannelException e)
            {
                log.TelegramMenuNotSet(language, e.Message);
            }
        }
    }

    // Telegram shows the one without a language to everybody whose language has none.
    private static SetMyCommands Request(string language, CommandTexts texts) => new(
        [
            new("start", texts.Start), new("human", texts.Human), new("status", texts.Status), new("language", texts.Language), new("end", texts.End),
        ],
        new CommandScope("all_private_chats"),
        language == WithoutLanguage ? null : language);
}

/// <summary>What the commands do, in one language, as it stands beside them in customers' programs.</summary>
internal sealed class CommandTexts
{
    public string Start { get; set; } = "Begin, or start over";
    public string Human { get; set; } = "Talk to a person";
    public string Status { get; set; } = "See where your request stands";
    public string Language { get; set; } = "Choose the language";
    public string End { get; set; } = "End the conversation";
}
