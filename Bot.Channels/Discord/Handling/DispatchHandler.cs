using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>A dispatch on its way to the inbox.</summary>
/// <param name="What">What it means.</param>
/// <param name="Shard">The connection it came on.</param>
/// <param name="After">Where the gateway session stands once this dispatch is on disk; null before the first session.</param>
internal sealed record Dispatch(Heard What, Shard Shard, GatewayPosition? After);

/// <summary>
/// Takes what was heard to the inbox, one dispatch after the other. The stored position moves only in the commit of a message,
/// or alone past dispatches that hold nothing for us; so whatever a kill interrupts is replayed by the gateway.
/// </summary>
internal sealed class DispatchHandler(
    PatientInbox inbox, GatewayPositions stored, MissedMessages missed, FilesAhead files, PrivatePlaces places, PublicAnswers answers, EmptyMessages empty,
    PrivateCommands commands, Patience patience, CommandRegistration registration, ChannelMetrics metrics, ILogger log)
{
    // Discord keeps a limited past: a position left far behind by silent dispatches could not be resumed from.
    private const int MostUnstored = 100;

    private GatewayPositions _positions = stored;
    private int _unstored;

    public async Task RunAsync(ChannelReader<Dispatch> dispatches, CancellationToken ct)
    {
        await foreach (var dispatch in dispatches.ReadAllAsync(ct))
        {
            if (dispatch.After is not null) _positions = _positions.With(dispatch.Shard, dispatch.After);
            await HandleAsync(dispatch.What, dispatch.After, ct);
        }
    }

    private Task HandleAsync(Heard what, GatewayPosition? after, CancellationToken ct) => what switch
    {
        Heard.Direct direct => AcceptAsync(direct.Message, direct.Files, ct),
        Heard.Pressed pressed => AcceptPressAsync(pressed, ct),
        Heard.Commanded used => AcceptCommandAsync(used, after, ct),
        Heard.Deleted deleted => AcceptDeletedAsync(deleted, after, ct),
        Heard.Typing typing => TellTypingAsync(typing, ct),
        Heard.InServer said => AcceptInServerAsync(said.Message, after, ct),
        Heard.Ready ready => BeginAsync(ready, ct),
        Heard.Unreadable unreadable => SkipAsync(unreadable.Reason, ct),
        Heard.Resumed => GoOnAsync(ct),
        Heard.Nothing => PassAsync(ct),
        _ => throw new UnreachableException(),
    };

    // The new session is stored last: a kill in between fetches again. What it brings meanwhile waits behind what was said before.
    private async Task BeginAsync(Heard.Ready ready, CancellationToken ct)
    {
        registration.Begin(ct);
        await missed.FetchAsync(ready.BotId, ct);
        await StoreAsync(ct);
    }

    private Task GoOnAsync(CancellationToken ct)
    {
        registration.Begin(ct);
        return PassAsync(ct);
    }

    private async Task<Acceptance> AcceptAsync(IncomingMessage message, IReadOnlyList<RemoteFile> remote, CancellationToken ct) =>
        (await AcceptAsync(await inbox.InsistAsync(() => files.CompleteAsync(message, remote, ct), ct), ct))[0];

    private async Task<IReadOnlyList<Acceptance>> AcceptAsync(IReadOnlyList<IncomingMessage> messages, CancellationToken ct)
    {
        var accepted = await inbox.AcceptAsync(messages, ToStored(), ct);
        _unstored = 0;
        return accepted;
    }

    private async Task AcceptPressAsync(Heard.Pressed pressed, CancellationToken ct)
    {
        await AcceptAsync([pressed.Message], ct);
        pressed.Interaction.Committed.TrySetResult(null);
    }

    private async Task AcceptCommandAsync(Heard.Commanded used, GatewayPosition? after, CancellationToken ct)
    {
        var (message, shown) = await commands.PlaceAsync(used, after?.BotId, ct);
        if (message is null) await SkipAsync("no-place", ct);
        else await AcceptAsync([message], ct);
        used.Interaction.Committed.TrySetResult(shown);
    }

    private async Task AcceptDeletedAsync(Heard.Deleted deleted, GatewayPosition? after, CancellationToken ct)
    {
        if (!deleted.IsInServer) await AcceptAsync(deleted.Messages, ct);
        else if (after is not null) await InPlaceAsync(deleted.ChannelId, after, () => AcceptAsync(deleted.Messages, ct), () => PassAsync(ct), ct);
    }

    // Not worth a question to Discord where the thread is not known yet.
    private Task TellTypingAsync(Heard.Typing typing, CancellationToken ct)
    {
        if (!typing.IsInServer || places.IsKnownOurs(typing.ChannelId)) inbox.Typing(new Address(ChannelName.Discord, typing.ChannelId));
        return PassAsync(ct);
    }

    private Task AcceptInServerAsync(ServerMessage said, GatewayPosition? after, CancellationToken ct)
    {
        if (after is null) return Task.CompletedTask;
        return InPlaceAsync(said.ChannelId, after, () => TakeAsync(said, ct), () => said.MentionsBot ? MoveAsync(said, after, ct) : PassAsync(ct), ct);
    }

    private async Task TakeAsync(ServerMessage said, CancellationToken ct)
    {
        empty.Notice(said);
        await AcceptAsync(said.Message, said.Files, ct);
    }

    /// <summary>Does the one thing in our own threads and the other elsewhere; while Discord cannot say which it is, it may be a customer's.</summary>
    private async Task InPlaceAsync(string channelId, GatewayPosition after, Func<Task> inOurs, Func<Task> elsewhere, CancellationToken ct)
    {
        try
        {
            await patience.InsistAsync(
                async () => await (await places.IsOursAsync(channelId, after.BotId, ct) ? inOurs() : elsewhere()),
                e => log.DiscordPlaceWaits(channelId, e.Message), ct);
        }
        catch (ChannelException e) when (e.Failure is not DeliveryFailure.ShutOut)
        {
            log.DiscordPlaceFailed(channelId, e.Message);
            await SkipAsync("no-place", ct);
        }
    }

    private async Task MoveAsync(ServerMessage call, GatewayPosition after, CancellationToken ct)
    {
        var place = await places.OpenAsync(call, after.BotId, ct);
        var moved = call.Message with { Address = new Address(ChannelName.Discord, place.ChannelId) };
        var accepted = await AcceptAsync(moved, call.Files, ct);
        if (!accepted.Repeated) await answers.SendAsync(call, place, ct);
    }

    private Task SkipAsync(string reason, CancellationToken ct)
    {
        metrics.Skipped(ChannelName.Discord, reason);
        return PassAsync(ct);
    }

    private Task PassAsync(CancellationToken ct) =>
        ++_unstored >= MostUnstored ? StoreAsync(ct) : Task.CompletedTask;

    private async Task StoreAsync(CancellationToken ct)
    {
        if (ToStored() is { } position) await inbox.AcceptAsync([], position, ct);
        _unstored = 0;
    }

    // A restart from an old session fetches what is missing yet; from the new one nobody would.
    private ChannelPosition? ToStored() => missed.AreComing ? null : _positions.ToStored();
}
