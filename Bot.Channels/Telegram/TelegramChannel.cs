using Microsoft.Extensions.Logging;
using SupportBot.Channels.Formatting;

namespace SupportBot.Channels.Telegram;

/// <summary>Customers' private chats with a bot on Telegram, over the Bot API: https://core.telegram.org/bots/api.</summary>
internal sealed class TelegramChannel : IChannel, IDisposable
{
    private readonly TelegramOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ChannelMetrics _metrics;
    private readonly Pause _pause;
    private readonly TelegramClient _client;
    private readonly Self _self;
    private readonly CommandMenu _menu;
    private readonly MessageSender _sender;
    private readonly FileFetcher _files;
    private readonly GroupOffers _offers;

    public TelegramChannel(
        TelegramOptions options, IAttachments attachments, TimeProvider time, ILogger log, ChannelMetrics metrics, Pause? pause = null)
    {
        _options = options;
        _time = time;
        _log = log;
        _metrics = metrics;
        _pause = pause ?? ((length, ct) => Task.Delay(length, time, ct));
        _client = new TelegramClient(options, time);
        _self = new Self(options.BotId);
        var pace = new Pace(options, time);
        _menu = new CommandMenu(options, _client, log);
        _sender = new MessageSender(_client, pace, new ExternalIds(options.BotId));
        _files = new FileFetcher(_client, attachments, time, _pause, log);
        _offers = new GroupOffers(_self, options, _client, pace, time, log);
    }

    public ChannelName Name => ChannelName.Telegram;

    public int TextLimit => MessageSender.TextLimit;

    public int LengthOf(FormattedText text) => TelegramText.Of(text).Words.Length;

    public Task ReceiveAsync(IInbox inbox, CancellationToken stopping)
    {
        var (introduction, troubles) = (new Introduction(_self, _client), new Troubles(_time, _log));
        return _options.WebhookUrl is { } url
            ? new WebhookReceiver(_client, introduction, _menu, inbox, url, new WebhookSecret(_options.Token), troubles, _pause, _log).RunAsync(stopping)
            : new TelegramReceiver(_client, introduction, _menu, IntakeTo(inbox), _options.PollTimeout, troubles, _pause, _log).RunAsync(stopping);
    }

    /// <summary>Where Telegram brings messages, on every node; null when it is polled.</summary>
    public WebhookEndpoint? EndpointTo(IInbox inbox) => _options.WebhookUrl is null
        ? null
        : new WebhookEndpoint(
            new WebhookSecret(_options.Token), new Introduction(_self, _client), IntakeTo(inbox), new Troubles(_time, _log), _time);

    public Task<string> SendAsync(OutgoingMessage message, CancellationToken ct) => _sender.SendAsync(message, ct);

    public Task EditAsync(Address address, string externalId, string text, CancellationToken ct) => _sender.EditAsync(address, externalId, text, ct);

    public Task CloseChoicesAsync(Address address, string externalId, CancellationToken ct) => _sender.CloseChoicesAsync(address, externalId, ct);

    public Task RemoveAsync(Address address, string externalId, CancellationToken ct) => _sender.RemoveAsync(address, externalId, ct);

    public Task ShowTypingAsync(Address address, CancellationToken ct) => _sender.ShowTypingAsync(address, ct);

    public void Dispose() => _client.Dispose();

    private Intake IntakeTo(IInbox inbox) => new(_self, inbox, _client, _files, _offers, _log, _metrics);
}
