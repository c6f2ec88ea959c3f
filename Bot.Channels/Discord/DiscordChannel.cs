using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Formatting;

namespace SupportBot.Channels.Discord;

/// <summary>
/// Discord over gateway version 10 and the HTTP API: direct messages, and private threads for those who call the bot in a server.
/// </summary>
internal sealed class DiscordChannel : IChannel, IDisposable
{
    private const int MostWaiting = 1_000;
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly DiscordOptions _options;
    private readonly DiscordPace _pace;
    private readonly ChannelMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly DiscordRest _rest;
    private readonly MessageSender _sender;
    private readonly SentMessages _sent;
    private readonly FileFetcher _files;

    public DiscordChannel(DiscordOptions options, DiscordPace pace, IAttachments attachments, ChannelMetrics metrics, TimeProvider clock, ILogger log)
    {
        (_options, _pace, _metrics, _clock, _log) = (options, pace, metrics, clock, log);
        _rest = new DiscordRest(options, pace, metrics, clock, log);
        _sender = new MessageSender(_rest, pace, clock);
        _sent = new SentMessages(_rest);
        _files = new FileFetcher(options, pace, attachments, clock, log);
    }

    public ChannelName Name => ChannelName.Discord;

    public int TextLimit => MessageSender.TextLimit;

    public int LengthOf(FormattedText text) => MessageSender.LengthOf(text);

    // The nonce is made of the outbox id, and Discord drops a second message with it.
    public TimeSpan RepeatIsHarmlessFor => _pace.NonceMemory;

    public Task<string> SendAsync(OutgoingMessage message, CancellationToken ct) => _sender.SendAsync(message, ct);

    public Task EditAsync(Address address, string externalId, string text, CancellationToken ct) => _sent.EditAsync(address, externalId, text, ct);

    public Task CloseChoicesAsync(Address address, string externalId, CancellationToken ct) => _sent.CloseChoicesAsync(address, externalId, ct);

    public Task RemoveAsync(Address address, string externalId, CancellationToken ct) => _sent.RemoveAsync(address, externalId, ct);

    public Task ShowTypingAsync(Address address, CancellationToken ct) =>
        Snowflake.IsValid(address.Value) ? _rest.SendAsync(Route.Typing(address.Value), body: null, ct) : Task.CompletedTask;

    public async Task ReceiveAsync(IInbox inbox, CancellationToken stopping)
    {
        var patient = new PatientInbox(inbox, _pace, _clock, _log);
        try
        {
            await ReceiveAsync(patient, await patient.ReadPositionsAsync(stopping), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped: what is not on disk yet is replayed by the gateway.
        }
    }

    private async Task ReceiveAsync(PatientInbox inbox, GatewayPositions stored, CancellationToken stopping)
    {
        var dispatches = Channel.CreateBounded<Dispatch>(MostWaiting);
        var acknowledgements = new Acknowledgements(_rest, _pace, _clock, _log);
        var registration = new CommandRegistration(_rest, new Patience(_pace, _clock), _log);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var handling = HandleAsync(inbox, stored, registration, dispatches.Reader, ending.Token);
        var listening = ListenAsync(stored, dispatches.Writer, acknowledgements, ending.Token);
        try
        {
            await Task.WhenAny(handling, listening);
            await (handling.IsFaulted ? handling : listening);
        }
        finally
        {
            // Discord will not repeat what came before it shut the door for good.
            await handling.WaitAsync(LastWords, _clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ending.CancelAsync();
            await Task.WhenAll(handling, listening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await acknowledgements.DrainAsync();
            await registration.DrainAsync();
        }
    }

    private async Task HandleAsync(
        PatientInbox inbox, GatewayPositions stored, CommandRegistration registration, ChannelReader<Dispatch> dispatches, CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var patience = new Patience(_pace, _clock);
        await using var missed = new MissedMessages(_rest, inbox, patience, _files, _options, _clock, _log);
        var (places, answers) = (new PrivatePlaces(_rest, patience), new PublicAnswers(_rest, _options, _log));
        var empty = new EmptyMessages(_clock, _log);
        var commands = new PrivateCommands(places, answers, _options, _log);
        places.Remember(await inbox.LastSeenAsync(_clock.GetUtcNow() - MissedMessages.Past, ct));
        await using var files = new FilesAhead(_files, places);
        var ready = Channel.CreateBounded<Dispatch>(FilesAhead.MostAhead);
        var passing = files.PassAsync(dispatches, ready.Writer, ending.Token);
        try
        {
            await new DispatchHandler(inbox, stored, missed, files, places, answers, empty, commands, patience, registration, _metrics, _log).RunAsync(ready.Reader, ct);
        }
        finally
        {
            await ending.CancelAsync();
            await passing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(GatewayPositions stored, ChannelWriter<Dispatch> dispatches, Acknowledgements acknowledgements, CancellationToken ct)
    {
        try
        {
            using var starts = new SessionStarts(_rest, _pace, _clock, _log);
            await new GatewayShards(dispatches, starts, acknowledgements, _metrics, _options, _pace, _clock, _log).RunAsync(stored, ct);
        }
        finally
        {
            dispatches.Complete();
        }
    }

    public void Dispose()
    {
        _rest.Dispose();
        _files.Dispose();
    }
}
