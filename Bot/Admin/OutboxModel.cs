using SupportBot.Desk;
using SupportBot.Storage;

namespace SupportBot.Admin;

/// <summary>What the outbox page shows.</summary>
/// <param name="Rows">One page.</param>
/// <param name="HasOlder">Whether there are more rows after it.</param>
internal sealed record OutboxModel(OutboxView View, IReadOnlyList<OutboxEntry> Rows, bool HasOlder, IReadOnlyList<ChannelGlance> Channels, DateTimeOffset Now)
{
    /// <summary>How many rows a list has for the channel looked at; null where they are not counted.</summary>
    public long? Count(OutboxShow show)
    {
        var looked = Channels.Where(channel => View.Channel is not { } only || channel.Name == only);
        return show switch
        {
            OutboxShow.Open => looked.Sum(channel => channel.Outbox.Values.Sum()),
            OutboxShow.Waiting => looked.Sum(channel => channel.Count(DeliveryState.Waiting, DeliveryState.Sending)),
            OutboxShow.Uncertain => looked.Sum(channel => channel.Count(DeliveryState.Uncertain)),
            OutboxShow.Failed => looked.Sum(channel => channel.Count(DeliveryState.Failed)),
            OutboxShow.Sent => null,
        };
    }

    /// <summary>Why it is where it is; null when there is nothing to say.</summary>
    public string? Reason(OutboxEntry row) =>
        HeldUpBy(row) is { } channel
            ? $"{Desk.Wording.Title(channel.Name.Value)} does not run: {channel.Note}"
            : row.Problem is { Length: > 0 } problem ? Sentence(problem) : null;

    /// <summary>When it is tried next.</summary>
    public string Next(OutboxEntry row) => row.State switch
    {
        DeliveryState.Waiting when row.IsBehind => "after the one before it",
        DeliveryState.Waiting or DeliveryState.Sending when HeldUpBy(row) is not null => "when the channel runs",
        DeliveryState.Waiting => row.NextAt <= Now ? "now" : $"in {Spans.Of(row.NextAt - Now)}",
        DeliveryState.Sending => "under way",
        DeliveryState.Uncertain or DeliveryState.Failed => "only by hand",
        DeliveryState.Sent => "done",
    };

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    // Also what was cut off in the middle of a try is only looked after by a channel that runs.
    private ChannelGlance? HeldUpBy(OutboxEntry row) => row.State is DeliveryState.Waiting or DeliveryState.Sending
        ? Channels.FirstOrDefault(channel => channel.Name == row.Channel && channel.State is not ChannelState.On)
        : null;
}
