using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Telegram;

/// <summary>Takes a batch of updates in: into the inbox with the position in one commit, and only then anything else.</summary>
internal sealed class Intake(string botId, IInbox inbox, TelegramClient client, ILogger log, ChannelMetrics metrics)
{
    private static readonly TimeSpan PressPatience = TimeSpan.FromSeconds(5);

    private readonly UpdateReader _reader = new(botId);

    /// <summary>Whether there is still somebody to receive for.</summary>
    public bool IsOpen => inbox.IsOpen;

    /// <summary>The next update wanted; null for the oldest Telegram keeps.</summary>
    public async Task<long?> ReadOffsetAsync(CancellationToken ct) =>
        Offset.FromPosition(botId, await inbox.ReadPositionAsync(ChannelName.Telegram, ct));

    /// <returns>The next update wanted: null when no number in the batch could be read.</returns>
    public async Task<long?> TakeAsync(IEnumerable<JsonElement> updates, CancellationToken ct)
    {
        var readings = updates.Select(_reader.Read).OrderBy(reading => reading.UpdateId).ToList();
        // Not the higher of old and new: after a quiet week Telegram goes on from a random number, which may be lower.
        var next = readings[^1].UpdateId + 1;
        await inbox.AcceptAsync(Messages(readings), next is { } offset ? Offset.ToPosition(botId, offset) : null, ct);
        foreach (var skipped in readings.OfType<Reading.Skipped>()) Count(skipped);
        await Task.WhenAll(readings.OfType<Reading.Pressed>().Select(pressed => AnswerAsync(pressed.CallbackId, ct)));
        return next;
    }

    private static List<IncomingMessage> Messages(List<Reading> readings) =>
        [.. readings.OfType<Reading.Received>().Select(received => received.Message)];

    private void Count(Reading.Skipped skipped)
    {
        metrics.Skipped(ChannelName.Telegram, skipped.Reason);
        log.TelegramSkipped(skipped.UpdateId, skipped.Reason);
    }

    // The customer's program shows the button waiting until this; nothing else hangs on it.
    private async Task AnswerAsync(string callback, CancellationToken ct)
    {
        try
        {
            var answer = await client.CallAsync(
                "answerCallbackQuery", new AnswerCallbackQuery(callback), TelegramJson.Default.AnswerCallbackQuery, PressPatience, ct);
            if (answer is Answer.Rejected rejected) log.TelegramPressUnanswered(rejected.ToException().Message);
        }
        catch (ChannelException e)
        {
            log.TelegramPressUnanswered(e.Message);
        }
    }
}
