using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Formatting;

namespace SupportBot.Channels.Telegram;

/// <summary>Customers' private chats with a bot on Telegram, over the Bot API: https://core.telegram.org/bots/api.</summary>
internal sealed class TelegramChannel : IChannel, IDisposable
{
    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UnsaidWait = TimeSpan.FromSeconds(1);

    private readonly TelegramOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ChannelMetrics _metrics;
    private readonly Pause _pause;
    private readonly TelegramClient _client;
    private readonly Self _self;
    private readonly Pace _pace;
    private readonly GroupOffers _offers;

    public TelegramChannel(TelegramOptions options, TimeProvider time, ILogger log, ChannelMetrics metrics, Pause? pause = null)
    {
        _options = options;
        _time = time;
        _log = log;
        _metrics = metrics;
        _pause = pause ?? ((length, ct) => Task.Delay(length, time, ct));
        _client = new TelegramClient(options, time);
        _self = new Self(options.BotId);
        _pace = new Pace(options, time);
        _offers = new GroupOffers(_self, options, _client, _pace, time, log);
    }

    public ChannelName Name => ChannelName.Telegram;

    public int TextLimit => 4096;

    public int LengthOf(FormattedText text) => TelegramText.Of(text).Words.Length;

    public Task ReceiveAsync(IInbox inbox, CancellationToken stopping)
    {
        var (introduction, troubles) = (new Introduction(_self, _client), new Troubles(_time, _log));
        return _options.WebhookUrl is { } url
            ? new WebhookReceiver(_client, introduction, inbox, url, new WebhookSecret(_options.Token), troubles, _pause, _log).RunAsync(stopping)
            : new TelegramReceiver(_client, introduction, IntakeTo(inbox), _options.PollTimeout, troubles, _pause, _log).RunAsync(stopping);
    }

    /// <summary>Where Telegram brings messages, on every node; null when it is polled.</summary>
    public WebhookEndpoint? EndpointTo(IInbox inbox) => _options.WebhookUrl is null
        ? null
        : new WebhookEndpoint(
            new WebhookSecret(_options.Token), new Introduction(_self, _client), IntakeTo(inbox), new Troubles(_time, _log), _time);

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

    private Intake IntakeTo(IInbox inbox) => new(_self, inbox, _client, _offers, _log, _metrics);

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

    private async Task<Answer> SendAsync(SendMessage request, CancellationToken ct)
    {
        await _pace.TakeAsync(request.ChatId, ct);
        var answer = await _client.CallAsync("sendMessage", request, TelegramJson.Default.SendMessage, SendPatience, ct);
        if (answer is Answer.Rejected { Code: 429 } tooMany) _pace.Refused(request.ChatId, tooMany.RetryAfter ?? UnsaidWait);
        else _pace.Passed();
        return answer is Answer.Rejected { MovedTo: { } moved } && moved != request.ChatId ? await SendAsync(request with { ChatId = moved }, ct) : answer;
    }

    private static long? MessageId(JsonElement sent) => TelegramJson.Read(sent, TelegramJson.Default.Sent)?.MessageId;
}
