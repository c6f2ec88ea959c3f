using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Discord;

/// <summary>A dispatch on its way to the inbox.</summary>
/// <param name="What">What it means.</param>
/// <param name="After">Where the gateway session stands once this dispatch is on disk; null before the first session.</param>
internal sealed record Dispatch(Heard What, GatewayPosition? After);

/// <summary>
/// Takes what was heard to the inbox, one dispatch after the other. The stored position moves only in the commit of a message,
/// or alone past dispatches that hold nothing for us; so whatever a kill interrupts is replayed by the gateway.
/// </summary>
internal sealed class DispatchHandler(PatientInbox inbox, PrivatePlaces places, PublicAnswers answers, ChannelMetrics metrics, ILogger log)
{
    // Discord keeps a limited past: a position left far behind by silent dispatches could not be resumed from.
    private const int MostUnstored = 100;

    private int _unstored;

    public async Task RunAsync(ChannelReader<Dispatch> dispatches, CancellationToken ct)
    {
        await foreach (var dispatch in dispatches.ReadAllAsync(ct)) await HandleAsync(dispatch.What, dispatch.After, ct);
    }

    private Task HandleAsync(Heard what, GatewayPosition? after, CancellationToken ct) => what switch
    {
        Heard.Direct direct => AcceptAsync(direct.Message, after, ct),
        Heard.Pressed pressed => AcceptPressAsync(pressed, after, ct),
        Heard.InServer said => AcceptInServerAsync(said.Message, after, ct),
        Heard.Ready => StoreAsync(after, ct),
        Heard.Unreadable unreadable => SkipAsync(unreadable.Reason, after, ct),
        Heard.Nothing or Heard.Resumed => PassAsync(after, ct),
        _ => throw new UnreachableException(),
    };

    private async Task<Acceptance> AcceptAsync(IncomingMessage message, GatewayPosition? after, CancellationToken ct)
    {
        var accepted = await inbox.AcceptAsync([message], after, ct);
        _unstored = 0;
        return accepted[0];
    }

    private async Task AcceptPressAsync(Heard.Pressed pressed, GatewayPosition? after, CancellationToken ct)
    {
        await AcceptAsync(pressed.Message, after, ct);
        pressed.Interaction.Committed.TrySetResult();
    }

    private async Task AcceptInServerAsync(ServerMessage said, GatewayPosition? after, CancellationToken ct)
    {
        if (after is null) return;
        try
        {
            if (await places.IsOursAsync(said.ChannelId, after.BotId, ct)) await AcceptAsync(said.Message, after, ct);
            else if (said.MentionsBot) await MoveAsync(said, after, ct);
            else await PassAsync(after, ct);
        }
        catch (ChannelException e) when (e.Failure is not DeliveryFailure.ShutOut)
        {
            log.DiscordPlaceFailed(said.Message.ExternalId, e.Message);
            await SkipAsync("no-place", after, ct);
        }
    }

    private async Task MoveAsync(ServerMessage call, GatewayPosition after, CancellationToken ct)
    {
        var place = await places.OpenAsync(call, after.BotId, ct);
        var moved = call.Message with { Address = new Address(ChannelName.Discord, place.ChannelId) };
        var accepted = await AcceptAsync(moved, after, ct);
        if (!accepted.Repeated) await answers.SendAsync(call, place, ct);
    }

    private Task SkipAsync(string reason, GatewayPosition? after, CancellationToken ct)
    {
        metrics.Skipped(ChannelName.Discord, reason);
        return PassAsync(after, ct);
    }

    private Task PassAsync(GatewayPosition? after, CancellationToken ct) =>
        after is not null && ++_unstored >= MostUnstored ? StoreAsync(after, ct) : Task.CompletedTask;

    private async Task StoreAsync(GatewayPosition? after, CancellationToken ct)
    {
        await inbox.AcceptAsync([], after, ct);
        _unstored = 0;
    }
}
