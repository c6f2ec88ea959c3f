using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Formatting;

namespace SupportBot.Channels.Telegram;

/// <summary>Customers' private chats with a bot on Telegram, over the Bot API: https://core.telegram.org/bots/api.</summary>
internal sealed class TelegramChannel : IChannel, IDisposable
{
    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(30);

    private readonly TelegramOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ChannelMetrics _metrics;
    private readonly Pause _pause;
    private readonly TelegramClient _client;

    public TelegramChannel(TelegramOptions options, TimeProvider time, ILogger log, ChannelMetrics metrics, Pause? pause = null)
    {
        _options = options;
        _time = time;
        _log = log;
        _metrics = metrics;
        _pause = pause ?? ((length, ct) => Task.Delay(length, time, ct));
        _client = new TelegramClient(options, time);
    }

    public ChannelName Name => ChannelName.Telegram;

    public int TextLimit => 4096;

    public int LengthOf(FormattedText text) => TelegramText.Of(text).Words.Length;

    public Task ReceiveAsync(IInbox inbox, CancellationToken stopping)
    {
        var intake = new Intake(_options.BotId, inbox, _client, _log, _metrics);
        var troubles = new Troubles(_time, _log);
        return new TelegramReceiver(_client, intake, _options.PollTimeout, troubles, _pause, _log).RunAsync(stopping);
    }

    public async Task<string> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        var chat = People.ChatOf(message.Address)
            ?? throw new ChannelException("The address is not a Telegram chat.", DeliveryFailure.Refused);
        return await SendAsync(chat, FormattedText.Parse(message.Text), Keyboards.For(message.Choices), ct) switch
        {
            Answer.Done done when MessageId(done.Result) is { } id => id.ToString(CultureInfo.InvariantCulture),
            Answer.Rejected rejected => throw rejected.ToException(),
            _ => throw new ChannelException("Telegram's answer cannot be read.", DeliveryFailure.Uncertain),
        };
    }

    public void Dispose() => _client.Dispose();

    // Telegram refuses a whole message for one address it does not like; the words then go out without formatting.
    private async Task<Answer> SendAsync(long chat, FormattedText text, ReplyMarkup? keyboard, CancellationToken ct)
    {
        var formatted = TelegramText.Of(text);
        if (formatted.Entities.Count == 0) return await SendAsync(new SendMessage(chat, formatted.Words, null, keyboard), ct);
        var answer = await SendAsync(new SendMessage(chat, formatted.Words, formatted.Entities, keyboard), ct);
        if (answer is not Answer.Rejected { IsAboutEntities: true }) return answer;
        var plain = TelegramText.Plain(text);
        return await SendAsync(new SendMessage(chat, plain.Length <= TextLimit ? plain : formatted.Words, null, keyboard), ct);
    }

    private Task<Answer> SendAsync(SendMessage request, CancellationToken ct) =>
        _client.CallAsync("sendMessage", request, TelegramJson.Default.SendMessage, SendPatience, ct);

    private static long? MessageId(JsonElement sent)
    {
        try
        {
            return sent.Deserialize(TelegramJson.Default.Sent)?.MessageId;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
