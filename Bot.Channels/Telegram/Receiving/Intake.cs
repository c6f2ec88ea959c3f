using System.Collections.ObjectModel;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Telegram;

/// <summary>Takes updates in: into the inbox, the position with them when there is one, and only then anything else.</summary>
internal sealed class Intake(Self self, IInbox inbox, TelegramClient client, FileFetcher files, GroupOffers offers, ILogger log, ChannelMetrics metrics)
{
    private static readonly TimeSpan PressPatience = TimeSpan.FromSeconds(5);

    private readonly UpdateReader _reader = new(self);

    /// <summary>Whether there is still somebody to receive for.</summary>
    public bool IsOpen => inbox.IsOpen;

    /// <summary>The next update wanted; null for the oldest Telegram keeps.</summary>
    public async Task<long?> ReadOffsetAsync(CancellationToken ct) =>
        Offset.FromPosition(self.Id, await inbox.ReadPositionAsync(ChannelName.Telegram, ct));

    /// <summary>Takes a batch that was polled, and the position with it.</summary>
    /// <returns>The next update wanted: null when no number in the batch could be read.</returns>
    public async Task<long?> TakeAsync(IEnumerable<JsonElement> updates, CancellationToken ct)
    {
        var readings = updates.Select(_reader.Read).OrderBy(reading => reading.UpdateId).ToList();
        // Not the higher of old and new: after a quiet week Telegram goes on from a random number, which may be lower.
        var next = readings[^1].UpdateId + 1;
        var position = next is { } offset ? Offset.ToPosition(self.Id, offset) : null;
        var slow = readings.OfType<Reading.Received>().Where(received => received.Files.Count > 0).Select(received => received.Message.Address).ToHashSet();
        var later = readings.ToLookup(reading => reading is Reading.Received received && slow.Contains(received.Message.Address));
        // Whoever sent no file does not wait for those of others. If the rest cannot be kept, all of it comes again and these count once.
        if (slow.Count > 0) await TakeAsync([.. later[false]], position: null, ct);
        await TakeAsync([.. later[slow.Count > 0]], position, ct);
        return next;
    }

    /// <summary>Takes one update that was brought. What follows from it is left to <see cref="FollowUpAsync"/>.</summary>
    public async Task<Reading> KeepAsync(JsonElement update, CancellationToken ct)
    {
        var reading = _reader.Read(update);
        await KeepAsync([reading], position: null, ct);
        return reading;
    }

    /// <summary>What is due once the inbox has it.</summary>
    public async Task FollowUpAsync(IReadOnlyList<Reading> readings, CancellationToken ct)
    {
        foreach (var skipped in readings.OfType<Reading.Skipped>()) Count(skipped);
        await Task.WhenAll(
        [
            .. readings.OfType<Reading.Pressed>().Select(pressed => AnswerAsync(pressed.CallbackId, ct)),
            .. readings.OfType<Reading.Called>().Select(call => offers.MakeAsync(call, ct)),
        ]);
    }

    /// <summary>Counts what is not even JSON.</summary>
    public void CountDamaged() => Count(new Reading.Skipped(null, SkipReason.Damaged));

    private async Task TakeAsync(List<Reading> readings, ChannelPosition? position, CancellationToken ct)
    {
        await KeepAsync(Albums.PutTogether(readings), position, ct);
        await FollowUpAsync(readings, ct);
    }

    private async Task KeepAsync(IReadOnlyList<Reading> readings, ChannelPosition? position, CancellationToken ct)
    {
        var received = readings.OfType<Reading.Received>().ToList();
        if (received.Count == 0 && position is null) return;
        var wanted = received.SelectMany(one => one.Files).ToList();
        var fetched = wanted.Count == 0 ? ReadOnlyDictionary<RemoteFile, Attachment>.Empty : await files.FetchAsync(wanted, ct);
        await inbox.AcceptAsync([.. received.SelectMany(one => one.WithFiles(fetched))], position, ct);
    }

    private void Count(Reading.Skipped skipped)
    {
        metrics.Skipped(ChannelName.Telegram, skipped.Reason);
        log.TelegramSkipped(skipped.UpdateId, skipped.Reason);
    }

    // The customer's program shows the button waiting until this; nothing else hangs on it. Telegram takes no answer to an old press.
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
