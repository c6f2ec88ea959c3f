using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Telegram;

/// <summary>Pauses between tries; tests do not wait.</summary>
internal delegate Task Pause(TimeSpan length, CancellationToken ct);

/// <summary>
/// Reads updates by long polling. Telegram forgets a batch when a poll names a higher offset, and the offset is raised only once
/// the inbox has the batch.
/// </summary>
internal sealed class TelegramReceiver(
    TelegramClient client, Introduction introduction, CommandMenu menu, Intake intake, TimeSpan pollTimeout, Troubles troubles, Pause pause,
    ILogger log)
{
    private const int LargestBatch = 100;
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(15);

    private long? _offset;
    private bool _started;

    public async Task RunAsync(CancellationToken stopping)
    {
        while (intake.IsOpen)
        {
            stopping.ThrowIfCancellationRequested();
            if (await TryRoundAsync(stopping) is { } trouble) await pause(troubles.Meet(trouble), stopping);
            else troubles.Over();
        }
    }

    private async Task<Trouble?> TryRoundAsync(CancellationToken stopping)
    {
        try
        {
            return await RoundAsync(stopping);
        }
        catch (ChannelException e) when (e.MayPass)
        {
            return new Trouble.OutOfReach(e.Message);
        }
        catch (Exception e) when (e is not ChannelException && !(e is OperationCanceledException && stopping.IsCancellationRequested))
        {
            return new Trouble.NotStored(e);
        }
    }

    private async Task<Trouble?> RoundAsync(CancellationToken stopping)
    {
        if (await introduction.MakeAsync(stopping) is { } trouble) return trouble;
        if (!_started) await StartAsync(stopping);
        var polling = PollAsync(pollTimeout, stopping);
        // Customers do not wait for their messages to be read until the menu is set.
        await Task.WhenAll(polling, menu.OfferAsync(stopping));
        return await polling switch
        {
            Answer.Done { Result.ValueKind: JsonValueKind.Array } done => await TakeAsync(done.Result, stopping),
            Answer.Done or Answer.Garbled => Trouble.Unreadable,
            Answer.Rejected rejected when rejected.MeansWrongToken() => throw rejected.ToException(),
            Answer.Rejected { IsAboutWebhook: true } => await RemoveWebhookAsync(stopping),
            Answer.Rejected rejected => Trouble.Of(rejected),
            _ => throw new UnreachableException(),
        };
    }

    private async Task StartAsync(CancellationToken stopping)
    {
        _offset = await intake.ReadOffsetAsync(stopping);
        _started = true;
        log.TelegramStarts(_offset);
    }

    private Task<Answer> PollAsync(TimeSpan timeout, CancellationToken stopping)
    {
        var request = new GetUpdates(_offset, LargestBatch, (int)timeout.TotalSeconds, Update.Wanted);
        return client.CallAsync("getUpdates", request, TelegramJson.Default.GetUpdates, timeout + Margin, stopping);
    }

    // The same offset again: what came is not in the inbox yet, so it must not be forgotten. Telegram sends it once more, and what has come since.
    private async Task<JsonElement> WithWholeAlbumsAsync(JsonElement updates, CancellationToken stopping)
    {
        if (!Albums.AreIn(updates)) return updates;
        await pause(Albums.Wait, stopping);
        return await PollAsync(TimeSpan.Zero, stopping) is Answer.Done { Result.ValueKind: JsonValueKind.Array } again && again.Result.GetArrayLength() > 0
            ? again.Result
            : updates;
    }

    // What waits at Telegram stays there for us.
    private async Task<Trouble?> RemoveWebhookAsync(CancellationToken stopping)
    {
        var answer = await client.CallAsync("deleteWebhook", new DeleteWebhook(), TelegramJson.Default.DeleteWebhook, Margin, stopping);
        if (answer is Answer.Rejected rejected) return new Trouble.HasWebhook(rejected.ToException().Message);
        log.TelegramWebhookRemoved();
        return null;
    }

    private async Task<Trouble?> TakeAsync(JsonElement updates, CancellationToken stopping)
    {
        if (updates.GetArrayLength() == 0) return null;
        var whole = await WithWholeAlbumsAsync(updates, stopping);
        var next = await intake.TakeAsync(Albums.WithoutCutOff(whole, LargestBatch), stopping);
        if (next is null || next == _offset) return new Trouble.OutOfReach("Telegram repeats updates or does not number them.");
        _offset = next;
        return null;
    }
}
